"""Findings: what is asked of a runner, or tested by a clinician, with every answer that is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runwell.knowledge.conditions import Condition
from runwell.knowledge.frozen import freeze_mappings
from runwell.refusals import Refusal

ANSWER_TYPES = ("yes-no", "single-choice", "multi-choice", "body-map", "scale-0-10")
KINDS = ("history", "red-flag", "symptom", "self-test", "risk-factor", "clinician-test")
WHO = ("runner", "clinician")
SHORT = ("yes-no", "single-choice", "body-map")  # one choice answers it, so it may stand on a sheet


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its id in rules and tables, and its words on the page.

    hint: a line of help below the label. said: the answer told back to the runner as the end of "You said
    that ...", such as "it wakes you whichever way you lie".
    """

    id: str
    label: str
    hint: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that can be known about a runner's hip.

    correlation_group: findings of one group say partly the same and share their weight.
    shown_when: the question is only put while this holds for the answers so far; None: always.
    note: what a clinician should know about the finding; not shown to runners.
    """

    id: str
    kind: str
    question: str
    why: str
    hint: str
    answer_type: str
    choices: tuple[Choice, ...]
    who: str
    correlation_group: str
    note: str = ""
    shown_when: Condition | None = None

    def __post_init__(self) -> None:
        for word, allowed in ((self.kind, KINDS), (self.answer_type, ANSWER_TYPES), (self.who, WHO)):
            if word not in allowed:
                raise Refusal(f"“{word}” is unknown", where=self.id, mend=f"Use one of: {', '.join(allowed)}")
        if not self.question.strip():
            raise Refusal("The finding has no question", where=self.id, mend="Write one")
        if len(self.choices) < 2 or len({choice.id for choice in self.choices}) < len(self.choices):
            raise Refusal("A finding needs two or more different choices", where=self.id, mend="List them")

    @property
    def values(self) -> tuple[str, ...]:
        """The ids of the choices, in the order in which they are shown."""
        return tuple(choice.id for choice in self.choices)

    def allows(self, value: str) -> bool:
        """Whether the value is an answer to this finding; several are joined by "|"."""
        if self.answer_type != "multi-choice":
            return value in self.values
        parts = value.split("|")
        alone = "none" in parts and len(parts) > 1
        return all(part in self.values for part in parts) and len(set(parts)) == len(parts) and not alone

    def said(self, value: str) -> str:
        """The answer as the end of "You said that ..."."""
        phrases = {choice.id: choice.said or choice.label for choice in self.choices}
        return " and ".join(phrases[part] for part in value.split("|"))

    def label(self, value: str) -> str:
        """The words of an answer, as the runner read them."""
        words = {choice.id: choice.label for choice in self.choices}
        return ", ".join(words[part] for part in value.split("|"))


@dataclass(frozen=True, slots=True)
class TickList:
    """Related yes/no questions that are shown as one page; each keeps its own `shown_when`.

    ticks: finding -> the statement beside its box, such as "I have a fever".
    """

    id: str
    title: str
    intro: str
    why: str
    findings: tuple[str, ...]
    ticks: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        freeze_mappings(self)
        if self.ticks and set(self.ticks) != set(self.findings):
            odd = ", ".join(sorted(set(self.ticks) ^ set(self.findings)))
            raise Refusal(f"Questions and statements differ in: {odd}", where=self.id, mend="Write both")
        if not 2 <= len(self.findings) <= 8:
            raise Refusal("A tick list holds two to eight questions", where=self.id, mend="Split it")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Two or three short questions that are asked together on one page, each answered by itself."""

    id: str
    title: str
    intro: str
    why: str
    findings: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 2 <= len(self.findings) <= 3 or len(set(self.findings)) < len(self.findings):
            raise Refusal("A sheet holds two or three different questions", where=self.id, mend="Split it")
