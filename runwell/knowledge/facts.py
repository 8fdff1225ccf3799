"""A single number, or a rule in words, that the programme or the running room works with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from runwell.refusals import Refusal


class Standing(StrEnum):
    """What a fact rests on. `expert`: judgement of the evidence desk, said aloud wherever it is shown."""

    META_ANALYSIS = "meta-analysis"
    TRIAL = "trial"
    COHORT = "cohort"
    LABORATORY = "laboratory"
    MODEL = "model"
    CASE_SERIES = "case-series"
    PROTOCOL = "protocol"
    REVIEW = "review"
    DEFINITION = "definition"
    EXPERT = "expert"


def must_name_page(rests_on: Standing, urls: tuple[str, ...]) -> None:
    """A Refusal where something published does not say where it was read."""
    if rests_on is not Standing.EXPERT and not urls:
        raise Refusal(f"“{rests_on}” without an address", mend="Name the page, or call it expert")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known or decided, in a sentence, with its number if it has one.

    value: one number, or several that belong together (a range, a list of steps); empty for a rule in words.
    interval: the 95 % interval of a single measured number. unit: of both. urls: where it was read.
    """

    id: str
    says: str
    rests_on: Standing
    value: tuple[float, ...] = ()
    interval: tuple[float, ...] = ()
    unit: str = ""
    urls: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        must_name_page(self.rests_on, self.urls)
        if self.interval and not (len(self.interval) == 2 and len(self.value) == 1):
            raise Refusal(
                "An interval is low, high round one value", mend="Write value = x and interval = [low, high]"
            )
        if self.interval and not self.interval[0] <= self.value[0] <= self.interval[1]:
            raise Refusal(f"{self.value[0]} is not inside its interval", mend="Write low, high")

    @property
    def number(self) -> float:
        """The only number of the fact; a Refusal where it has none or several."""
        if len(self.value) != 1:
            raise Refusal(f"The fact {self.id} is not one number", mend="Use its value")
        return self.value[0]
