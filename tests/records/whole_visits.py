"""A runner of whom something lies in every table about visits and what a clinician keeps."""

from datetime import UTC, datetime, timedelta

from runwell.records.models import (
    ConfirmedCause,
    Discharge,
    Examination,
    Intake,
    Location,
    Message,
    Note,
    ReadMark,
    Standing,
    TakenQuarter,
    TeamMember,
    Visit,
    VisitRequest,
)

BEGINS = datetime(2026, 12, 7, 15, 0, tzinfo=UTC)
MESSAGE, WRITTEN, TOLD, ADVICE = "xmessagex", "xwrittenx", "xtoldx", "xadvicex"


def visit_of(request, state=Visit.AGREED):
    """A visit of three quarters of an hour with somebody who works at the practice."""
    member, _ = TeamMember.objects.get_or_create(slug="sam-seen", name="Sam Seen", title="Physical therapist")
    location = Location.objects.first()
    ends = BEGINS + timedelta(minutes=45)
    visit = Visit.objects.create(
        request=request, member=member, location=location, begins_at=BEGINS, ends_at=ends, state=state
    )
    for n in range(3):
        TakenQuarter.objects.create(member=member, visit=visit, begins_at=BEGINS + n * timedelta(minutes=15))
    return visit


def filled_visits(record, clinician):
    """At least one row in every table about visits, messages and what a clinician found."""
    asked = VisitRequest.objects.create(
        patient=record, name="x", telephone="1", asked_at=BEGINS, state=VisitRequest.AGREED
    )
    visit_of(asked)
    Message.objects.create(patient=record, number=1, words=MESSAGE)
    Message.objects.create(patient=record, number=2, words=MESSAGE, clinician=clinician)
    ReadMark.objects.create(patient=record, number=2)
    ReadMark.objects.create(patient=record, number=1, clinician=clinician)
    kept = {"patient": record, "number": 1, "clinician": clinician}
    Examination.objects.create(**kept, pack="hip@0", results={"ct-fadir": "yes"}, words=WRITTEN)
    ConfirmedCause.objects.create(**kept, pack="hip@0", cause="hip-oa", how=ConfirmedCause.IMAGING)
    Note.objects.create(**kept, words=WRITTEN)
    Discharge.objects.create(**kept, how=Discharge.GOALS_MET, words=ADVICE)
    Intake.objects.create(patient=record, words="2026-11", answers={"goal": TOLD})
    Standing.objects.create(patient=record, as_of=BEGINS.date())
