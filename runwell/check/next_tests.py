"""What a clinician would test next, chosen by what studies measured, and why in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from runwell.check.accuracy import Accuracy, accuracy
from runwell.check.shown_causes import CauseFit
from runwell.knowledge.causes import MUST_NOT_MISS
from runwell.knowledge.levels import Level
from runwell.knowledge.links import Link
from runwell.knowledge.numbers import Grade
from runwell.knowledge.pack import Pack

LOOKED_AT = 2  # the tests of the best named causes are looked at, of as many
AT_MOST = 3
COMMON = 0.5  # a test without a figure for other causes is named where so many with the cause have it
GRADES = tuple(Grade)  # strongest first


@dataclass(frozen=True, slots=True)
class NextTest:
    """One test or scan: its plain name, what it does and tells, and about which cause, by its plain name.

    grade, source: how well that is known, and the key of a source; empty where it is a judgment.
    """

    id: str
    plain_name: str
    why: str
    cause: str
    grade: str
    source: str


@dataclass(frozen=True, slots=True)
class _Option:
    """A test that may be named: group is what it shares with tests that say the same."""

    test: NextTest
    group: str
    rank: tuple[int, float]


def next_tests(pack: Pack, causes: tuple[CauseFit, ...], level: Level) -> tuple[NextTest, ...]:
    """At most three: scans, then what was measured, then what is only described; each in turn for each cause.

    Looked at are the best named causes, and from the level of a doctor on also those that must not be missed.
    Of tests that say partly the same only the best is named.
    """
    looked_at = [*causes[:LOOKED_AT], *(_grave(pack, causes[LOOKED_AT:]) if level >= MUST_NOT_MISS else ())]
    ranked = [sorted(_options(pack, cause), key=lambda option: option.rank) for cause in looked_at]
    in_turn = [option for turn in zip_longest(*ranked) for option in turn if option]
    in_turn.sort(key=lambda option: option.rank[0] // len(GRADES))
    chosen: dict[str, NextTest] = {}
    for option in in_turn:
        chosen.setdefault(option.group, option.test)
    return tuple(chosen.values())[:AT_MOST]


def _grave(pack: Pack, causes: tuple[CauseFit, ...]) -> list[CauseFit]:
    """The causes that must not be missed."""
    return [cause for cause in causes if any(pack.causes[name].must_not_miss for name in cause.causes)]


def _options(pack: Pack, cause: CauseFit) -> Iterator[_Option]:
    """The tests for one cause; where only a scan decides, that scan alone."""
    scans = [scan for name in cause.causes if (scan := pack.next_tests.scan_for(name))]
    for scan in scans[:1]:
        source = scan.sources[0] if scan.sources else ""
        test = NextTest(scan.id, scan.plain_name, scan.why, cause.name, scan.grade.value, source)
        yield _Option(test, scan.id, (-1, 0.0))
    for name, exam in pack.next_tests.exams.items() if not scans else ():
        if best := best_of(pack, cause.causes, cause.probability, name):
            link, rank = best
            test = NextTest(name, exam.plain_name, exam.why, cause.name, link.grade.value, link.source)
            yield _Option(test, pack.findings[name].correlation_group, rank)


def best_of(
    pack: Pack, causes: tuple[str, ...], probability: float, finding: str
) -> tuple[Link, tuple[int, float]] | None:
    """The figures of a test that count for the causes, and how the test ranks; None where they say little.

    The strongest grade counts, and of several of one grade the figure that says least.
    """
    links = [link for link in pack.links.get(finding, ()) if link.cause in causes]
    strongest = min((GRADES.index(link.grade) for link in links), default=None)
    if strongest is None:
        return None
    links = [link for link in links if GRADES.index(link.grade) == strongest]
    measured = [(link, found) for link in links if (found := accuracy(link, links))]
    if measured:
        bits = [(_bits(probability, found), number) for number, (_, found) in enumerate(measured)]
        least, number = min(bits)
        link, found = measured[number]
        return (link, (strongest, -least)) if found.tells else None
    described = [link for link in links if _described(link)]
    return (described[0], (len(GRADES) + strongest, 0.0)) if described else None


def _described(link: Link) -> bool:
    """Whether the test is named although nobody measured how often others have the sign."""
    often = link.sensitivity is not None and (link.sensitivity.point or 0) >= COMMON
    return often or link.grade is Grade.GUIDELINE_DESCRIPTION


def _bits(probability: float, found: Accuracy) -> float:
    """How much the result is expected to tell whether the cause is there, in bits."""
    prior = np.array([probability, 1 - probability])
    positive = np.array([found.sensitivity, 1 - found.specificity])
    both = np.stack([positive, 1 - positive]) * prior
    independent = both.sum(axis=1, keepdims=True) * prior
    return float((both * np.log2(both / independent)).sum())
