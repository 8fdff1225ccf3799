"""Giving and taking roles."""

from __future__ import annotations

from types import MappingProxyType
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.people import roles_of
from runwell.records.audit import By
from runwell.records.models import Account, GivenRole
from runwell.records.roles import IN_THE_EDITOR, Role

# An administrator keeps the system running, and must not reach health records by giving a role away.
MAY_GIVE = MappingProxyType(
    {
        Role.OWNER: frozenset(Role),
        Role.ADMINISTRATOR: frozenset({Role.FRONT_DESK, Role.EDITOR, Role.ADMINISTRATOR}),
    }
)


@transaction.atomic
def give_role(*, by: By, account_id: UUID, role: Role, location_id: UUID | None = None) -> GivenRole:
    """Give a role at one location, or everywhere. A second time changes nothing. Never to oneself."""
    _demand_giver(by, role, account_id)
    account = Account.objects.select_for_update().get(id=account_id)
    given, is_new = GivenRole.objects.get_or_create(
        account=account, role=role, location_id=location_id, ended_at=None
    )
    if is_new:
        _let_into_the_editor(account)
        audit.record(by, f"gave the role {role}", account)
    return given


@transaction.atomic
def end_role(*, by: By, given_role_id: UUID) -> None:
    """Take a role away, from this moment on, in every session. A second time changes nothing."""
    given = GivenRole.objects.select_for_update().select_related("account").get(id=given_role_id)
    _demand_giver(by, Role(given.role), given.account_id)
    if given.ended_at is None:
        given.ended_at = timezone.now()
        given.save(update_fields=["ended_at"])
        _let_into_the_editor(given.account)
        audit.record(by, f"ended the role {given.role}", given.account)


def _demand_giver(by: By, role: Role, account_id: UUID) -> None:
    if not isinstance(by, AbstractBaseUser):
        return  # a command, which only the host of the server can type
    if by.pk == account_id:
        raise PermissionDenied("nobody changes their own roles")
    own = {Role(given.role) for given in roles_of(by)}
    if not any(role in MAY_GIVE.get(one, ()) for one in own):
        raise PermissionDenied(f"who gives the role {role} must have a higher one")


def _let_into_the_editor(account: Account) -> None:
    """Wagtail asks for groups: a person is in the group of each role that edits or signs pages."""
    roles = {Role(given.role) for given in roles_of(account)} & IN_THE_EDITOR
    groups = [Group.objects.get_or_create(name=role.value)[0] for role in roles]
    account.groups.set(groups)
