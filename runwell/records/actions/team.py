"""What is said about the people of the practice, and where they work."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.access.practice import ANSWERS_FOR_IT, KEEPS_PAGES_TRUE
from runwell.records.audit import By
from runwell.records.models import Location, TeamMember
from runwell.records.practice_file.people import WORDS, does_problems
from runwell.records.practice_file.reading import demand, texts
from runwell.records.roles import Role
from runwell.refusals import Refusal


@transaction.atomic
def describe_person(*, by: By, member_id: UUID, title: str, about: str, does: Sequence[str]) -> None:
    """What they are called here, what they do and what is told of them. Refusals: missing or too long."""
    member = _held(by, member_id, KEEPS_PAGES_TRUE)
    words = {"title": title.strip(), "about": about.strip()}
    listed = [one.strip() for one in does if one.strip()]
    where = f"the person {member.slug}"
    longest = {name: WORDS[name] for name in words}
    demand(texts(words, longest, where, may_lack=("about",)) + does_problems(listed, where))
    _say(by, member, "described somebody of the practice", {**words, "does": listed})


@transaction.atomic
def place_person(
    *, by: By, member_id: UUID, credentials: str, location_ids: Collection[UUID], position: int
) -> None:
    """What they are licensed as, where they work, and their place in the list of people, from 1 on.

    Refusal: an office is not known, or the credentials are too long.
    """
    member = _held(by, member_id, ANSWERS_FOR_IT)
    words, where = {"credentials": credentials.strip()}, f"the person {member.slug}"
    demand(texts(words, {"credentials": WORDS["credentials"]}, where, may_lack=("credentials",)))
    offices = list(Location.objects.filter(id__in=location_ids))
    if len(offices) < len(set(location_ids)):
        raise Refusal("this office is not known", "office", "Choose among the offices on the page")
    moved = _move_to(member, position)
    if set(member.locations.all()) != set(offices):
        member.locations.set(offices)
        moved = True
    _say(by, member, "placed somebody of the practice", words, changed=moved)


def _held(by: By, member_id: UUID, roles: tuple[Role, ...]) -> TeamMember:
    demand_of(by, *roles)
    member = TeamMember.objects.select_for_update().filter(id=member_id).first()
    if member is None:
        raise PermissionDenied("there is no such person")
    return member


def _move_to(member: TeamMember, position: int) -> bool:
    """Put the person at a place in the list; the others close up. Whether anything moved."""
    before = list(TeamMember.objects.all())
    after = [one for one in before if one != member]
    after.insert(max(position, 1) - 1, member)
    for place, one in enumerate(after):
        TeamMember.objects.filter(id=one.id).exclude(place=place).update(place=place)
    return before != after


def _say(by: By, member: TeamMember, act: str, facts: dict[str, object], *, changed: bool = False) -> None:
    if any(getattr(member, name) != fact for name, fact in facts.items()):
        TeamMember.objects.filter(id=member.id).update(**facts)
        changed = True
    if changed:
        audit.record(by, act, member)
