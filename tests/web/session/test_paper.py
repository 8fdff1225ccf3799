"""A session on paper: printed, ticked, entered by hand once; wrong answers are said beside their field."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.programmes import end_programme
from runwell.records.models import EntryToLookAt, KeptSession, SessionAnswer, SetEntry
from tests.people import sign_in

pytestmark = pytest.mark.django_db
PAPER = "/my/session/paper/"
TODAY = timezone.localdate


def sheet(own):
    """What the page would send as it stands: its hidden fields, and the session and day that it offers."""
    html = own.get(PAPER).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(paper|at|programme|pack)" value="([^"]*)"', html))
    amounts = re.findall(r'name="amount" value="([^"]*)"', html)
    planned = re.search(r'<option value="([\d-]+/\d)" selected>', html)[1]
    return {**hidden, "amount": amounts, "planned": planned, "on": TODAY().isoformat()}


def send(own, sent, **changes):
    return own.post(PAPER, {**sent, **changes}, follow=True)


def test_the_sheet_has_doses_steps_figures_and_a_box_for_each_set_and_side(own, program):
    html = own.get(PAPER).content.decode()
    assert "3 sets of 10" in html and 'src="/figures/bridge.svg"' in html
    boxes = re.findall(r'name="done" value="([^"]+)"', html)
    sides = [f"clam/{number}/{side}" for side in ("left", "right") for number in (1, 2, 3)]
    assert boxes == ["bridge/1/", "bridge/2/", "bridge/3/", *sides]


def test_what_was_ticked_is_kept_as_a_phone_would_have_sent_it(own, program):
    ticks = ["bridge/1/", "bridge/2/", "clam/1/left"]
    facts = {"done": ticks, "said-clam": "too-hard", "skipped-bridge": "no time"}
    page = send(own, sheet(own), **facts, during="2", effort="6", limp="no")
    assert "What you did is kept" in page.content.decode()
    rows = SetEntry.objects.order_by("exercise", "number", "side")
    assert [(one.exercise, one.number, one.side, one.repetitions, one.asked) for one in rows] == [
        ("bridge", 1, "", 10, 3),
        ("bridge", 2, "", 10, 3),
        ("bridge", 3, "", None, 3),
        ("clam", 1, "left", 10, 3),
    ]
    assert [one.skipped for one in rows] == ["", "", "no time", ""] and rows[3].said == "too-hard"
    answer = SessionAnswer.objects.get()
    assert (answer.during, answer.effort, answer.limp) == (2, 6, False)
    assert KeptSession.objects.get().planned_on == TODAY()


def test_a_sheet_that_is_sent_twice_is_kept_once(own, program):
    sent = {**sheet(own), "done": ["bridge/1/"], "during": "3"}
    send(own, sent)
    assert "Nothing is counted twice" in send(own, sent).content.decode()
    assert (SetEntry.objects.count(), SessionAnswer.objects.count()) == (1, 1)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2020-01-01T10:00"])
def test_a_sheet_from_the_ends_of_the_calendar_counts_by_its_day(own, program, at):
    send(own, {**sheet(own), "done": ["bridge/1/"], "at": at})
    assert SetEntry.objects.get().on == TODAY()


def test_what_hurt_and_was_not_done_is_kept_with_its_reason(own, program):
    send(own, sheet(own), **{"said-bridge": "hurts"})
    row = SetEntry.objects.get()
    assert (row.exercise, row.said, row.skipped) == ("bridge", "hurts", "it hurt")


WRONG = {
    "pain 11": ({"during": "11"}, "id_during", "Choose a number from 0 to 10."),
    "effort": ({"effort": "-1"}, "id_effort", "Choose a number from 0 to 10."),
    "a session in the future": ({"planned": "2199-01-01/1"}, "id_planned", "lies in the future"),
    "no session": ({"planned": "soon"}, "id_planned", "Choose the session."),
    "a day in the future": ({"on": "2199-01-01"}, "id_on", "lies in the future"),
    "a day before the session": ({"on": "2001-01-01"}, "id_on", "before the session"),
    "no day": ({"on": "the 30th of February"}, "id_on", "Enter a day like"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_is_said_beside_its_field_and_the_rest_stays(own, program, name):
    changes, field, says = WRONG[name]
    ticked = {"done": ["clam/2/right"], "skipped-bridge": "my back", "said-clam": "too-easy"}
    page = send(own, {**sheet(own), **ticked}, **changes)
    html = page.content.decode()
    assert page.status_code == 400
    error = re.search(rf'<p class="error" id="{field}_error">(.*?)</p>', html, re.DOTALL)
    assert says in error[1]
    assert 'value="clam/2/right" checked' in html and 'value="my back"' in html
    assert '<option value="too-easy" selected>' in html
    assert not SetEntry.objects.exists() and not EntryToLookAt.objects.exists()


def test_an_empty_sheet_and_too_long_a_reason_are_refused_with_a_sentence(own, program):
    assert "Tick what you did" in send(own, sheet(own)).content.decode()
    assert "300 letters" in send(own, sheet(own), **{"skipped-bridge": "x" * 301}).content.decode()
    assert "more ticks" in send(own, sheet(own), done=[f"bridge/{n}/" for n in range(300)]).content.decode()
    assert not SetEntry.objects.exists()


PUZZLES = {
    "a pack that is gone": {"pack": "hip@000000000000", "done": ["bridge/1/"]},
    "an unknown exercise": {"amount": ["handstand/3/10"], "done": ["handstand/1/"]},
    "an exercise without its amount": {"amount": [], "done": ["bridge/1/"]},
    "a set that is none": {"done": ["bridge/many/up/"]},
    "another runner's program": {"programme": "8" * 32, "done": ["bridge/1/"]},
}


@pytest.mark.parametrize("name", PUZZLES)
def test_what_cannot_be_understood_is_kept_for_the_clinician_and_said(own, program, name):
    html = send(own, sheet(own), **PUZZLES[name]).content.decode()
    assert "We could not read 1 of your lines" in html and "for your clinician" in html
    assert EntryToLookAt.objects.count() == 1 and not SetEntry.objects.exists()


def test_a_session_of_yesterday_is_kept_under_its_own_day(own, program):
    program.began_at -= timedelta(days=5)
    program.save()
    yesterday = TODAY() - timedelta(days=1)
    choices = re.findall(r'<option value="([\d-]+)/1"', own.get(PAPER).content.decode())
    assert choices[:2] == [TODAY().isoformat(), yesterday.isoformat()] and len(choices) == 6
    days = {"planned": f"{yesterday}/1", "on": yesterday.isoformat()}
    send(own, sheet(own), done=["bridge/1/"], **days)
    row = SetEntry.objects.get()
    assert (row.on, row.session.planned_on) == (yesterday, yesterday)


def test_with_no_program_it_leads_to_where_one_begins_and_a_filled_sheet_still_counts(own, patient, program):
    sent = {**sheet(own), "done": ["bridge/1/"]}
    end_programme(by=patient, patient_id=patient.patient.id, why="I am well")
    assert own.get(PAPER)["Location"] == "/my/program/begin/"
    assert own.post(PAPER, sent).status_code == 302
    assert SetEntry.objects.count() == 1


def test_before_the_warning_is_read_there_is_no_exercise_on_it(own, patient, program):
    patient.patient.safety_words.all().delete()
    html = own.get(PAPER).content.decode()
    assert "/my/program/before/" in html and "Bridge" not in html


def test_who_took_back_their_agreement_reads_why_and_nothing_is_kept(own, patient, program):
    sent = {**sheet(own), "done": ["bridge/1/"]}
    withdraw_consent(by=patient)
    for answer in (own.get(PAPER), own.post(PAPER, sent)):
        assert answer.status_code == 403 and "took back your agreement" in answer.content.decode()
    assert not SetEntry.objects.exists()


def test_it_is_the_runners_alone(client, other_patient, clinician, own, program):
    sent = {**sheet(own), "done": ["bridge/1/"]}
    client.logout()
    assert client.get(PAPER)["Location"].startswith("/account/login/")
    assert client.post(PAPER, sent)["Location"].startswith("/account/login/")
    sign_in(client, clinician)
    assert client.post(PAPER, sent)["Location"] == "/my/"
    assert not SetEntry.objects.exists() and not EntryToLookAt.objects.exists()
    sign_in(client, other_patient)
    assert client.get(PAPER)["Location"] == "/my/program/begin/"
    client.post(PAPER, sent)
    assert not SetEntry.objects.exists() and EntryToLookAt.objects.get().patient == other_patient.patient
