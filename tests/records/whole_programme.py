"""A runner with a program, and everything that can be kept about it."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from runwell.programme.because import Because, Why
from runwell.programme.choose import programme_of
from runwell.programme.prescription import Prescription, Programme
from runwell.programme.situation import Situation
from runwell.records.actions.calendar_feeds import open_calendar_feed
from runwell.records.actions.gates import open_bone_gate
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.phase_ticks import tick_check
from runwell.records.actions.prescriptions import change_prescription
from runwell.records.actions.programmes import keep_programme
from runwell.records.actions.safety_words import say_have_read
from runwell.records.actions.session_answers import answer_about_session
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING

CAUSE = "gluteal-tendinopathy"
DIARY = "xdiaryx"


def situation(**changes):
    return Situation(**{"cause": CAUSE, "equipment": frozenset({"chair"}), **changes})


def dose(exercise="bridge", **changes):
    because = (Because(Why.SUITS_CAUSE, {"exercise": exercise, "cause": CAUSE}),)
    facts = {"sets": 3, "repetitions": 10, "hold": 2, "rest": 60, "because": because}
    return Prescription(exercise=exercise, **{**facts, **changes})


def programme(*doses, **changes):
    facts = {"pack": the_pack().version, "cause": CAUSE, "phase": 1, "weekdays": (1, 3, 5)}
    return Programme(prescriptions=doses or (dose(), dose("clam")), **{**facts, **changes})


def kept(account, by=None, **changes):
    """A program of this patient, kept by themselves or by somebody else."""
    return keep_programme(
        by=by or account, patient_id=account.patient.id, programme=programme(), situation=situation(**changes)
    )


def entry(program, number=1, device=1, **changes):
    """A set as a device sends it: today, the first session."""
    now = timezone.localtime()
    return {
        "kind": "set",
        "id": str(UUID(int=device * 1000 + number)),
        "programme": str(program.id),
        "pack": program.pack,
        "planned": now.date().isoformat(),
        "nth": 1,
        "at": now.replace(microsecond=0).isoformat(),
        "exercise": "bridge",
        "set": number,
        "asked": 3,
        "repetitions": 10,
        **changes,
    }


def answers(program, **changes):
    """Answers about that session, as a device sends them."""
    left_out = ("exercise", "set", "asked", "repetitions")
    return {
        k: v for k, v in {**entry(program, 900, **changes), "kind": "answer"}.items() if k not in left_out
    }


def filled_programme(account, clinician):
    """At least one row in every table of a program; the clinician may read the record."""
    record = account.patient.id
    there = situation(cause="pelvic-sacral-bsi")
    bone = programme_of(the_pack(), there)
    keep_programme(by=account, patient_id=record, programme=bone, situation=there)
    open_bone_gate(by=clinician, patient_id=record, gate="G1", reason="walks without pain")
    program = kept(account)
    say_have_read(by=account, patient_id=record, words=WARNING)
    change_prescription(by=clinician, patient_id=record, prescription=dose("clam", sets=2))
    take_in_sessions(by=account, patient_id=record, entries=[entry(program), {"pain": 11}])
    today = timezone.localdate()
    answer_about_session(by=account, patient_id=record, programme_id=program.id, planned_on=today, during=2)
    keep_morning(by=account, patient_id=record, on=today - timedelta(days=1), pain=1, notes=DIARY)
    tick_check(by=account, patient_id=record, check="gtps-stand", on=today)
    open_calendar_feed(by=account, patient_id=record)
    keep_outcome_score(by=account, patient_id=record, measure="nprs", score=3, on=date(2026, 11, 2))
    return program
