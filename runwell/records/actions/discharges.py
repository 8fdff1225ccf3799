"""The end of a patient's care, and its beginning again. Only a clinician says either."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.discharges import care_state, current_discharge, discharges
from runwell.records.access.programmes import current_programme
from runwell.records.access.writing import Held, held_by_clinician
from runwell.records.actions.as_seen import ChangedMeanwhile
from runwell.records.actions.programmes import end_programme
from runwell.records.models import Account, Discharge
from runwell.refusals import Refusal

LONGEST = 2000


@transaction.atomic
def discharge(
    *, by: Account, patient_id: UUID, seen: str, how: str, words: str, program_goes_on: bool
) -> Discharge:
    """Their care ends for now; the program goes on by its own rules, its gates too, or ends.

    seen: `care_state` when the page was shown. words: to the patient. ChangedMeanwhile: it is another by now.
    Refusal: the care has ended already, or how it ended is not one of the list. PermissionDenied for
    everybody but a clinician who looks after the patient, and never themselves.
    """
    own = _as_seen(held_by_clinician(by, patient_id), seen)
    if current_discharge(own.patient):
        mend = gettext("Begin it again first, if it is to end another way")
        raise Refusal(gettext("the care has ended already"), "", mend)
    if how not in Discharge.HOWS:
        raise Refusal(gettext("this is no way to end"), gettext("how"), gettext("Choose one of the list"))
    said = words.replace("\0", "").encode("utf-8", "ignore").decode().strip()
    if len(said) > LONGEST:
        mend = gettext("Use {n} letters at most").format(n=LONGEST)
        raise Refusal(gettext("this is too long"), gettext("words"), mend)
    there = current_programme(own.patient) is not None
    newest = discharges(own.patient).first()
    ended = Discharge.objects.create(
        patient=own.patient,
        number=newest.number + 1 if newest else 1,
        how=how,
        words=said,
        program_goes_on=there and program_goes_on,
        clinician=own.clinician,
    )
    if there and not program_goes_on:
        end_programme(by=by, patient_id=patient_id, why=gettext("Your care with us ended."))
    audit.record(by, "ended the care", ended, patient=patient_id)
    return ended


@transaction.atomic
def reopen_care(*, by: Account, patient_id: UUID, seen: str) -> Discharge:
    """They are in care again. A program that ended stays ended.

    ChangedMeanwhile, PermissionDenied as above. Refusal: they are in care.
    """
    own = _as_seen(held_by_clinician(by, patient_id), seen)
    ended = current_discharge(own.patient)
    if ended is None:
        raise Refusal(gettext("they are in care already"), "", gettext("Look at their record"))
    ended.reopened_at = timezone.now()
    ended.save(update_fields=["reopened_at"])
    audit.record(by, "began the care again", ended, patient=patient_id)
    return ended


def _as_seen(own: Held, seen: str) -> Held:
    # The row of the patient stays ours until the end, so nobody comes in between.
    if care_state(own.patient) != seen:
        what = gettext("something has changed since you opened this page, so nothing was done")
        raise ChangedMeanwhile(what, "", gettext("Look at what is new, then send your entry again"))
    return own
