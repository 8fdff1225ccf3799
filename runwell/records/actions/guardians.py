"""A guardian's consent for a runner who is nearly of age: on paper at the practice, noted by its staff."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.accounts import age_on
from runwell.records.access.people import demand
from runwell.records.actions.patients import WORDS
from runwell.records.models import Account, Consent, Patient
from runwell.records.roles import Role
from runwell.refusals import Refusal


@transaction.atomic
def record_guardians_consent(*, by: Account, account_id: UUID, guardian_name: str) -> Consent:
    """Note that the practice has a guardian's consent on paper. A second time gives the one there is.

    It hangs on the runner's record, whose row it makes: empty, and nobody's to read until the runner agrees.
    Refusal: no name, or the runner is not of the age at which a guardian speaks for them.
    """
    demand(by, Role.FRONT_DESK, Role.CLINICIAN)
    account = Account.objects.select_for_update().filter(id=account_id).first()
    if account is None or account.born_on is None or account.given_roles.exists():
        raise PermissionDenied("this is no runner's account")
    if not guardian_name.strip():
        raise Refusal("the guardian's name is needed", "guardian", "Write it as it stands on the paper")
    age = age_on(timezone.localdate(), account.born_on)
    if not settings.RUNWELL_GUARDIAN_AGE <= age < settings.RUNWELL_ACCOUNT_AGE:
        raise Refusal(
            "no guardian speaks for a runner of this age", "date of birth", "Look at the date again"
        )
    patient, _ = Patient.objects.get_or_create(account=account)
    found = Consent.objects.filter(patient=patient, purpose=Consent.GUARDIAN, withdrawn_at=None).first()
    if found:
        return found
    consent = Consent.objects.create(
        patient=patient,
        purpose=Consent.GUARDIAN,
        words=WORDS,
        guardian_name=guardian_name.strip(),
        recorded_by=by,
    )
    audit.record(by, "recorded a guardian's consent", consent, patient=patient.id)
    return consent
