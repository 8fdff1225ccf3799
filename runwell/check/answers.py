"""What a runner has said so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers in the pack's own order, so that the order of asking can never matter.

    values: finding id -> the id of the choice; several choices of one question are joined by "|".
    asked: every finding that was put to the runner, answered or not. "I don't know" is asked, no value.
    """

    values: Mapping[str, str]
    asked: frozenset[str]

    @classmethod
    def of(cls, pack: Pack, values: Mapping[str, object], asked: Iterable[str] = ()) -> Answers:
        """Answers that the pack allows; a Refusal names the finding, the value and what was allowed."""
        kept = {name: _value(_finding(pack, name), value) for name, value in values.items()}
        known = {name: kept[name] for name in pack.findings if kept.get(name, UNKNOWN) != UNKNOWN}
        shown = frozenset(_finding(pack, name).id for name in asked)
        return cls(MappingProxyType(known), shown | frozenset(kept))

    def value(self, finding: str) -> str | None:
        """The answer, or None while there is none."""
        return self.values.get(finding)

    def parts(self, finding: str) -> tuple[str, ...]:
        """The single choices of an answer; empty while there is none."""
        value = self.values.get(finding)
        return () if value is None else tuple(value.split("|"))

    def with_(self, pack: Pack, values: Mapping[str, object], asked: Iterable[str] = ()) -> Answers:
        """These answers with others added or changed; the value "unknown" takes an answer back."""
        return Answers.of(pack, {**self.values, **values}, [*self.asked, *asked])


def _finding(pack: Pack, name: str) -> Finding:
    try:
        return pack.findings[name]
    except KeyError:
        raise Refusal(
            f"“{name}” is not a finding of {pack.region}", mend="`runwell findings` lists them all"
        ) from None


def _value(finding: Finding, given: object) -> str:
    several = given if isinstance(given, list | tuple) and finding.answer_type == "multi-choice" else [given]
    value = "|".join(map(str, several))
    if value != UNKNOWN and not finding.allows(value):
        allowed = ", ".join(finding.values)
        raise Refusal(f"“{value}” is not an answer to {finding.id}", mend=f"Use one of: {allowed}")
    return value
