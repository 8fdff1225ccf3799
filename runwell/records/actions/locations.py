"""What is said about an office: where it is, its telephone, its hours, its holidays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.access.practice import ANSWERS_FOR_IT, KEEPS_PAGES_TRUE
from runwell.records.audit import By
from runwell.records.models import ClosedDay, Location
from runwell.records.practice_file.hours import as_rows, by_day, hours_problems
from runwell.records.practice_file.offices import Holiday, office_called, words_problems
from runwell.records.practice_file.reading import demand
from runwell.records.roles import Role
from runwell.refusals import Refusal


@transaction.atomic
def change_address(*, by: By, location_id: UUID, street: str, city: str, state: str, zip_code: str) -> None:
    """Where the office is. Refusals: a word is missing or too long."""
    office = _held(by, location_id, ANSWERS_FOR_IT)
    words = {"street": street, "city": city, "state": state, "zip": zip_code}
    _say(by, office, "changed the address of an office", words)


@transaction.atomic
def change_telephone(*, by: By, location_id: UUID, telephone: str) -> None:
    """The number that every page shows. Refusals: it has no area code, or is no number."""
    office = _held(by, location_id, KEEPS_PAGES_TRUE)
    _say(by, office, "changed the telephone of an office", {"telephone": telephone})


@transaction.atomic
def change_directions(*, by: By, location_id: UUID, directions: str) -> None:
    """How to get there; empty: nothing is said. Refusals: too long."""
    office = _held(by, location_id, KEEPS_PAGES_TRUE)
    _say(by, office, "changed the directions to an office", {"directions": directions})


@transaction.atomic
def change_hours(*, by: By, location_id: UUID, hours: Sequence[Mapping[str, Any]]) -> None:
    """When the office is open in a usual week. Refusals: hours end before they begin, or overlap."""
    office = _held(by, location_id, KEEPS_PAGES_TRUE)
    demand(hours_problems(list(hours), office_called({"slug": office.slug})))
    rows = as_rows(by_day(hours))
    if rows != as_rows(by_day(office.hours)):
        office.hours = rows
        office.save(update_fields=["hours"])
        audit.record(by, "changed the hours of an office", office)


@transaction.atomic
def add_holiday(
    *, by: By, location_id: UUID, day: date, name: str, opens: str = "", closes: str = ""
) -> ClosedDay:
    """A day on which the office is closed or open at other hours. Refusal: the day is named already."""
    office = _held(by, location_id, KEEPS_PAGES_TRUE)
    holiday = Holiday(day, name.strip(), opens, closes)
    if office.closed_days.filter(day=day).exists():
        raise Refusal("this day is on the list already", "day", "Take it off the list first")
    facts = {"name": holiday.name, "opens": holiday.opens, "closes": holiday.closes}
    row = ClosedDay.objects.create(location=office, day=holiday.day, **facts)
    audit.record(by, "added a holiday of an office", office)
    return row


@transaction.atomic
def remove_holiday(*, by: By, location_id: UUID, closed_day_id: UUID) -> None:
    """The office is open as usual on that day. A second time changes nothing."""
    office = _held(by, location_id, KEEPS_PAGES_TRUE)
    gone, _ = office.closed_days.filter(id=closed_day_id).delete()
    if gone:
        audit.record(by, "removed a holiday of an office", office)


def _held(by: By, location_id: UUID, roles: tuple[Role, ...]) -> Location:
    demand_of(by, *roles)
    office = Location.objects.select_for_update().filter(id=location_id).first()
    if office is None:
        raise PermissionDenied("there is no such office")
    return office


def _say(by: By, office: Location, act: str, words: dict[str, str]) -> None:
    said = {name: text.strip() for name, text in words.items()}
    names = ("slug", "name", "street", "city", "state", "zip", "telephone", "time_zone", "directions")
    now = {name: getattr(office, name) for name in names}
    demand(words_problems({**now, **said}, office_called(now)))
    if {**now, **said} != now:
        for name, text in said.items():
            setattr(office, name, text)
        office.save(update_fields=list(said))
        audit.record(by, act, office)
