"""The second journey in its parts: pain at the outer hip, from the check to the end of care."""

from __future__ import annotations

import time as clock
from datetime import date, time, timedelta

from tests.browser.accounts import press
from tests.browser.hands import ListOnly
from tests.browser.journeys import walked
from tests.browser.practice_people import OTHER, Person
from tests.browser.weeks_logged import weeks_go_by
from tests.web.check.runners import OUTER_HIP

VISIT, BEGUN, MONTH, RED, CALM, END = (
    date(2026, 11, 30),
    date(2026, 12, 1),
    date(2027, 1, 4),
    date(2027, 1, 6),
    date(2027, 1, 25),
    date(2027, 1, 26),
)
AFTER_THE_VISIT, SOON_AFTER_NOON = time(23, 50), time(18, 7)
"""By the clock in Chicago: 5:50 p.m., and 7 minutes past noon."""
DAY = timedelta(days=1)
CAUSE = "gluteal-tendinopathy"
POSITIVE = {"ct-palp-trochanter": "yes", "ct-sls30": "yes", "ct-resisted-abduction": "yes"}
ASKS, ANSWERED = "May I climb stairs?", "Yes, one at a time. Hold the rail."
WORDS = "You run 3 miles without pain. Keep the two exercises on Monday and Thursday."
PATIENCE = 30  # seconds, for a worker that looks once a second


def asked(noor: Person) -> None:
    """The first time that is free, with whoever is free."""
    noor.goes("/check/hip/")
    press(noor.page, "Start the check")
    walked(noor.page, ListOnly(), OUTER_HIP)
    noor.presses("Add this answer to my record")
    noor.follows("Request an appointment")
    noor.follows("Free times in Oak Lawn")
    noor.chooses("at", noor.page.locator('input[name="at"]').first.get_attribute("value"))
    noor.presses("Continue with this time")
    noor.presses("Send the request")
    assert noor.path == "/appointments/sent/"
    assert "Monday, November 30 at 4:45\N{NO-BREAK SPACE}p.m." in noor.reads()


def came(jamie: Person) -> None:
    """The desk accepts, gives her a clinician, and after the visit says that she came."""
    jamie.goes("/desk/")
    jamie.page.get_by_role("button", name="Accept this time Noor Ellis").click()
    jamie.page.get_by_text("They get a mail").wait_for()
    jamie.goes("/staff/patients/")
    jamie.types(words="Noor")
    jamie.presses("Search")
    jamie.follows("Office and clinician")
    jamie.page.locator('select[name="clinician"]').select_option(label="Morgan Fictley")
    jamie.presses("Assign")
    jamie.site.turn(VISIT, AFTER_THE_VISIT)
    jamie.goes("/desk/day/")
    assert "4:45 p.m.: Noor Ellis" in jamie.reads()
    jamie.page.get_by_role("button", name="Came Noor Ellis").click()
    jamie.page.wait_for_load_state()
    assert "Came" in jamie.reads("main ol.flow > li")
    jamie.looks_at("day at the desk")


def examined(morgan: Person) -> None:
    """Positive tests, a cause confirmed by them, and a program that begins at once."""
    morgan.goes("/staff/caseload/")
    morgan.follows("Noor Ellis")
    morgan.record = morgan.path
    morgan.follows("Examination")
    for test, result in POSITIVE.items():
        morgan.opens(f"#exam-{test}")
        morgan.chooses(test, result)
    morgan.presses("Keep the results", "ranked outer hip")
    morgan.follows("Confirm a cause")
    morgan.picks(cause=CAUSE, how="examination")
    morgan.presses("Confirm this cause")
    morgan.follows("Begin a program for it")
    morgan.presses("Begin the program", "program begun")
    assert "The program has begun." in morgan.reads()


def wrote_to_each_other(noor: Person, morgan: Person) -> None:
    """Each sees one unread message until it is read, and none after."""
    noor.goes("/my/messages/")
    noor.types(words=ASKS)
    noor.presses("Send", "own messages")
    unread = "1 unread message"
    morgan.goes(morgan.record)
    assert unread in morgan.reads("nav .console")
    morgan.follows("What they and the practice wrote", "messages of a patient")
    assert ASKS in morgan.reads()
    morgan.types(words=ANSWERED)
    morgan.presses("Send")
    morgan.goes(morgan.record)
    assert unread not in morgan.reads("nav .console")
    noor.goes("/my/")
    assert unread in noor.reads("main aside")
    noor.follows("Messages")
    assert ANSWERED in noor.reads()
    noor.goes("/my/")
    assert unread not in noor.reads("main aside")


