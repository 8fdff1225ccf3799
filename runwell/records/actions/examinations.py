"""A clinician enters what they found when they tested a patient. Nothing is changed: the newest counts."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from runwell.check.examined import demanded
from runwell.records import audit
from runwell.records.access.findings_of import examination_state, examinations, findings_of
from runwell.records.access.writing import held_by_clinician
from runwell.records.models import Account, Examination
from runwell.records.packs import the_pack
from runwell.records.sound_findings import demand_unchanged, words_given
from runwell.refusals import Refusal


@transaction.atomic
def record_examination(
    *, by: Account, patient_id: UUID, seen: str, results: Mapping[str, str], words: str = ""
) -> Examination:
    """Add what was found today. results: test -> result; "" takes back the one that holds.

    seen: `examination_state` when the page was shown. The same by the same person at once is one: a form that
    was sent twice. Refusal: nothing was entered, an unknown test or result, too many words; ChangedMeanwhile:
    a colleague entered something since. PermissionDenied for everybody but a clinician to whom the record is
    open, and is not their own.
    """
    patient, pack = held_by_clinician(by, patient_id).patient, the_pack()
    holds = {one.test for one in findings_of(patient)}
    entered = demanded(pack, {test: result for test, result in results.items() if result})
    back = sorted(test for test, result in results.items() if not result and test in holds)
    whole = {**entered, **dict.fromkeys(back, "")}
    said = words_given(words)
    newest = examinations(patient).first()
    if newest and (newest.clinician_id, newest.results, newest.words) == (by.pk, whole, said):
        return newest
    demand_unchanged(examination_state(patient), seen)
    if not (whole or said):
        mend = gettext("Choose a result of a test, or write down what you saw")
        raise Refusal(gettext("nothing was entered"), "", mend)
    kept = Examination.objects.create(
        patient=patient,
        number=newest.number + 1 if newest else 1,
        results=whole,
        words=said,
        pack=pack.version,
        clinician=by,
    )
    audit.record(by, "entered what an examination found", kept, patient=patient_id)
    return kept
