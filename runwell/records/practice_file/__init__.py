"""A practice as its file describes it, read into values that are right, or refused with all that is wrong.

The file is JSON in the form of the demo practice's, content/practice.json. Unknown keys are left alone.

    name              text
    front_desk_email  address that is told when somebody asks for a visit
    demo              true: made up, and shown as such everywhere; refused in production
    show_unsigned     true: ranks causes by a pack that nobody has signed
    visit_minutes, visit_notice_hours, visit_days_ahead
                      how long a visit is (15, 30, ... 240), how soon one can be asked for (0 to 336) and how
                      far ahead (1 to 365); left out: they stay as they are
    locations         [office, ...], in the order in which pages show them
    people            [person, ...], in the order in which pages show them; left out: they stay as they are

    office  slug, name, street, city, state, zip, telephone ("(312) 555-0142"), time_zone ("America/Chicago"),
            hours     [{"days": ["Monday", ...], "opens": "07:00", "closes": "19:00"}, ...]; a day that no row
                      names is closed, a day may stand in two rows that do not overlap
            directions  how to get there, parking, train, entrance: at most 1000 characters, "\\n" between
                      paragraphs; left out: they stay as they are
            holidays  [{"day": "2026-12-25", "name": "Christmas"}, ...], on a short day also opens and closes;
                      left out: the holidays stay as they are
    person  slug, name, title; may lack: credentials ("PT, DPT"), about, does (["gait analysis", ...]),
            sees_patients (true), locations ([slug of an office, ...]), email (of their future account),
            hours     {slug of an office: hours as above}, when they see patients there; at an office without
                      them whenever it is open; left out: they stay as they are
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from runwell.records.practice_file.hours import DAYS
from runwell.records.practice_file.offices import Holiday, Office
from runwell.records.practice_file.people import Person
from runwell.records.practice_file.reading import demand, gathered, is_email, said_twice
from runwell.records.practice_file.visits import VISITS, visits_problems
from runwell.refusals import Refusal, Refusals

MEND = "Name it among the locations, too, or take the hours out"

__all__ = ["DAYS", "Holiday", "Office", "Person", "PracticeFile"]


@dataclass(frozen=True, slots=True)
class PracticeFile:
    """The whole file. people: None where the file says nothing about people. visits: what it says of them."""

    name: str
    front_desk_email: str
    demo: bool
    show_unsigned: bool
    offices: tuple[Office, ...]
    people: tuple[Person, ...] | None = None
    visits: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        demand(visits_problems(self.visits))
        slugs = [office.words["slug"] for office in self.offices]
        demand(_of_the_whole(self.name, self.front_desk_email, slugs, self.people or ()))

    @classmethod
    def of(cls, given: Any) -> PracticeFile:
        """Read what JSON gave; Refusals say everything that is wrong, and where."""
        if not isinstance(given, dict):
            raise Refusals.of([Refusal("this is not an object", "practice", "Begin the file with {")])
        problems = list[Refusal]()
        offices = gathered(Office.of, given, "locations", problems)
        people = gathered(Person.of, given, "people", problems)
        name, email = (str(given.get(key) or "").strip() for key in ("name", "front_desk_email"))
        visits = {name: given[name] for name in VISITS if name in given}
        problems += visits_problems(visits)
        if problems:
            raise Refusals.of(problems + _of_the_whole(name, email, _slugs(given), people))
        return cls(
            name=name,
            front_desk_email=email,
            demo=given.get("demo") is True,
            show_unsigned=given.get("show_unsigned") is True,
            offices=offices,
            people=people if "people" in given else None,
            visits=visits,
        )


def _slugs(given: Mapping[str, Any]) -> list[str]:
    """Also of the offices that could not be read, so that a person there is no second mistake."""
    locations = given.get("locations")
    rows = locations if isinstance(locations, list) else []
    return [row["slug"] for row in rows if isinstance(row, dict) and isinstance(row.get("slug"), str)]


def _of_the_whole(name: str, email: str, slugs: list[str], people: Sequence[Person]) -> list[Refusal]:
    """What is wrong between the parts of the file, each of which may be right."""
    problems = list[Refusal]()
    if not 0 < len(name) <= 120 or not is_email(email):
        problems.append(
            Refusal("a name and a front_desk_email are needed", "practice", "Add both to the file")
        )
    if not slugs:
        problems.append(Refusal("there is no location", "practice", "Add one office at least"))
    for slug in said_twice(slugs):
        problems.append(Refusal(f"two locations share a slug, {slug}", "practice", "Give each its own"))
    for slug in said_twice([person.slug for person in people]):
        problems.append(Refusal(f"two people share a slug, {slug}", "practice", "Give each their own"))
    for email in said_twice([person.email.lower() for person in people if person.email]):
        problems.append(Refusal(f"two people share an address, {email}", "practice", "Give each their own"))
    for person in people:
        problems += [
            Refusal(
                f"the location {place!r} is not in the file", f"the person {person.slug}", "Name its slug"
            )
            for place in person.locations
            if place not in slugs
        ]
        problems += [
            Refusal(
                f"hours at {place!r}, which is none of their locations", f"the person {person.slug}", MEND
            )
            for place in person.hours or ()
            if place not in person.locations
        ]
    return problems
