"""Changing a program or a way back as a clinician saw it: not where somebody else changed it in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from runwell.records.access.programme_review import programme_state
from runwell.records.access.writing import held_by_clinician
from runwell.records.models import Account, Patient
from runwell.refusals import Refusal


@dataclass(eq=False)
class ChangedMeanwhile(Refusal):
    """It is not as it was when the page was opened."""


@transaction.atomic
def act_as_seen(
    *,
    by: Account,
    patient_id: UUID,
    seen: str,
    act: Callable[[], object],
    state: Callable[[Patient], str] = programme_state,
) -> None:
    """Do it, which notes itself on the trail, if the program, or the way back, still is as `seen` says.

    seen: its `state` when the page was shown. ChangedMeanwhile: it is not. Refusal: as the act says.
    PermissionDenied for everybody but a clinician who looks after the patient, and never themselves.
    """
    # The row stays ours until the act is done, so nobody comes in between.
    if state(held_by_clinician(by, patient_id).patient) != seen:
        what = gettext("somebody has changed it since you opened this page, so nothing was done")
        raise ChangedMeanwhile(what, "", gettext("Look at what is new, then send your entry again"))
    act()
