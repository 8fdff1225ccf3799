"""The page of a program: today first, every exercise with its reason, every change with its cause."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from runwell.programme.because import Because, Why
from runwell.records import access, plain_values
from runwell.records.actions.gates import open_bone_gate
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.patients import assign
from runwell.records.actions.prescriptions import change_prescription, look_at_course
from runwell.records.actions.programmes import keep_programme
from runwell.records.actions.safety_words import say_have_read
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.models import KeptProgramme, ProgrammeChange
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from runwell.web.plan_words import dose_words
from runwell.web.programme.program import Takes
from runwell.web.programme.way_out import WayOut
from tests.people import sign_in
from tests.records.whole_programme import answers, dose, entry, programme, situation
from tests.web.programme.beginning import browser_of, calm, checked

pytestmark = pytest.mark.django_db
PAGE = "/my/program/"
WAY = "programme/_way_out.html"
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


@pytest.fixture
def treating(patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


def kept(account, *doses, by=None, **changes):
    """A program of the runner, every day, whose warning they have read."""
    facts = {"weekdays": EVERY_DAY}
    made = keep_programme(
        by=by or account,
        patient_id=account.patient.id,
        programme=programme(*doses, **facts, **changes),
        situation=situation(**facts),
    )
    say_have_read(by=account, patient_id=account.patient.id, words=WARNING)
    return made


def shown(client):
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.context["page"], " ".join(answer.content.decode().split())


def done_today(account, program):
    entries = [entry(program, number=n, exercise=name) for n, name in enumerate(("bridge", "clam"), start=1)]
    take_in_sessions(
        by=account, patient_id=account.patient.id, entries=[*entries, answers(program, during=1)]
    )


def test_without_a_program_it_says_how_to_get_one(own):
    said = own.get(PAGE).content.decode()
    assert "You have no program now." in said and 'href="/my/program/begin/"' in said


def test_today_stands_first_with_one_button(own, patient):
    kept(patient)
    page, said = shown(own)
    assert page.week.left and page.again is None and page.minutes > 0
    assert """<a class="button" href="/my/session/">Start today's session</a>""" in said
    assert said.index("Start today") < said.index("This week") < said.index("Your exercises")


def test_each_exercise_has_its_dose_its_reason_and_its_picture(own, patient):
    kept(patient)
    page, said = shown(own)
    assert [one.id for one in page.cards] == ["bridge", "clam"]
    for one in page.cards:
        assert one.much in said and one.why and one.steps
        assert f'href="/exercises/{one.id}/"' in said
        if one.figure:
            assert f'src="/figures/{one.id}.svg"' in said


def test_the_week_says_what_was_done_and_what_is_to_come(own, patient):
    program = kept(patient)
    done_today(patient, program)
    page, said = shown(own)
    today = timezone.localdate()
    by_day = {day.on: day.stood for day in page.week.days}
    assert by_day[today] == "done" and not page.week.left and "Done for today." in said
    assert all(stood == "before" for day, stood in by_day.items() if day < today)
    assert all(stood == "planned" for day, stood in by_day.items() if day > today)
    assert page.week.next == today + timedelta(days=1)


def test_a_missed_day_is_named_and_a_rest_day_asks_for_nothing(own, patient):
    today = timezone.localdate()
    program = kept(patient)
    KeptProgramme.objects.filter(id=program.id).update(
        began_at=timezone.now() - timedelta(days=9), weekdays=[_other(today)]
    )
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING)
    page, said = shown(own)
    assert not page.week.left and "A rest day." in said and "Start today" not in said
    missed = [day.on.isoweekday() for day in page.week.days if day.stood == "missed"]
    assert missed == ([_other(today)] if _other(today) < today.isoweekday() else [])


def _other(today: date) -> int:
    """A weekday that is not today: yesterday's, or on a Monday the next day's."""
    return today.isoweekday() - 1 or 2


