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
    record, today = account.patient, timezone.localdate()
    check = checked(account, every_question_of_the_check())
    OwnCheck.objects.filter(id=check.id).update(
        from_files={"began": "2026-11-01", "says": [f"You ran 40% farther. {LONG_WORDS * 4}"] * 4}
    )
    asked = VisitRequest.objects.create(
        patient=record,
        name="x",
        telephone="1",
        asked_at=timezone.now(),
        state=VisitRequest.AGREED,
        reason=(LONG_WORDS * 9)[:500],
        note=(LONG_WORDS * 9)[:500],
    )
    begins = datetime(2030, 1, 7, 15, 0, tzinfo=UTC)
    Visit.objects.create(
        request=asked,
        begins_at=begins,
        ends_at=begins + timedelta(minutes=45),
        state=Visit.AGREED,
        location=record.location,
    )
    whole_programme.kept(account)
    say_have_read(by=account, patient_id=record.id, words=WARNING, rules=["RF29", "RF18", "RF06"])
    for number in range(14):
        on = today - number * DAY
        keep_morning(by=account, patient_id=record.id, on=on, pain=min(10, 1 + number), woke=number > 5)
    for number in (30, 0):
        on = today - number * DAY
        for one in ("nprs", "ihot12", "lefs", "uwri", "hoos12", "ostrc_h2"):
            keep_outcome_score(by=account, patient_id=record.id, measure=one, score=number // 10 + 3, on=on)
        activities = [((LONG_WORDS)[:79], 2 + number // 10)] * 3
        keep_outcome_score(by=account, patient_id=record.id, measure="psfs", activities=activities, on=on)
    send_intake(
        by=account,
        patient_id=record.id,
        words=intake_questions().version,
        answers=everything_answered(),
    )
    tests = [one for one in the_pack().findings.values() if one.kind == "clinician-test"]
    results = {one.id: one.values[0] for one in tests}
    kept = {"patient": record, "clinician": clinician, "pack": the_pack().version}
    Examination.objects.create(**kept, number=1, results=results)
    ConfirmedCause.objects.create(
        **kept, number=1, cause="femoral-neck-bsi", how=ConfirmedCause.IMAGING, words=(LONG_WORDS * 13)[:1000]
    )
    Message.objects.create(patient=record, number=1, words="hello")
    kept_run(record)
    monday = today - timedelta(days=today.weekday())
    for week in range(1, 5):
        RunWeek.objects.get_or_create(
            patient=record,
            monday=monday - week * timedelta(days=7),
            defaults={"meters": 40000, "runs": 4, "longest": 16000, "seconds": 15000},
        )
    return record
