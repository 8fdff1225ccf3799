"""Somebody who works at the practice, as its pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from runwell.records.practice_file.reading import Row, demand, is_email, is_slug, texts
from runwell.records.practice_file.working import HoursAt, working_problems
from runwell.refusals import Refusal

# Each with the longest text that it may hold.
WORDS = MappingProxyType(
    {"slug": 50, "name": 150, "credentials": 60, "title": 80, "about": 2000, "email": 254}
)
MAY_LACK = ("credentials", "about", "email")
MOST_DOES, LONGEST_DOES = 12, 60


@dataclass(frozen=True, slots=True)
class Person:
    """does: what they do here, such as "running gait analysis". email: of their future account, or "".

    hours: slug of an office -> when they see patients there; None: nothing is said.
    """

    slug: str
    name: str
    title: str
    credentials: str = ""
    about: str = ""
    does: tuple[str, ...] = ()
    sees_patients: bool = False
    locations: tuple[str, ...] = ()
    email: str = ""
    hours: HoursAt | None = None

    def __post_init__(self) -> None:
        words = {name: getattr(self, name) for name in WORDS}
        demand(
            problems_of(
                {**words, "does": list(self.does), "locations": list(self.locations), "hours": self.hours}
            )
        )

    @classmethod
    def of(cls, row: Row) -> Person:
        """Refusals: everything that is wrong with the person."""
        demand(problems_of(row))
        words = {name: (row.get(name) or "").strip() for name in WORDS}
        return cls(
            **words,
            does=tuple(row.get("does", ())),
            sees_patients=row.get("sees_patients") is True,
            locations=tuple(row.get("locations", ())),
            hours=row.get("hours"),
        )


def problems_of(row: Row) -> list[Refusal]:
    where = f"the person {row.get('slug') or row.get('name') or '(without a name)'}"
    problems = texts(row, WORDS, where, may_lack=MAY_LACK)
    if isinstance(row.get("slug"), str) and row["slug"] and not is_slug(row["slug"]):
        mend = 'Write small letters, digits and hyphens, like "avery-mockford"'
        problems.append(Refusal(f"{row['slug']!r} is no slug", where, mend))
    if isinstance(row.get("email"), str) and row["email"] and not is_email(row["email"]):
        problems.append(Refusal("'email' is no e-mail address", where, "Write one like name@example.com"))
    problems += does_problems(row.get("does", []), where)
    if not _are_texts(row.get("locations", [])):
        problems.append(Refusal("'locations' is not a list of slugs", where, 'Write ["chicago"]'))
    if row.get("hours") is not None:
        problems += working_problems(row["hours"], where)
    return problems


def does_problems(does: Any, where: str) -> list[Refusal]:
    """What is wrong with the list of what somebody does."""
    if not _are_texts(does) or any(len(one) > LONGEST_DOES for one in does) or len(does) > MOST_DOES:
        what = f"'does' is not a list of at most {MOST_DOES} texts of at most {LONGEST_DOES} characters"
        return [Refusal(what, where, 'Write ["running gait analysis"]')]
    return []


def _are_texts(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(one, str) and one.strip() for one in given)
