"""An answer of the check becomes part of a person's record, if they say so, and goes when they say so."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from runwell.records import access, audit
from runwell.records.actions import kept_verdicts
from runwell.records.actions.standing_later import note_alarm, stands_anew_soon
from runwell.records.models import Account, OwnCheck, Patient
from runwell.refusals import Refusal

# The answers of a check stay in its cookie for a day, so the same answers in that time are the same check.
ONE_CHECK = timedelta(hours=24)


@transaction.atomic
def keep_own_check(
    *,
    by: Account,
    verdict_json: Mapping[str, Any],
    answers: Mapping[str, str],
    asked: Iterable[str],
    from_files: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> OwnCheck:
    """Add the answer to the person's own record. The same one twice is one.

    verdict_json: what Verdict.as_json() gives. answers: finding -> value, empty where only a copy is left.
    from_files: what watch files said, as in `OwnCheck`. at: when the check was made, if not now.
    Refusal: they took their consent back. PermissionDenied for people without a record.
    """
    patient = Patient.objects.select_for_update().filter(account=by).first()
    if patient is None or not by.is_active:
        raise PermissionDenied("only people with a record can add to it")
    if not access.agrees(by):
        mend = "Agree again on the page “What I agreed to”, then add the answer"
        raise Refusal("you took back your agreement to keep a record", "your record", mend)
    said = {"answers": dict(answers), "asked": sorted(asked)}
    # As it comes back from the database, so that a tuple is no other than the list it becomes there.
    verdict = json.loads(json.dumps(dict(verdict_json)))
    found = _the_same(patient, verdict, said["answers"])
    if found:
        return _completed(by, found, **said)
    said["from_files"] = dict(from_files or {})
    kept_at = at or timezone.now()
    check = OwnCheck.objects.create(patient=patient, verdict=verdict, kept_at=kept_at, **said)
    note_alarm(by=by, patient=patient)
    stands_anew_soon(by=by, patient_id=patient.id)
    audit.record(by, "added a check to their record", check, patient=patient.id)
    return check


@transaction.atomic
def adopt_kept_copy(*, by: Account, token: str, and_forget: bool = False) -> OwnCheck | None:
    """Add the answer of a private link to the person's own record. None: there is no such copy any more.

    and_forget: delete the copy too, so that the link opens nothing.
    """
    copy = access.kept_copy(token, timezone.now())
    if copy is None:
        return None
    check = keep_own_check(by=by, verdict_json=copy.payload, answers={}, asked=())
    if and_forget:
        kept_verdicts.forget(by=by, token=token)
    return check


@transaction.atomic
def delete_own_check(*, by: Account, check_id: UUID) -> None:
    """Take one answer out of one's own record for good. OwnCheck.DoesNotExist: it is none of theirs."""
    check = access.own_checks(by).get(id=check_id)
    patient_id, gone = check.patient_id, OwnCheck(id=check.id)
    patient = check.patient
    check.delete()
    note_alarm(by=by, patient=patient)
    audit.record(by, "deleted a check of their record", gone, patient=patient_id)


def _the_same(patient: Patient, verdict: dict[str, Any], answers: dict[str, str]) -> OwnCheck | None:
    """The check that says this already: the very verdict, or the same answers within a day."""
    lately = timezone.now() - ONE_CHECK
    for check in OwnCheck.objects.filter(patient=patient):
        again = answers and check.answers == answers and check.kept_at > lately
        if check.verdict == verdict or (again and check.verdict["pack"] == verdict["pack"]):
            return check
    return None


def _completed(by: Account, check: OwnCheck, *, answers: dict[str, str], asked: list[str]) -> OwnCheck:
    """A copy holds no answers; where they come later, they are added to the check that it became."""
    if answers and not check.answers:
        check.answers, check.asked = answers, asked
        check.save(update_fields=["answers", "asked"])
        audit.record(by, "added what was said in a check", check, patient=check.patient_id)
    return check
