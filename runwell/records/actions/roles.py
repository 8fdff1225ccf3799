"""Giving and taking roles."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.giving import (
    MAY_GIVE,
    demand_that_somebody_is_left,
    hold_those_who_give,
    may_give,
)
from runwell.records.access.people import demand_of, roles_of
from runwell.records.audit import By
from runwell.records.models import Account, Assignment, GivenRole, Location
from runwell.records.roles import IN_THE_EDITOR, Role
from runwell.refusals import Refusal

# Who does one of these does it for the whole practice, so an office beside it would promise a bound it lacks.
EVERYWHERE = frozenset({Role.OWNER, Role.ADMINISTRATOR, Role.EDITOR})


@transaction.atomic
def give_role(*, by: By, account_id: UUID, role: Role, location_id: UUID | None = None) -> GivenRole:
    """Give a role at one location, or everywhere. A second time changes nothing. Never to oneself.

    Refusal: the account is closed, the office is not known, or the role is not bound to an office.
    """
    _demand_giver(by, role, account_id)
    account = Account.objects.select_for_update().filter(id=account_id).first()
    if account is None:
        raise PermissionDenied("there is no such account")
    _demand_sense(account, role, location_id)
    given, is_new = GivenRole.objects.get_or_create(
        account=account, role=role, location_id=location_id, ended_at=None
    )
    if is_new:
        _let_into_the_editor(account)
        audit.record(by, f"gave the role {role}", account)
    return given


@transaction.atomic
def end_role(*, by: By, given_role_id: UUID) -> None:
    """Take a role away, from this moment on, in every session. A second time changes nothing.

    Whoever is a clinician nowhere any more looks after nobody. Refusal: nobody would be left who may give it.
    """
    demand_of(by, *MAY_GIVE)
    hold_those_who_give()
    given = GivenRole.objects.select_for_update().select_related("account").filter(id=given_role_id).first()
    if given is None:
        raise PermissionDenied("there is no such role")
    _demand_giver(by, Role(given.role), given.account_id)
    if given.ended_at is not None:
        return
    demand_that_somebody_is_left(given.account_id, Role(given.role))
    given.ended_at = timezone.now()
    given.save(update_fields=["ended_at"])
    _let_into_the_editor(given.account)
    _hand_back_patients(given.account)
    audit.record(by, f"ended the role {given.role}", given.account)


def _demand_giver(by: By, role: Role, account_id: UUID) -> None:
    if isinstance(by, str):
        return  # a command, which only the host of the server can type
    if by.pk == account_id:
        raise PermissionDenied("nobody changes their own roles")
    if role not in may_give(by):
        raise PermissionDenied(f"who gives the role {role} must have a higher one")


def _demand_sense(account: Account, role: Role, location_id: UUID | None) -> None:
    if not account.is_active:
        raise Refusal("this account is closed", "account", "Open it again first")
    if location_id is None:
        return
    if role in EVERYWHERE:
        raise Refusal(f"the role {role} is for the whole practice", "office", "Choose all offices")
    if not Location.objects.filter(id=location_id).exists():
        raise Refusal("this office is not known", "office", "Choose one of the offices on the page")


def _hand_back_patients(account: Account) -> None:
    """Patients must not open again by themselves when somebody comes back years later."""
    if not roles_of(account).filter(role=Role.CLINICIAN).exists():
        Assignment.objects.filter(clinician=account, ended_at=None).update(ended_at=timezone.now())


def _let_into_the_editor(account: Account) -> None:
    """Wagtail asks for groups: a person is in the group of each role that edits or signs pages."""
    roles = {Role(given.role) for given in roles_of(account)} & IN_THE_EDITOR
    groups = [Group.objects.get_or_create(name=role.value)[0] for role in roles]
    account.groups.set(groups)
