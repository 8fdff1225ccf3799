"""Loading the practice from its file."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.models import (
    Account,
    ClosedDay,
    GivenRole,
    Location,
    Patient,
    Practice,
    TeamMember,
    Visit,
    WorkingHours,
)
from runwell.records.practice_file import Holiday, Office, Person, PracticeFile
from runwell.records.practice_file.hours import as_rows, by_day
from runwell.records.practice_file.reading import demand
from runwell.records.practice_file.working import HoursAt
from runwell.refusals import Refusal, Refusals


@transaction.atomic
def load_practice(*, by: str, practice: dict[str, Any]) -> Practice:
    """Make the records say what the file says. Refusal: the file is wrong, or an office cannot go.

    The file that was loaded last changes nothing, so what was changed on the pages since stands. An office
    that the file no longer names is deleted; requests for a visit there stay. People find their accounts
    each time.
    """
    file = PracticeFile.of(practice)
    kept = Practice.objects.first() or Practice()
    loaded = sha256(json.dumps(practice, sort_keys=True).encode()).hexdigest()
    if kept.loaded != loaded:
        _write_file(file, kept, loaded)
        audit.record(by, "loaded the practice", kept)
    joined = _join_accounts(file.people or ())
    if joined:
        audit.record(by, f"joined {joined} people of the practice to their accounts", kept)
    return kept


def _write_file(file: PracticeFile, kept: Practice, loaded: str) -> None:
    words = {"name": file.name, "front_desk_email": file.front_desk_email}
    _write(
        kept,
        {**words, "demo": file.demo, "show_unsigned": file.show_unsigned, "loaded": loaded, **file.visits},
    )
    for place, office in enumerate(file.offices):
        _write_office(office, place)
    if file.people is not None:
        _write_people(file.people)
    _close_offices([office.words["slug"] for office in file.offices])


def _write_office(office: Office, place: int) -> None:
    row = Location.objects.filter(slug=office.words["slug"]).first() or Location()
    _write(row, {**office.words, "hours": list(office.hours), "place": place})
    if office.holidays is not None:
        _write_holidays(row, office.holidays)


def _write_holidays(location: Location, holidays: tuple[Holiday, ...]) -> None:
    location.closed_days.exclude(day__in=[one.day for one in holidays]).delete()
    for one in holidays:
        row = location.closed_days.filter(day=one.day).first() or ClosedDay(location=location, day=one.day)
        _write(row, {"name": one.name, "opens": one.opens, "closes": one.closes})


def _write_people(people: tuple[Person, ...]) -> None:
    gone = TeamMember.objects.exclude(slug__in=[person.slug for person in people])
    demand([problem for member in gone if (problem := _still_seeing(member))])
    gone.delete()
    for place, person in enumerate(people):
        row = TeamMember.objects.filter(slug=person.slug).first() or TeamMember(slug=person.slug)
        words = {name: getattr(person, name) for name in ("name", "credentials", "title", "about")}
        _write(
            row, {**words, "does": list(person.does), "sees_patients": person.sees_patients, "place": place}
        )
        row.locations.set(Location.objects.filter(slug__in=person.locations))
        if person.hours is not None:
            _write_hours(row, person.hours)


def _write_hours(member: TeamMember, hours: HoursAt) -> None:
    member.working_hours.all().delete()
    for slug, rows in hours.items():
        WorkingHours.objects.create(
            member=member, location=Location.objects.get(slug=slug), hours=as_rows(by_day(rows))
        )


def _still_seeing(member: TeamMember) -> Refusal | None:
    """Whoever is expected by somebody cannot vanish."""
    if not member.visits.filter(state__in=Visit.STANDS, begins_at__gt=timezone.now()).exists():
        return None
    mend = "Leave them in the file, or first move their visits to somebody else"
    return Refusal("there are visits with them to come", f"the person {member.slug}", mend)


def _close_offices(named: list[str]) -> None:
    """Delete the offices that the file does not name; Refusals name each that somebody still belongs to."""
    gone = list(Location.objects.exclude(slug__in=named))
    refused = [problem for office in gone if (problem := _still_used(office))]
    if refused:
        raise Refusals.of(refused)
    for office in gone:
        office.delete()


def _still_used(office: Location) -> Refusal | None:
    uses = {
        "people": office.team.exists(),
        "patients": Patient.objects.filter(location=office).exists(),
        "roles": GivenRole.objects.filter(location=office).exists(),
        "visits": Visit.objects.filter(
            location=office, state__in=Visit.STANDS, begins_at__gt=timezone.now()
        ).exists(),
    }
    used = [name for name, is_used in uses.items() if is_used]
    if not used:
        return None
    mend = "Leave the office in the file, or first move what belongs to it to another office"
    return Refusal(f"it still has {' and '.join(used)}", f"the office {office.slug}", mend)


def _join_accounts(people: tuple[Person, ...]) -> int:
    """Give each person the account of their address, where one was made and nobody has it."""
    emails = {person.slug: person.email.lower() for person in people if person.email}
    lonely = TeamMember.objects.filter(account=None, slug__in=emails)
    accounts = Account.objects.filter(email__in=emails.values(), team_member=None).in_bulk(field_name="email")
    found = [(member, accounts[emails[member.slug]]) for member in lonely if emails[member.slug] in accounts]
    for member, account in found:
        member.account = account
        member.save(update_fields=["account"])
    return len(found)


def _write(row: models.Model, facts: dict[str, Any]) -> None:
    for name, fact in facts.items():
        setattr(row, name, fact)
    row.save()
