"""Who may give which role, and that somebody is always left who can."""

from __future__ import annotations

from types import MappingProxyType
from uuid import UUID

from runwell.records.access.people import Someone, roles_of
from runwell.records.models import GivenRole
from runwell.records.roles import Role
from runwell.refusals import Refusal

# An administrator keeps the system running, and must not reach health records by giving a role away.
MAY_GIVE = MappingProxyType(
    {
        Role.OWNER: frozenset(Role),
        Role.ADMINISTRATOR: frozenset({Role.FRONT_DESK, Role.EDITOR, Role.ADMINISTRATOR}),
    }
)


def may_give(by: Someone) -> frozenset[Role]:
    """The roles that this person may give to others and take from them."""
    own = (MAY_GIVE.get(Role(given.role), frozenset()) for given in roles_of(by))
    return frozenset[Role]().union(*own)


def hold_those_who_give() -> None:
    """Of two who take each other's roles at the same moment, the second must see what the first did."""
    givers = GivenRole.objects.filter(role__in=MAY_GIVE, ended_at=None)
    list(givers.select_for_update().order_by("id").values_list("id"))


def demand_that_somebody_is_left(account_id: UUID, *roles: Role) -> None:
    """Refusal: without this account nobody could give one of these roles again."""
    open_roles = GivenRole.objects.filter(ended_at=None, account__is_active=True)
    for role in MAY_GIVE.keys() & set(roles):
        givers = [giver for giver, gives in MAY_GIVE.items() if role in gives]
        if not open_roles.filter(role__in=givers).exclude(account_id=account_id).exists():
            mend = "Give it to a second person first"
            raise Refusal(f"nobody would be left who may give the role {role}", "role", mend)
