"""The runner of this machine: for whoever reads their own files by the command, without a practice."""

from __future__ import annotations

from django.db import transaction

from runwell.records import audit
from runwell.records.access.accounts import account_of
from runwell.records.access.people import demand_of
from runwell.records.actions.accounts import close_account, make_account
from runwell.records.models import Patient

ADDRESS, NAME = "this-machine@runwell.invalid", "Runner of this machine"


@transaction.atomic
def local_runner(*, by: str) -> Patient:
    """Their record, made on first use. The account is closed and its address leads nowhere: nobody signs in.

    Nobody agreed to anything, so no clinician may read it.
    """
    demand_of(by)
    account = account_of(ADDRESS)
    if account is None:
        account = make_account(by=by, email=ADDRESS, name=NAME)
        close_account(by=by, account_id=account.id)
    patient, made = Patient.objects.get_or_create(account=account)
    if made:
        audit.record(by, "opened the record of the runner of this machine", patient, patient=patient.id)
    return patient
