"""A day of an office by clinician, with the times that the desk may give: also at short notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from runwell.care.free_times import free_times
from runwell.records.access.visits import clinicians_at, clinicians_of, opening_at, terms
from runwell.records.models import Location, TeamMember
from runwell.web.visits.time_words import Choice, choices_of


@dataclass(frozen=True, slots=True)
class FreeWith:
    """times: none where the clinician is away, elsewhere or booked out on that day."""

    member: TeamMember
    times: tuple[Choice, ...]


def free_with_each(place: Location, day: date, now: datetime) -> tuple[FreeWith, ...]:
    members = clinicians_at(place)
    opening, clinicians = opening_at(place, day, 1), clinicians_of(place, members, day, 1)
    free = free_times(opening, clinicians, terms().for_the_desk(), day, 1, now)
    return tuple(
        FreeWith(member, choices_of([one for one in free if one.member_id == member.id], place))
        for member in members
    )
