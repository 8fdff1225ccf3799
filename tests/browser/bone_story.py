"""The first journey in its parts: pain in the groin, from the check to a gate that a clinician opens."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from runwell.records.packs import the_pack
from tests.browser.accounts import press
from tests.browser.hands import ListOnly
from tests.browser.journeys import walked
from tests.browser.practice_mail import invitation_in, link_in, mail_of, words_of
from tests.browser.practice_people import EARLIER, NOOR, OTHER, Person
from tests.web.check.runners import STRESS_FRACTURE

DAY_BEFORE, VISIT, WEEKS_LATER = date(2026, 12, 1), date(2026, 12, 2), date(2027, 1, 11)
AT_TEN = "2026-12-02T16:00Z"
"""By the clock of Oak Lawn it is 10 a.m. then."""
LIMPING = {**STRESS_FRACTURE, "walking-effect": "limp"}
WORD = "Morgan has more time for you then."
POSITIVE = {"ct-fadir": "yes", "ct-log-roll": "yes", "ct-fulcrum": "no"}
BONE = "femoral-neck-bsi"
TWO = ("iso-abduction-supine", "dead-bug")
"""What the clinician sets once the gate is open."""


def checked(noor: Person) -> None:
    """Walk through the check, be told to be seen today, and keep the answer."""
    noor.goes("/check/hip/")
    press(noor.page, "Start the check")
    walked(noor.page, ListOnly(), LIMPING)
    noor.looks_at("verdict")
    said = noor.reads()
    assert "Stop running for now" in said
    assert said.index("Call Oak Lawn") < said.index("Why we say this"), "the telephone comes first"
    noor.presses("Add this answer to my record", "kept answer")
    assert "/my/checks/" in noor.path


def asked(noor: Person) -> None:
    """By the way of the answer to a visit: the telephone first, then a time at Oak Lawn."""
    noor.follows("Request an appointment", "telephone first")
    said = noor.reads()
    assert said.index("Call a doctor now") < said.index("Choose a free time") < said.index("Send the request")
    assert noor.page.locator('main a[href^="tel:"]').first.is_visible()
    noor.follows("Free times in Oak Lawn", "times")
    free = noor.page.locator('input[name="at"]')
    first = free.first.get_attribute("value")
    noor.chooses("at", first)
    noor.presses("Continue with this time", "details")
    assert noor.page.locator('[name="urgent"]').is_checked()
    noor.types(telephone="(708) 555-0177")
    noor.page.locator('[name="along"]').check()
    noor.presses("Send the request", "sent")
    assert noor.path == "/appointments/sent/"
    assert noor.reads().index("If it cannot wait") < noor.reads().index("what happens next")


def moved_by_the_desk(jamie: Person) -> None:
    """On top of the list although somebody else came earlier; another time is proposed."""
    jamie.goes("/desk/", "queue")
    first, second = jamie.page.locator("main .requests > li").all()[:2]
    assert "Noor Ellis" in first.inner_text() and EARLIER in second.inner_text()
    assert "Was told to be seen today" in first.inner_text()
    jamie.page.get_by_role("link", name="Another time Noor Ellis").click()
    jamie.page.wait_for_url("**/time/**")
    jamie.page.locator("#day").fill(VISIT.isoformat())
    jamie.presses("Show this day", "another time")
    jamie.chooses("time", f"{AT_TEN}/morgan-fictley")
    jamie.types(said=WORD)
    jamie.presses("Propose it to the runner", "proposed")
    assert "Proposed. They get a mail." in jamie.reads()


def agreed_by_link(stranger: Person) -> None:
    """Signed out, by the link of the mail alone."""
    stranger.goes(link_in(mail_of(stranger.site, NOOR, "We propose a time for your appointment")), "offered")
    said = stranger.reads()
    assert WORD in said and "Wednesday, December 2, 2026 at 10\N{NO-BREAK SPACE}a.m." in said
    stranger.presses("Yes, this time suits me", "agreed")
    assert stranger.reads("h1") == "Your appointment is set"
    mail = mail_of(stranger.site, NOOR, "Your appointment")
    [event] = invitation_in(mail).walk("VEVENT")
    assert event["DTSTART"].dt.isoformat() == "2026-12-02T10:00:00-06:00"
    assert str(event["STATUS"]) == "CONFIRMED"


def placed(jamie: Person) -> None:
    """The front desk gives her the office and the clinician of the visit."""
    jamie.goes("/staff/patients/")
    jamie.types(words="Noor")
    jamie.presses("Search")
    jamie.follows("Office and clinician", "placing")
    jamie.page.locator('select[name="clinician"]').select_option(label="Morgan Fictley")
    jamie.presses("Assign")
    jamie.page.locator('select[name="office"]').select_option(label="Oak Lawn")
    jamie.presses("Save the office")


def told_before_the_visit(noor: Person) -> None:
    """What the check did not ask."""
    noor.goes("/my/", "own record")
    noor.follows("Before a visit", "intake")
    noor.types(again="Run with my daughter")
    noor.presses("Send it to the practice", "intake sent")
    assert noor.path == "/my/intake/sent/"


def reminded(site) -> None:
    site.turn(DAY_BEFORE)
    mail = mail_of(site, NOOR, "Your appointment is tomorrow")
    assert "10 a.m." in words_of(mail) and "Oak Lawn" in words_of(mail)


def found_on_the_list(morgan: Person) -> None:
    """First of the list; then all of her on one page, and what happened on another."""
    morgan.goes("/staff/caseload/", "caseload")
    first, second = morgan.page.locator("main li.card h2").all_inner_texts()
    assert (first, second) == ("Noor Ellis", OTHER)
    morgan.follows("Noor Ellis", "record")
    morgan.record = morgan.path
    morgan.follows("Summary", "summary")
    said = morgan.reads()
    assert "Run with my daughter" in said
    morgan.page.go_back()
    morgan.follows("Timeline", "timeline")
    morgan.page.go_back()


def examined(morgan: Person) -> None:
    """Positive tests rank the causes anew, with the reason of each."""
    morgan.follows("Examination", "examination")
    for test, result in POSITIVE.items():
        morgan.opens(f"#exam-{test}")
        morgan.chooses(test, result)
    morgan.presses("Keep the results", "ranked")
    said = morgan.reads("#causes")
    assert "Likelihood ratio" in said and "FADIR" in said


def confirmed(morgan: Person) -> None:
    """By imaging; what follows is a program that is closed."""
    morgan.follows("Confirm a cause", "cause")
    morgan.picks(cause=BONE, how="imaging")
    morgan.types(words="MRI of December 1: stress injury of the femoral neck, compression side.")
    morgan.presses("Confirm this cause", "confirmed")
    morgan.follows("Begin a program for it", "begin")
    assert morgan.page.locator('select[name="cause"]').input_value() == BONE
    morgan.presses("Begin the program", "closed program")
    assert "No gate is open." in morgan.reads()


def locked(noor: Person) -> None:
    """No exercise, neither on the page nor on the phone, and what to do instead."""
    noor.goes("/my/program/", "own program closed")
    plan = noor.plan()
    assert plan["exercises"] == [] and plan["locked"]
    noor.goes("/my/session/")
    noor.page.locator('[data-screen="locked"]').wait_for()
    noor.looks_at("player closed")
    assert plan["locked"][0] in noor.reads()


def gate_opened(morgan: Person) -> None:
    """Weeks later: what may be set is what waits for this gate, and nothing that waits for a later one."""
    morgan.goes(f"{morgan.record}program/")
    morgan.follows("Exercises and doses")
    assert morgan.page.locator("#add").count() == 0, "nothing can be set while the bone is closed"
    morgan.page.go_back()
    morgan.follows("Open or close a bone gate", "gate")
    morgan.picks(gate="G1")
    morgan.types(reason="Full weight; walks ten minutes without pain for seven days.")
    morgan.presses("Open this gate", "gate open")
    assert "Open up to gate G1." in morgan.reads()
    assert "Gate G1 is open. No exercise is set yet" in morgan.reads()
    morgan.follows("Choose some exercises")
    options = morgan.page.locator('select[name="exercise"] option')
    offered = {one for one in options.evaluate_all("all => all.map(one => one.value)") if one}
    assert offered == waiting_for("G1") and offered & waiting_for("G2") == set()
    for name in TWO:
        morgan.picks(exercise=name)
        morgan.presses("Add it")
        assert "The exercise is added." in morgan.reads()
    morgan.looks_at("exercises set")


def waiting_for(*gates: str) -> set[str]:
    """The exercises that wait for one of these gates, by the pack."""
    return {one.id for one in the_pack().exercises.values() if one.bone_gate in gates}


def unlocked(noor: Person) -> None:
    """Her phone has exactly what the clinician set, all of it of that gate; and the page shows it."""
    noor.goes("/my/program/before/")
    noor.answers_safety_questions()
    noor.goes("/my/program/", "own program")
    plan = noor.plan()
    assert [one["id"] for one in plan["exercises"]] == [*TWO] and plan["locked"] == []
    assert set(TWO) <= waiting_for("G1") and plan["missed"] == [], "closed days are not made up for"
    noor.page.clock.set_fixed_time(
        datetime.combine(WEEKS_LATER, time(18), UTC)
    )  # the player goes by the phone
    noor.goes("/my/session/")
    noor.page.locator('[data-slot="list"] li').first.wait_for()
    noor.looks_at("player")
    names = [one["name"] for one in plan["exercises"]]
    shown = noor.page.locator('[data-slot="list"] li').all_inner_texts()
    assert len(shown) == len(names) and all(name in line for name, line in zip(names, shown, strict=True))
