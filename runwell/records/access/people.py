"""Who somebody is at the practice, asked of the database each time: a role that ended opens nothing more."""

from __future__ import annotations

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet

from runwell.records.models import Account, GivenRole, TeamMember
from runwell.records.roles import Role

Someone = AbstractBaseUser | AnonymousUser


def roles_of(user: Someone) -> QuerySet[GivenRole]:
    """The roles that a person has now; none for strangers and for closed accounts."""
    if not (user.is_authenticated and user.is_active):
        return GivenRole.objects.none()
    return GivenRole.objects.filter(account=user, ended_at=None).select_related("location")


def works_here(user: Someone) -> bool:
    """True for everybody with a role, who therefore needs a second factor and is signed out when idle."""
    return roles_of(user).exists()


def has(user: Someone, *roles: Role) -> bool:
    """True when the person has one of the roles, anywhere."""
    return roles_of(user).filter(role__in=roles).exists()


def demand(user: Someone, *roles: Role) -> None:
    """PermissionDenied for whoever has none of the roles."""
    if not has(user, *roles):
        raise PermissionDenied(f"only for: {', '.join(roles)}")


def demand_of(by: Someone | str, *roles: Role) -> None:
    """The same for whoever acts. The name of a task passes, since only the host of the server runs one."""
    if not isinstance(by, str):
        demand(by, *roles)


def places_of(user: Someone, role: Role) -> set[UUID] | None:
    """The ids of the locations where the person has the role; None: all of them. Empty: nowhere."""
    places = set(roles_of(user).filter(role=role).values_list("location_id", flat=True))
    return None if None in places else places


def staff(user: Someone) -> QuerySet[Account]:
    """Everybody who has or had a role, for the administrator and the owner. PermissionDenied for others.

    Each with `second_factor`: True with an authenticator app or a passkey.
    """
    demand(user, Role.ADMINISTRATOR, Role.OWNER)
    real = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    factor = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=real))
    had = Exists(GivenRole.objects.filter(account=OuterRef("pk")))
    every = Account.objects.filter(had).annotate(second_factor=factor).order_by("name", "email")
    return every.prefetch_related("given_roles__location")


def clinicians() -> QuerySet[Account]:
    """Everybody whom a patient can be assigned to. Their names stand on the practice's pages anyway."""
    held = GivenRole.objects.filter(account=OuterRef("pk"), role=Role.CLINICIAN, ended_at=None)
    return Account.objects.filter(Exists(held), is_active=True).order_by("name", "email")


def team() -> QuerySet[TeamMember]:
    """The people of the practice as its pages show them, for everybody."""
    return TeamMember.objects.prefetch_related("locations")