def test_before_the_first_session_the_warning_comes_first(own, patient):
    checked(patient)
    own.post("/my/program/begin/", {"day": list("1234567"), "have": ["chair"], "begin": ""})
    page, said = shown(own)
    assert page.again == "first" and "/my/session/" not in said
    own.post("/my/program/before/", calm(own))
    assert "Start today's session" in shown(own)[1]


def test_until_the_warning_is_read_the_exercises_are_names_alone(own, patient):
    checked(patient)
    own.post("/my/program/begin/", {"day": list("1234567"), "have": ["chair"], "begin": ""})
    page, said = shown(own)
    assert page.cards and "How to do it" not in said and "/moving.svg" not in said
    assert all(f"<li>{one.name}</li>" in said and one.much not in said for one in page.cards)
    assert said.count('href="/my/program/before/"') == 2
    own.post("/my/program/before/", calm(own))
    page, said = shown(own)
    assert all(f"<h3>{one.name}</h3>" in said and one.much in said for one in page.cards)


def test_a_red_flag_shows_no_exercise_but_what_to_do(own, patient):
    kept(patient)
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING, rules=["RF29"])
    page, said = shown(own)
    assert page.cards == () and page.closed is None and "/my/session/" not in said
    assert "Call 911 now." in said and 'href="tel:911"' in said
    assert the_pack().exercises["bridge"].name not in _before_changes(said)


def test_a_lock_of_a_clinician_shows_no_exercise_and_why(own, patient, treating):
    locks = (Because(Why.LOCKED_BY_CLINICIAN),)
    keep_programme(
        by=treating,
        patient_id=patient.patient.id,
        programme=replace(programme(), prescriptions=(), locked=locks),
        situation=situation(locks=locks),
    )
    page, said = shown(own)
    assert page.cards == () and page.closed.why == ("Your clinician has closed the exercises for now.",)
    assert "What not to do" in said and "Where to turn" in said and "/my/session/" not in said
    assert "Your clinician made it." in said


def test_a_bone_is_closed_until_a_gate_is_open_and_its_gate_is_the_clinicians(own, patient, treating):
    bone = {"cause": "pelvic-sacral-bsi"}
    there = situation(**bone)
    why = (Because(Why.LOCKED_BONE, {"cause": bone["cause"]}),)
    locked = replace(programme(**bone), prescriptions=(), locked=why)
    keep_programme(by=treating, patient_id=patient.patient.id, programme=locked, situation=there)
    page, _ = shown(own)
    assert page.cards == () and page.way is None and any("hop" in words for words in page.closed.leave)
    open_bone_gate(by=treating, patient_id=patient.patient.id, gate="G1", reason="walks without pain")
    change_prescription(by=treating, patient_id=patient.patient.id, prescription=dose("clam", sets=2))
    page, said = shown(own)
    assert "clam" in [one.id for one in page.cards] and page.closed is None
    assert page.way.bone and "Your clinician opens what comes next" in said


def test_what_a_clinician_set_is_said_and_who_made_each_change(own, patient, treating):
    kept(patient)
    change_prescription(by=treating, patient_id=patient.patient.id, prescription=dose("clam", sets=2))
    look_at_course(by=treating, patient_id=patient.patient.id)
    page, said = shown(own)
    assert [one.by_clinician for one in page.cards] == [False, True]
    assert "Your clinician set this. It stays as they set it." in said
    looked, changed, began = page.changes
    assert looked.who == changed.who == "clinician, your clinician" and began.who == "you"
    pack = the_pack()
    assert changed.what.startswith(f"{pack.exercises['clam'].name}: ")
    assert dose_words(pack.exercises["clam"], dose("clam", sets=2)) in changed.what
    assert changed.why == ("Your clinician set it, and it stays as they set it.",)


