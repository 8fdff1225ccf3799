"""The page of a patient's program: who sees it, and everything that a clinician must find on it."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from runwell.programme.because import Because, Why
from runwell.records.actions.gates import close_bone_gate, open_bone_gate
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.actions.safety_words import say_have_read
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.models import AuditEvent
from runwell.records.packs import the_pack
from runwell.records.roles import Role
from runwell.records.safety_words import WARNING
from runwell.web.staff.programme import page
from tests.people import somebody
from tests.records import whole_programme
from tests.web.staff.programs import BONE, at, begun, changes, seen, send

pytestmark = pytest.mark.django_db
PAGES = [
    *("program", "program-begin", "program-exercises", "program-phase"),
    *("program-gate", "program-lock", "program-end"),
]
ACTS = [
    *("program-begin", "program-set", "program-add", "program-leave-out", "program-phase"),
    *("program-tick", "program-gate", "program-lock", "program-end", "program-looked"),
]


def test_the_record_leads_there_and_without_a_program_one_can_begin(as_, clinician_here, robin):
    browser = as_(clinician_here)
    assert at("program", robin) in browser.get(at("record", robin)).content.decode()
    answer = browser.get(at("program", robin))
    html = answer.content.decode()
    assert "There is no program now" in html and at("program-begin", robin) in html
    assert answer.headers["Cache-Control"] == "no-store" and "noindex" in html
    assert AuditEvent.objects.filter(act="read a record", patient=robin.id).count() == 2
    for name in PAGES:
        assert browser.get(at(name, robin)).status_code == 200, name


def test_it_shows_doses_reasons_the_phase_and_what_leads_out_of_it(as_, clinician_here, robin):
    whole_programme.kept(robin.account)
    html = as_(clinician_here).get(at("program", robin)).content.decode()
    pack = the_pack()
    for words in (
        *(pack.exercises["bridge"].name, "3 sets of 10", "It is meant for this cause"),
        *("Phase 1 of 4: settle", "Counted from the diary", "There was no session yesterday"),
        *("The program began.", "by the runner", "has not read the warning yet"),
    ):
        assert words in html, words


def test_what_the_runner_said_and_wrote_is_there(as_, clinician_here, robin):
    kept, today = whole_programme.kept(robin.account), timezone.localdate()
    of = {"by": robin.account, "patient_id": robin.id}
    say_have_read(**of, words=WARNING, rules=[the_pack().rules[0].id])
    keep_morning(**of, on=today, pain=4, woke=True, notes="After <b>the</b> hill")
    skipped = whole_programme.entry(kept, skipped="no room", said="hurts")
    take_in_sessions(**of, entries=[skipped, whole_programme.answers(kept, during=5), {"pain": 11}])
    keep_outcome_score(**of, measure="nprs", score=6)
    html = as_(clinician_here).get(at("program", robin)).content.decode()
    for words in (
        *("No exercise is given", escape(the_pack().rules[0].reason), "said yes, or does not know"),
        *("Morning 4", "Pain woke them", "After &lt;b&gt;the&lt;/b&gt; hill", "Session 5", "it hurt"),
        *("left out, “no room”", "could not be understood", "&quot;pain&quot;: 11", "First score 6"),
    ):
        assert words in html, words


def test_an_entry_that_puzzles_is_looked_at_once_and_goes(as_, clinician_here, robin):
    take_in_sessions(by=robin.account, patient_id=robin.id, entries=[{"pain": 11}])
    entry, browser = robin.to_look_at.get(), as_(clinician_here)
    for _ in range(2):
        assert browser.post(at("program-entry-seen", robin, entry.id)).url == at("program", robin)
    entry.refresh_from_db()
    assert (
        entry.seen_at and "could not be understood" not in browser.get(at("program", robin)).content.decode()
    )
    assert AuditEvent.objects.filter(act="looked at what could not be understood").count() == 1
    assert browser.post(at("program-entry-seen", robin, uuid4())).status_code == 302


def test_gates_stand_with_who_when_and_why(as_, clinician_here, robin):
    begun(clinician_here, robin, BONE)
    open_bone_gate(by=clinician_here, patient_id=robin.id, gate="G2", reason="No pain for <i>weeks</i>")
    close_bone_gate(by=clinician_here, patient_id=robin.id, gate="G2", reason="Pain is back")
    html = as_(clinician_here).get(at("program", robin)).content.decode()
    for words in (
        "Gate G2 opened",
        "“No pain for &lt;i&gt;weeks&lt;/i&gt;”",
        "Gate G2 closed",
        "Pain is back",
    ):
        assert words in html, words
    assert "Open up to gate G1" in html and html.count("Dana Here") >= 2
    assert "You may put your full weight on the leg" in html, "what must hold, in plain words"


def test_what_to_do_next_is_said_where_a_gate_is_open_and_no_exercise_is_set(as_, clinician_here, robin):
    next_step = f'<a href="{at("program-exercises", robin)}#add">Choose some exercises</a>'
    begun(clinician_here, robin, BONE)
    browser = as_(clinician_here)
    assert next_step not in browser.get(at("program", robin)).content.decode()
    opened = send(browser, robin, "program-gate", gate="G1", reason="Walks without pain", act="open")
    html = browser.get(opened.url).content.decode()
    assert "Gate G1 is open. No exercise is set yet" in html and next_step in html
    assert 'id="add"' in browser.get(at("program-exercises", robin)).content.decode()
    send(browser, robin, "program-add", "program-exercises", exercise="dead-bug")
    assert "No exercise is set yet" not in browser.get(at("program", robin)).content.decode()


def test_why_a_clinician_should_look_is_said_until_one_has(as_, clinician_here, robin, monkeypatch):
    begun(clinician_here, robin)
    worse = (Because(Why.WORSE, {"weeks": 6}),)
    monkeypatch.setattr(
        page, "bring_up_to_date", lambda **of: replace(bring_up_to_date(**of), clinician=worse)
    )
    browser = as_(clinician_here)
    html = browser.get(at("program", robin)).content.decode()
    assert (
        "Why you should look" in html
        and "After 6 weeks your mornings" in html
        and "I have looked at it" in html
    )
    answer = browser.post(at("program-looked", robin), {"seen": seen(browser, at("program", robin))})
    assert answer.url == at("program", robin) and changes(robin)[-1].what == "looked"
    assert "Looked at how it goes" in browser.get(answer.url).content.decode()


def test_a_program_that_goes_on_no_more_says_so_and_another_can_begin(as_, clinician_here, robin):
    from runwell.records.models import KeptProgramme

    begun(clinician_here, robin)
    KeptProgramme.objects.update(base={"x": 1}, stands={})
    KeptProgramme.objects.update(base_on=timezone.localdate() - timedelta(days=3))
    browser = as_(clinician_here)
    html = browser.get(at("program", robin)).content.decode()
    assert "cannot be read" in html and at("program-begin", robin) in html
    for name in PAGES:
        assert browser.get(at(name, robin)).status_code == 200, name


@pytest.mark.parametrize("who", ["owner", "administrator", "desk_here", "colleague", "patient"])
def test_nobody_but_clinicians_sees_it_or_changes_it(as_, who, request, clinician_here, robin):
    begun(clinician_here, robin)
    before = len(changes(robin))
    browser = as_(robin.account if who == "patient" else request.getfixturevalue(who))
    assert {browser.get(at(name, robin)).status_code for name in PAGES} == {403}
    assert {browser.post(at(name, robin), {"reason": "x"}).status_code for name in ACTS} == {403}
    assert len(changes(robin)) == before


def test_to_a_clinician_elsewhere_it_looks_like_no_record(as_, clinician_here, clinician_elsewhere, robin):
    begun(clinician_here, robin)
    browser = as_(clinician_elsewhere)
    for answer in (
        *(browser.get(at(name, robin)) for name in PAGES),
        *(browser.post(at(name, robin), {"reason": "x"}) for name in ACTS),
    ):
        assert answer.status_code == 404 and "No record is open to you here" in answer.content.decode()
    assert not AuditEvent.objects.filter(act="read a record").exists()


def test_a_stranger_is_sent_to_sign_in(client, robin):
    for answer in (
        *(client.get(at(name, robin)) for name in PAGES),
        *(client.post(at(x, robin)) for x in ACTS),
    ):
        assert answer.status_code == 302 and answer.url.startswith("/account/login/")


def test_no_clinician_comes_to_their_own_program(as_, oak_lawn):
    from datetime import date

    from runwell.records.actions.patients import open_record
    from runwell.records.models import Account

    both = somebody("both@example.com", Role.CLINICIAN, location=oak_lawn.id)
    Account.objects.filter(pk=both.pk).update(born_on=date(1990, 5, 17))
    both.refresh_from_db()
    own = open_record(by=both, account_id=both.id, location_id=oak_lawn.id)
    whole_programme.kept(both)
    before, browser = len(changes(own)), as_(both)
    for name in PAGES:
        assert browser.get(at(name, own)).url == reverse("programme:program")
    assert {browser.post(at(name, own), {"reason": "x"}).status_code for name in ACTS} == {403}
    assert len(changes(own)) == before