def a_month_goes_by(noor: Person) -> None:
    """She reads the warning; every session is done, it hurts less and less, and she scores it herself."""
    noor.goes("/my/program/before/")
    noor.answers_safety_questions()
    noor.site.turn(MONTH)
    scores = {BEGUN: 6, BEGUN + 14 * DAY: 4}
    assert weeks_go_by(noor.site, BEGUN, MONTH - DAY, (4, 3, 3, 2, 2), scores) > 50
    noor.goes("/my/scores/")
    form = noor.page.locator('form:has(input[name="which"][value="nprs"])')
    form.locator('label:has(> input[name="score"][value="2"])').click()
    form.get_by_role("button").click()
    noor.page.wait_for_load_state()
    assert "first 6 on December 1, 2026" in noor.reads()
    noor.goes("/my/progress/", "own progress")


def red_morning(noor: Person, morgan: Person) -> None:
    """It puts her on top of the list, and a look settles it."""
    noor.site.turn(RED)
    weeks_go_by(noor.site, MONTH, RED - DAY, (2,), {})
    noor.goes("/my/diary/")
    for name, value in (("pain", "8"), ("woke", "yes")):
        noor.page.locator(f'label:has(> input[name="{name}"][value="{value}"])').first.click()
    press(noor.page, "Save")
    noor.page.get_by_text("What it means today").wait_for()
    noor.looks_at("diary of a red morning")
    noor.site.turn(RED, SOON_AFTER_NOON)
    waits_on_list(morgan, "A red morning after a session or a run")
    morgan.looks_at("red morning on the list")
    names = morgan.page.locator("main li.card h2").all_inner_texts()
    assert names == ["Noor Ellis", OTHER], "a message that waits comes after it"
    morgan.presses("I looked at it")
    morgan.page.get_by_text("Noted that you looked at it.").wait_for()
    assert "A red morning" not in morgan.reads()


def waits_on_list(morgan: Person, words: str) -> None:
    """Until the worker has worked out how she stands."""
    until = clock.monotonic() + PATIENCE
    while clock.monotonic() < until:
        morgan.goes("/staff/caseload/")
        if words in morgan.reads():
            return
        clock.sleep(0.5)
    raise AssertionError(morgan.reads())


def moved_on(noor: Person, morgan: Person) -> None:
    """Calm weeks later the clinician moves the program to the next phase, and the runner reads why."""
    noor.site.turn(CALM)
    weeks_go_by(noor.site, RED + DAY, CALM - DAY, (2, 1, 0), {})
    morgan.goes(f"{morgan.record}program/")
    morgan.follows("Another phase")
    morgan.picks(phase="2")
    morgan.types(reason="Calm for two weeks, and strong on one leg.")
    morgan.presses("Move the program", "moved to the next phase")
    noor.goes("/my/program/", "own program later")
    assert "Calm for two weeks, and strong on one leg." in noor.page.locator("main").text_content()


def discharged(noor: Person, morgan: Person) -> None:
    """The clinician ends it; the runner reads how."""
    noor.site.turn(END)
    morgan.goes(f"{morgan.record}discharge/", "discharge")
    morgan.picks(how="goals-met")
    morgan.types(words=WORDS)
    morgan.presses("End the care", "care ended")
    noor.goes("/my/", "own record at the end")
    said = noor.reads()
    assert "Your care with us has ended for now" in said and WORDS in said
    morgan.goes("/staff/caseload/")
    assert "Noor Ellis" not in morgan.reads()


TOLD = (
    ("2026-11", ("Asked for a visit", "Came", "Examination", "confirmed", "program")),
    ("2026-12", (ASKS, ANSWERED)),
    ("2027-01", ("phase 2", "Care ended")),
)
"""Month by month, from the first to the last of it."""


def told_on_the_timeline(morgan: Person) -> None:
    """All of it, the newest first."""
    for month, words in TOLD:
        morgan.goes(f"{morgan.record}timeline/?month={month}")
        lines = [line.casefold() for line in morgan.page.locator("#lines li.line").all_inner_texts()]
        print(month, lines)
        places = [next((n for n, line in enumerate(lines) if one.casefold() in line), None) for one in words]
        assert None not in places, (month, words, places)
        assert places == sorted(places, reverse=True), (month, words, places)
    morgan.looks_at("timeline of all")
