"""The data of the rules, limits, words, conditions, exercises, topics and claims, read from TOML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from runwell.publishing.review.problem import Level
from runwell.refusals import Refusal

Tables = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that pages name. parts: words that show that a text treats it. causes: ids in a pack."""

    id: str
    called: re.Pattern[str]
    parts: re.Pattern[str]
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What an introduction may promise. A section delivers it with so many of its words, or below a fitting
    heading, where heading_alone is not 0, with so many words of any kind.
    """

    id: str
    promised: re.Pattern[str]
    heading: re.Pattern[str]
    said: re.Pattern[str]
    least: int
    heading_alone: int


@dataclass(frozen=True, slots=True)
class Posture:
    """A posture and how it is told."""

    id: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Known:
    """Which postures an exercise of that name may have."""

    name: re.Pattern[str]
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class Impossible:
    """What cannot be done in some postures, unless words say how."""

    postures: frozenset[str]
    does: re.Pattern[str]
    unless: re.Pattern[str]
    why: str


@dataclass(frozen=True, slots=True)
class Against:
    """What the steps of an exercise of some name do not say, unless words lead on from it."""

    name: re.Pattern[str]
    does: re.Pattern[str]
    unless: re.Pattern[str]
    why: str


@dataclass(frozen=True, slots=True)
class ExerciseRules:
    """How exercises are told: their dose, their names, their postures. tempo: a sentence without a hold."""

    dose: re.Pattern[str]
    frequency: re.Pattern[str]
    tempo: re.Pattern[str]
    name: re.Pattern[str]
    moves_on: re.Pattern[str]
    postures: tuple[Posture, ...]
    known: tuple[Known, ...]
    impossible: tuple[Impossible, ...]
    against: tuple[Against, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence at odds with what is known. regions: those whose pack it needs; () for every page.

    whole: it is looked for in the whole passage, not in one sentence. unless: words that take it back.
    needs: words that the passage must hold to be right. beside: words that must stand in the passage as well.
    """

    id: str
    level: Level
    says: re.Pattern[str]
    message: str
    mend: str
    cites: tuple[str, ...]
    regions: tuple[str, ...]
    whole: bool
    unless: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    beside: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that the rules know beside the page itself, a pack and the list of warning signs."""

    limits: Mapping[str, float]
    stop: frozenset[str]
    same: frozenset[str]
    empty: frozenset[str]
    patterns: Mapping[str, re.Pattern[str]]
    widths: Mapping[str, float]
    towns: frozenset[str]
    conditions: tuple[Condition, ...]
    topics: tuple[Topic, ...]
    exercises: ExerciseRules
    claims: tuple[Claim, ...]
    treatments: Mapping[str, re.Pattern[str]]

    @classmethod
    def of(cls, tables: Mapping[str, Tables], towns: Iterable[str]) -> Rules:
        """The rules in the tables of the files: name without its ending -> table. Refusal: what is amiss."""
        try:
            return cls(
                limits=MappingProxyType(dict(tables["limits"])),
                stop=frozenset(tables["words"]["stop"].split()),
                same=frozenset(tables["words"]["same"]),
                empty=frozenset(tables["words"]["empty"].split()),
                patterns=MappingProxyType(_patterns(tables["words"]["patterns"])),
                widths=MappingProxyType(_widths(tables["glyph-widths"])),
                towns=frozenset(towns),
                conditions=tuple(_conditions(tables["conditions"])),
                topics=tuple(_topics(tables["topics"])),
                exercises=_exercises(tables["exercises"]),
                claims=tuple(_claim(row) for row in tables["claims"]["claim"]),
                treatments=MappingProxyType(_patterns(tables["claims"]["treatments"])),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise Refusal(f"The rules lack something: {error}", "content/review", "Add it") from error

    def says(self, name: str, text: str) -> bool:
        """Whether the pattern of that name stands in a text."""
        return self.patterns[name].search(text) is not None


def pattern(text: str) -> re.Pattern[str]:
    """A regular expression of the data, upper and lower case alike; a Refusal that quotes a broken one."""
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise Refusal(
            f"“{text[:60]}” is no regular expression: {error}", "content/review", "Mend it"
        ) from error


def _patterns(table: Tables) -> dict[str, re.Pattern[str]]:
    return {name: pattern(text) for name, text in table.items()}


def _widths(table: Tables) -> dict[str, float]:
    """By sign, as a share of the font's size; of any other sign under ""."""
    units = float(table["units"])
    return {"": table["other"] / units} | {sign: width / units for sign, width in table["widths"].items()}


def _conditions(table: Tables) -> Iterable[Condition]:
    for name, row in table.items():
        called = pattern(rf"\b(?:{row['called']})")
        yield Condition(name, called, pattern(row["parts"]), tuple(row.get("causes", ())))


def _topics(table: Tables) -> Iterable[Topic]:
    for row in table["topic"]:
        promised, heading, said = (pattern(row[key]) for key in ("promised", "heading", "said"))
        yield Topic(row["id"], promised, heading, said, int(row["least"]), int(row.get("heading_alone", 0)))


def _exercises(table: Tables) -> ExerciseRules:
    return ExerciseRules(
        dose=pattern(table["dose"]),
        frequency=pattern(table["frequency"]),
        tempo=pattern(table["tempo"]),
        name=pattern(table["name"]),
        moves_on=pattern(table["moves_on"]),
        postures=tuple(Posture(row["id"], pattern(row["words"])) for row in table["posture"]),
        known=tuple(Known(pattern(row["name"]), frozenset(row["may"])) for row in table["known"]),
        impossible=tuple(
            Impossible(frozenset(row["posture"]), pattern(row["does"]), pattern(row["unless"]), row["why"])
            for row in table["impossible"]
        ),
        against=tuple(
            Against(pattern(row["name"]), pattern(row["does"]), pattern(row["unless"]), row["why"])
            for row in table["against"]
        ),
    )


def _claim(row: Tables) -> Claim:
    optional = {key: pattern(row[key]) if key in row else None for key in ("unless", "needs", "beside")}
    return Claim(
        id=row["id"],
        level=Level(row["level"]),
        says=pattern(row["says"]),
        message=row["message"],
        mend=row["mend"],
        cites=tuple(row["cites"]),
        regions=tuple(row["regions"]),
        whole=row.get("about") == "item",
        **optional,
    )
