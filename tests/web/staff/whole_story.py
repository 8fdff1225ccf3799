"""A patient of whom everything is known at length: the page of them is one page all the same."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from runwell.records.actions.intakes import send_intake
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.safety_words import say_have_read
from runwell.records.intake_questions import LETTERS, NUMBER, SEVERAL, intake_questions
from runwell.records.models import (
    ConfirmedCause,
    Examination,
    Message,
    OwnCheck,
    RunWeek,
    Visit,
    VisitRequest,
)
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from tests.records import whole_programme
from tests.records.whole_runs import kept_run
from tests.web.check.runners import STRESS_FRACTURE
from tests.web.programme.beginning import checked

DAY = timedelta(days=1)
LONG_WORDS = "it began after the long run by the lake and I tried to run through it for weeks "


def everything_answered():
    """Every question of the intake, as long as it may be."""
    answers = {}
    for one in intake_questions().by_id.values():
        if one.kind in LETTERS:
            most = LETTERS[one.kind]
            answers[one.id] = (LONG_WORDS * 20)[:most]
        elif one.kind == NUMBER:
            answers[one.id] = 8
        elif one.kind == SEVERAL:
            answers[one.id] = [choice.id for choice in one.offered if choice.id != "none"]
        else:
            answers[one.id] = one.offered[-1].id
    return answers


def every_question_of_the_check():
    """Something worth a word is said to every question that a runner may be asked."""
    not_urgent = {"age-band": "17-39", "pregnancy": "no", "medication": "bone-drug"}
    pack, quiet = the_pack(), ("none", "no", "0")
    loud = {
        one.id: next(value for value in one.values if value not in quiet)
        for one in pack.findings.values()
        if one.who == "runner" and one.kind not in ("red-flag", "self-test")
    }
    return {**loud, **STRESS_FRACTURE, **not_urgent}


def told_it_all(account, clinician):
    """The richest record that one page must hold. The clinician may read it."""
    record = account.patient
    check = checked(account, every_question_of_the_check())
    files = {"began": "2026-11-01", "says": [f"You ran 40% farther. {LONG_WORDS * 4}"] * 4}
    OwnCheck.objects.filter(id=check.id).update(from_files=files)
    _asked_to_be_seen(record)
    whole_programme.kept(account)
    say_have_read(by=account, patient_id=record.id, words=WARNING, rules=["RF29", "RF18", "RF06"])
    _logged(account)
    version, answers = intake_questions().version, everything_answered()
    send_intake(by=account, patient_id=record.id, words=version, answers=answers)
    _found(record, clinician)
    Message.objects.create(patient=record, number=1, words="hello")
    _ran(record)
    return record


def _asked_to_be_seen(record):
    words = (LONG_WORDS * 9)[:500]
    given = {"name": "x", "telephone": "1", "state": VisitRequest.AGREED, "reason": words, "note": words}
    asked = VisitRequest.objects.create(patient=record, asked_at=timezone.now(), **given)
    begins = datetime(2030, 1, 7, 15, 0, tzinfo=UTC)
    times = {"begins_at": begins, "ends_at": begins + timedelta(minutes=45)}
    Visit.objects.create(request=asked, state=Visit.AGREED, location=record.location, **times)


def _logged(account):
    """Two weeks of mornings, and every questionnaire twice."""
    of, today = {"by": account, "patient_id": account.patient.id}, timezone.localdate()
    for number in range(14):
        keep_morning(**of, on=today - number * DAY, pain=min(10, 1 + number), woke=number > 5)
    for number in (30, 0):
        on = today - number * DAY
        for one in ("nprs", "ihot12", "lefs", "uwri", "hoos12", "ostrc_h2"):
            keep_outcome_score(**of, measure=one, score=number // 10 + 3, on=on)
        activities = [(LONG_WORDS[:79], 2 + number // 10)] * 3
        keep_outcome_score(**of, measure="psfs", activities=activities, on=on)


def _found(record, clinician):
    """Every test of the pack, and a cause that is confirmed at length."""
    kept = {"patient": record, "clinician": clinician, "pack": the_pack().version, "number": 1}
    tests = [one for one in the_pack().findings.values() if one.kind == "clinician-test"]
    Examination.objects.create(**kept, results={one.id: one.values[0] for one in tests})
    words = (LONG_WORDS * 13)[:1000]
    ConfirmedCause.objects.create(**kept, cause="femoral-neck-bsi", how=ConfirmedCause.IMAGING, words=words)


def _ran(record):
    kept_run(record)
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    far = {"meters": 40000, "runs": 4, "longest": 16000, "seconds": 15000}
    for week in range(1, 5):
        RunWeek.objects.get_or_create(patient=record, monday=monday - week * 7 * DAY, defaults=far)