def test_a_flare_says_why_today_is_light_and_a_change_says_its_cause(own, patient):
    program, today = kept(patient), timezone.localdate()
    KeptProgramme.objects.filter(id=program.id).update(began_at=timezone.now() - timedelta(days=8))
    for back in range(7, 0, -1):
        keep_morning(
            by=patient, patient_id=patient.patient.id, on=today - timedelta(days=back), pain=1, woke=False
        )
    keep_morning(by=patient, patient_id=patient.patient.id, on=today, pain=8, woke=False)
    page, said = shown(own)
    assert len(page.held) == 2 and "That is a flare." in said and "only the lightest exercises" in said
    assert page.way.waits


def test_nobody_is_sent_on_to_the_next_phase_in_a_flare():
    way = WayOut(checks=(), ready=True, bone=False, next=2)
    facts = {"phase": 1, "phase_name": "settle"}
    in_flare = render_to_string(WAY, {"way": replace(way, waits=True), "page": facts})
    assert "Go on to phase 2" not in in_flare and "a usual day of your program again" in in_flare
    assert "Go on to phase 2" in render_to_string(WAY, {"way": way, "page": facts})


def test_a_step_up_is_said_once_with_what_caused_it(own, patient):
    program = kept(patient)
    why = (Because(Why.MORE_SETS, {"exercise": "clam", "sets": 4}), Because(Why.TWO_GREEN, {"sessions": 2}))
    facts = {"what": "exercise", "exercise": "clam", "by": "rules", "because": plain_values.plain(why)}
    before, after = (plain_values.plain(dose("clam", sets=sets)) for sets in (3, 4))
    ProgrammeChange.objects.create(programme=program, number=9, before=before, after=after, **facts)
    (line,) = (one for one in shown(own)[0].changes if "4 sets" in one.what)
    assert "Before: 3 sets" in line.what
    assert len(line.why) == 1 and line.why[0].startswith("2 sessions in a row went well")


def test_what_the_time_rests_on_is_a_link_with_the_name_of_its_place(own, patient):
    kept(patient)
    page, said = shown(own)
    assert page.takes.host == "research.monash.edu"
    assert f'<a href="{page.takes.source}">Where this is from: research.monash.edu</a>' in said
    assert Takes("6 weeks", "https://www.nhs.uk/a").host == "nhs.uk" and Takes("6 weeks", "").host == ""


def test_the_checks_of_the_phase_stand_there_with_what_is_counted(own, patient):
    kept(patient)
    page, said = shown(own)
    assert page.phase == 1 and page.way.checks and not page.way.ready
    assert {one.by for one in page.way.checks} <= {"log", "runner", "clinician"}
    assert "two days at least 48 hours apart" in said and "Counted from what you log." in said
    assert page.takes and page.help_today and page.escalate


def test_as_many_questions_to_the_database_however_much_there_is(own, patient, treating):
    program = kept(patient)
    few = asked_of_the_database(own)
    for sets in range(1, 8):
        change_prescription(by=treating, patient_id=patient.patient.id, prescription=dose("clam", sets=sets))
    done_today(patient, program)
    assert asked_of_the_database(own) <= few + 4  # sets and answers, read for the week and for the course


def asked_of_the_database(client):
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    return len(asked)


def test_nobody_else_reads_it(client, patient, other_patient, treating):
    kept(patient)
    assert "/account/login/" in Client().get(PAGE)["Location"]
    assert "You have no program now." in browser_of(other_patient).get(PAGE).content.decode()
    sign_in(client, treating)
    assert client.get(PAGE)["Location"] == "/my/"


def test_what_cannot_go_on_says_so(own, patient):
    program = kept(patient)
    lost = [{**program.prescriptions[0], "exercise": "gone-from-the-pack"}]
    KeptProgramme.objects.filter(id=program.id).update(prescriptions=lost)
    answer = own.get(PAGE)
    assert answer.status_code == 200 and "Your program cannot go on as it is." in answer.content.decode()
    assert access.current_programme(patient.patient) is not None


def _before_changes(said):
    return said.partition('id="changes"')[0]
