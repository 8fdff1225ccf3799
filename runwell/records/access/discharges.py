"""Whether a patient's care has ended, for whoever reached the patient by `own_record` or `patients`."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from runwell.records.access.messages import needs_reply
from runwell.records.access.programme_review import programme_state
from runwell.records.models import ConfirmedCause, Discharge, Message, Patient


def discharges(patient: Patient) -> QuerySet[Discharge]:
    """Each time that it ended, the newest first."""
    return Discharge.objects.filter(patient=patient).select_related("clinician").order_by("-number")


def current_discharge(patient: Patient) -> Discharge | None:
    """The end that holds; None while they are in care."""
    newest = discharges(patient).first()
    return newest if newest and newest.reopened_at is None else None


def care_state(patient: Patient) -> str:
    """Another text as soon as care ended or began again, and as what that rests on is new: the program,
    its gates, a message of theirs, a confirmed cause.
    """
    ended = discharges(patient).first()
    wrote = Message.objects.filter(patient=patient, clinician=None).aggregate(last=Max("number"))["last"]
    cause = ConfirmedCause.objects.filter(patient=patient).aggregate(last=Max("number"))["last"]
    again = ended.reopened_at.timestamp() if ended and ended.reopened_at else 0
    parts = (ended.number if ended else 0, again, wrote or 0, cause or 0, programme_state(patient))
    return ".".join(str(one) for one in parts)


def waits_for_answer(patient: Patient) -> bool:
    """Whether a message of theirs does."""
    return bool(needs_reply([patient.id]))
