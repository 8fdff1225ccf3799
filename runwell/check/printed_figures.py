"""Which published figure counts for one result of a clinician's test and one cause."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from runwell.check.accuracy import Ratio, ratio_of
from runwell.knowledge.links import Link
from runwell.knowledge.numbers import Grade
from runwell.knowledge.pack import Pack

GRADES = tuple(Grade)  # strongest first


@dataclass(frozen=True, slots=True)
class Figure:
    """link, ratio: what counts. weaker: figures of a weaker grade that do not; equal: of the same grade."""

    link: Link
    ratio: Ratio
    weaker: int = 0
    equal: int = 0


def figure(pack: Pack, test: str, result: str, cause: str) -> Figure | None:
    """The strongest grade counts, and of several of one grade the figure that says least.

    A choice that was measured by itself counts by its own figures; else it counts as the absence of those
    that were. None: nobody printed how often others have this result.
    """
    links = [link for link in pack.links.get(test, ()) if link.cause == cause]
    own = [link for link in links if link.choice == result]
    found = [(link, ratio) for link in own or links if (ratio := ratio_of(link, given=bool(own)))]
    if not found:
        return None
    strongest = min(GRADES.index(link.grade) for link, _ in found)
    best = [one for one in found if GRADES.index(one[0].grade) == strongest]
    link, ratio = min(best, key=lambda one: abs(log(one[1].point)))
    return Figure(link, ratio, len(found) - len(best), len(best) - 1)


def words_only(pack: Pack, test: str, cause: str) -> tuple[Link, ...]:
    """What is said of the test and the cause without a figure for both those with and those without it."""
    return tuple(link for link in pack.links.get(test, ()) if link.cause == cause)
