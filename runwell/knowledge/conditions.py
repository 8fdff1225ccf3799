"""The language in which clinicians write rules about answers.

    condition := part { OR part } ;  part := unit { AND unit } ;  unit := NOT unit | ( condition ) | test
    test := FINDING = VALUE | FINDING in [VALUE|VALUE] | FINDING >= NUMBER | P(CAUSE) >= NUMBER

This file holds the meaning; `condition_text` reads and writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Has:
    """The answer to a finding is one of these values."""

    finding: str
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.values or "" in self.values:
            raise Refusal(f"The test of {self.finding} names no value", mend="Name at least one")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The answer to a finding on the 0-10 scale is this number or more."""

    finding: str
    number: int


@dataclass(frozen=True, slots=True)
class Posterior:
    """The belief in a cause, after all answers, is this probability or more."""

    cause: str
    threshold: float

    def __post_init__(self) -> None:
        if not 0 < self.threshold < 1:
            raise Refusal(f"P({self.cause}) >= {self.threshold} can never decide", mend="Use 0 to 1")


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; open while its finding is unanswered."""

    part: Condition


Condition = Has | AtLeast | Posterior | All | AnyOf | Not


def tests_in(condition: Condition) -> Iterator[Has | AtLeast | Posterior]:
    """Every single test of the condition, from left to right."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from tests_in(part)
        case Not(part):
            yield from tests_in(part)
        case _:
            yield condition


def findings_in(condition: Condition) -> frozenset[str]:
    """The findings that the condition looks at."""
    return frozenset(test.finding for test in tests_in(condition) if not isinstance(test, Posterior))


def causes_in(condition: Condition) -> frozenset[str]:
    """The causes whose probability the condition looks at."""
    return frozenset(test.cause for test in tests_in(condition) if isinstance(test, Posterior))


def negated_findings(condition: Condition) -> frozenset[str]:
    """The findings that stand under a NOT, where an added answer may switch the condition off."""
    match condition:
        case All(parts) | AnyOf(parts):
            return frozenset().union(*(negated_findings(part) for part in parts))
        case Not(part):
            return findings_in(part)
        case _:
            return frozenset()
