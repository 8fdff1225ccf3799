"""Red-flag rules: answers that set the least level of urgency, whatever the likely cause."""

from __future__ import annotations

from dataclasses import dataclass, field

from runwell.knowledge.conditions import Condition, causes_in, findings_in
from runwell.knowledge.levels import Level
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It may only raise the level.

    what_to_do and reason are said to the runner. stop_running: running stops while the rule stands.
    source: a key of the pack's sources. on_beliefs: whether the rule looks at probabilities and so waits for
    the final set of answers. findings: those that it looks at (both are found once, since they are asked for
    thousands of times a check). subject: the file of the pack that holds the rule, such as "nerve".
    """

    id: str
    condition: Condition
    level: Level
    what_to_do: str
    reason: str
    source: str
    stop_running: bool
    subject: str = "general"
    on_beliefs: bool = field(init=False, repr=False, compare=False)
    findings: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.what_to_do or not self.reason or not self.source:
            raise Refusal("A rule needs what to do, a reason and a source", where=self.id)
        if self.level.ends_the_check and not self.stop_running:
            raise Refusal("A same-day or emergency rule must stop the running", where=self.id)
        object.__setattr__(self, "on_beliefs", bool(causes_in(self.condition)))
        object.__setattr__(self, "findings", findings_in(self.condition))
