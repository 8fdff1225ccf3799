"""Keeping the score of a questionnaire."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.writing import held
from runwell.records.audit import By
from runwell.records.entry_fields import FURTHEST, EntryFields
from runwell.records.models import OutcomeScore
from runwell.records.outcome_scales import MOST_ACTIVITIES, PSFS, outcome_scale
from runwell.records.packs import the_pack
from runwell.refusals import Refusal

CENT = Decimal("0.01")
Activities = Sequence[tuple[str, int]]


@transaction.atomic
def keep_outcome_score(
    *,
    by: By,
    patient_id: UUID,
    measure: str,
    score: Decimal | float | str | None = None,
    activities: Activities = (),
    part: str = "",
    on: date | None = None,
) -> OutcomeScore:
    """Keep a score; the same questionnaire on the same day is one, and the later counts.

    activities: for the PSFS, one to three of the runner's own with 0-10 each; the score is their mean. part:
    a subscale. on: the day, if not today. Refusal: no such questionnaire, or a value outside its scale.
    PermissionDenied: not their record.
    """
    patient = held(by, patient_id).patient
    scale, day = outcome_scale(the_pack(), measure), on or timezone.localdate()
    if day > (timezone.now() + FURTHEST).date():
        raise Refusal(
            gettext("this day has not come yet"), gettext("day"), gettext("Choose today or a day before")
        )
    named = _named(activities) if measure == PSFS else []
    exact = sum((Decimal(one[1]) for one in named), Decimal()) / len(named) if named else _number(score)
    scale.demand(exact)
    value = {"score": exact.quantize(CENT, ROUND_HALF_UP), "activities": named}
    place = {
        "patient": patient,
        "measure": measure,
        "part": EntryFields({"p": part}).text("p", 40),
        "on": day,
    }
    found = OutcomeScore.objects.filter(**place).first()
    if found and (found.score, found.activities) == (value["score"], value["activities"]):
        return found
    kept, _ = OutcomeScore.objects.update_or_create(**place, defaults={**value, "kept_at": timezone.now()})
    audit.record(by, "entered the score of a questionnaire", kept, patient=patient.id)
    return kept


@transaction.atomic
def take_back_score(*, by: By, patient_id: UUID, score_id: UUID) -> bool:
    """Take out a score that was entered by mistake. False: it is not there, and nothing changed.

    Refusal: the consent was taken back. PermissionDenied: not their record.
    """
    patient = held(by, patient_id).patient
    gone, _ = OutcomeScore.objects.filter(patient=patient, id=score_id).delete()
    if gone:
        audit.record(
            by, "took back the score of a questionnaire", OutcomeScore(id=score_id), patient=patient.id
        )
    return bool(gone)


def _number(score: Any) -> Decimal:
    try:
        if score is not None and not isinstance(score, bool):
            return Decimal(str(score).strip())
    except InvalidOperation:
        pass  # said by the scale, on which this is not
    return Decimal("NaN")


def _named(activities: Activities) -> list[list[Any]]:
    """Refusal: none, too many, one without a name or with a number that is none from 0 to 10."""
    if not 1 <= len(activities) <= MOST_ACTIVITIES:
        mend = gettext("Name one to three things that you cannot do well now")
        raise Refusal(gettext("this is no list of activities"), gettext("activities"), mend)
    named = []
    for name, value in activities:
        fields = EntryFields({"activity": name, "score": value})
        said = fields.needed("activity", fields.text("activity", 80))
        named.append([said, fields.needed("score", fields.whole("score", 0, 10))])
    return named
