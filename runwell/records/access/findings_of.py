"""What a clinician found of a patient: the results of tests that hold, and the cause that is confirmed.

For whoever reached the patient by `own_record` or `patients`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from runwell.check.answers import Answers
from runwell.check.examined import Reranked, reranked
from runwell.knowledge.pack import Pack
from runwell.records.models import Account, ConfirmedCause, Examination, OwnCheck, Patient
from runwell.refusals import Refusal

SETTLES = (ConfirmedCause.IMAGING, ConfirmedCause.SURGERY)
"""Ways of confirming after which no test by hand changes the cause."""


@dataclass(frozen=True, slots=True)
class Found:
    """The newest result of one test. pack: the version whose test it is."""

    test: str
    result: str
    at: datetime
    clinician: Account
    pack: str


@dataclass(frozen=True, slots=True)
class ExaminedNow:
    """check: the newest. answers: its own, where the pack reads them. unread: results that it does not."""

    check: OwnCheck | None
    answers: Answers | None
    found: tuple[Found, ...]
    unread: tuple[Found, ...]
    ranked: Reranked


def examinations(patient: Patient) -> QuerySet[Examination]:
    """Every one, the newest first."""
    return Examination.objects.filter(patient=patient).select_related("clinician").order_by("-number")


def findings_of(patient: Patient) -> tuple[Found, ...]:
    """Of each test its newest result; what was taken back is left out."""
    newest: dict[str, Found] = {}
    for one in examinations(patient):
        for test, result in one.results.items():
            newest.setdefault(test, Found(test, result, one.at, one.clinician, one.pack))
    return tuple(found for found in newest.values() if found.result)


def confirmed_causes(patient: Patient) -> QuerySet[ConfirmedCause]:
    """Everything that was confirmed or opened again, the newest first."""
    return ConfirmedCause.objects.filter(patient=patient).select_related("clinician").order_by("-number")


def confirmed_cause(patient: Patient) -> ConfirmedCause | None:
    """What the pain comes from, as a clinician said last; None while that is open."""
    newest = confirmed_causes(patient).first()
    return newest if newest and newest.cause else None


def confirmed_name(pack: Pack, patient: Patient) -> str:
    """The plain name of the confirmed cause; "" while it is open, or where the pack knows it no more."""
    found = confirmed_cause(patient)
    return pack.causes[found.cause].plain_name if found and found.cause in pack.causes else ""


def examination_state(patient: Patient) -> str:
    """Another text as soon as an examination is new."""
    return str(Examination.objects.filter(patient=patient).aggregate(last=Max("number"))["last"] or 0)


def cause_state(patient: Patient) -> str:
    """Another text as soon as a cause is confirmed or opened again."""
    return str(ConfirmedCause.objects.filter(patient=patient).aggregate(last=Max("number"))["last"] or 0)


def examined_now(pack: Pack, patient: Patient) -> ExaminedNow:
    """The causes by the newest check, as far as the pack understands it, and by all results that hold."""
    check, answers = _told(pack, patient)
    every = findings_of(patient)
    unread = tuple(one for one in every if not _allowed(pack, one))
    found = tuple(one for one in every if one not in unread)
    ranked = reranked(pack, answers, {one.test: one.result for one in found})
    return ExaminedNow(check, answers, found, unread, ranked)


def _told(pack: Pack, patient: Patient) -> tuple[OwnCheck | None, Answers | None]:
    check = OwnCheck.objects.filter(patient=patient).order_by("-kept_at", "id").first()
    if check is None or not check.answers:
        return check, None
    try:
        return check, Answers.of(pack, check.answers, check.asked)
    except Refusal:  # the pack has a question no more
        return check, None


def _allowed(pack: Pack, one: Found) -> bool:
    return one.test in pack.findings and pack.findings[one.test].allows(one.result)
