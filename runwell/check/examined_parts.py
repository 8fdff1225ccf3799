"""What each clinician's test says of each cause: its figure, for how much it counts, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from math import exp, log
from re import search

from runwell.check.accuracy import Ratio
from runwell.check.answers import Answers
from runwell.check.beliefs import counted, tempered
from runwell.check.printed_figures import figure, words_only
from runwell.check.weights import weigh
from runwell.knowledge.links import Link
from runwell.knowledge.numbers import Grade
from runwell.knowledge.pack import Pack

SMALL = 100  # a single study of fewer people (`expert`): its figure may be far off
NOTICED = 0.995  # a share above this is not worth a sentence

# A test that a study prints as a whole -> its parts (Kinsella 2024, JOSPT 54:1-24).
CLUSTERS = {"ct-gtps-cluster": ("ct-palp-trochanter", "ct-resisted-abduction")}
WHOLE = {("yes", "yes"): "both-positive", ("no", "no"): "both-negative"}


class Said(StrEnum):
    """Each has one sentence at the edge, which stands beside the test's figure."""

    NOT_MEASURED = "not-measured"
    ONLY_DESCRIBED = "only-described"
    ONLY_EXPERT = "only-expert"
    NO_OTHERS = "no-figure-for-others"
    RULES_OUT_NOTHING = "rules-out-nothing"
    REPLACED = "replaced-by-cluster"
    DISAGREES = "disagrees-with-cluster"
    FROM_PARTS = "cluster-from-its-parts"
    STRONGEST = "strongest-grade"
    LEAST = "says-least"
    WORKED_OUT = "worked-out"
    CORRECTED = "authors-own-figure"
    BOUNDED = "bounded"
    WIDE = "may-say-nothing"
    SMALL = "one-small-study"
    REPEATS = "says-partly-the-same"


@dataclass(frozen=True, slots=True)
class Part:
    """One test's word on one cause. ratio: as published; None: there is none, and it changes nothing.

    used: the ratio after what holds it back; counts: also after tempering, which is what the odds of the
    cause are multiplied by. link: whose figure it is, or who describes the test without one.
    """

    test: str
    result: str
    cause: str
    said: tuple[Said, ...]
    ratio: Ratio | None = None
    used: float = 1.0
    counts: float = 1.0
    link: Link | None = None

    @property
    def small(self) -> bool:
        return Said.SMALL in self.said


def parts_of(pack: Pack, answers: Answers, results: Mapping[str, str]) -> tuple[Part, ...]:
    """A part for each result and each cause, in the pack's order. results: such as the pack allows."""
    whole = _with_clusters(pack, results)
    parts = [
        _replaced(pack, _part(pack, test, result, cause, derived=test not in results), whole)
        for test, result in whole.items()
        for cause in pack.causes
    ]
    return tuple(_tempered(pack, answers, parts))


def _with_clusters(pack: Pack, results: Mapping[str, str]) -> dict[str, str]:
    """The results, and that of a cluster whose parts were all tested and agree."""
    whole = dict(results)
    for cluster, parts in CLUSTERS.items():
        found = WHOLE.get(tuple(results.get(part, "") for part in parts))  # type: ignore[arg-type]
        if found and cluster in pack.findings and cluster not in results:
            whole[cluster] = found
    return {name: whole[name] for name in pack.findings if name in whole}


def _part(pack: Pack, test: str, result: str, cause: str, *, derived: bool) -> Part:
    found = figure(pack, test, result, cause)
    if found is None:
        links = words_only(pack, test, cause)
        return Part(test, result, cause, (_silent(links),), link=links[0] if links else None)
    said, used = [], found.ratio.point
    if used < 1 and pack.causes[cause].must_not_miss:
        said, used = [Said.RULES_OUT_NOTHING], 1.0
    most = pack.limits.pull_at_most
    if found.link.grade is not Grade.META_ANALYSIS and not 1 / most <= used <= most:
        said, used = [*said, Said.BOUNDED], min(max(used, 1 / most), most)
    notes = (
        (Said.FROM_PARTS, derived),
        (Said.STRONGEST, found.weaker > 0),
        (Said.LEAST, found.equal > 0),
        (Said.WORKED_OUT, found.ratio.worked_out),
        (Said.CORRECTED, found.link.pooled_separately and not found.ratio.worked_out),
        (Said.WIDE, found.ratio.says_nothing_for_sure),
        (Said.SMALL, _small(found.link)),
    )
    said += [one for one, holds in notes if holds]
    return Part(test, result, cause, tuple(said), found.ratio, used, used, found.link)


def _silent(links: tuple[Link, ...]) -> Said:
    """Why a test says nothing of a cause."""
    if not links:
        return Said.NOT_MEASURED
    if all(link.grade is Grade.EXPERT for link in links):
        return Said.ONLY_EXPERT
    counted_ones = any(link.sensitivity for link in links if link.grade is not Grade.EXPERT)
    return Said.NO_OTHERS if counted_ones else Said.ONLY_DESCRIBED


def _small(link: Link) -> bool:
    number = search(r"\d+", link.n)
    return link.grade is not Grade.META_ANALYSIS and (number is None or int(number[0]) < SMALL)


def _replaced(pack: Pack, part: Part, whole: Mapping[str, str]) -> Part:
    """Without weight where the cluster that the test belongs to was found, and has a figure of its own."""
    for cluster, parts in CLUSTERS.items():
        result = whole.get(cluster, "")
        if part.test not in parts or not result or figure(pack, cluster, result, part.cause) is None:
            continue
        agrees = WHOLE.get((part.result,) * 2) == result
        said = Said.REPLACED if agrees else Said.DISAGREES
        return replace(part, used=1.0, counts=1.0, said=(said, *part.said))
    return part


def _tempered(pack: Pack, answers: Answers, parts: list[Part]) -> Iterator[Part]:
    """Each part, weaker the more tests and answers of its group speak of its cause."""
    of_group = {part: (part.cause, pack.findings[part.test].correlation_group) for part in parts}
    heard = {
        key: [abs(log(part.used)) for part in same]
        for key, same in groupby(sorted(parts, key=of_group.__getitem__), key=of_group.__getitem__)
    }
    for part in parts:
        if part.used == 1:
            yield part
            continue
        loud = [*heard[of_group[part]], *_answered(pack, answers, *of_group[part])]
        share = float(tempered(pack, sum(loud), sum(one**2 for one in loud)))
        said = (*part.said, Said.REPEATS) if share < NOTICED else part.said
        yield replace(part, counts=exp(share * log(part.used)), said=said)


def _answered(pack: Pack, answers: Answers, cause: str, group: str) -> Iterator[float]:
    """How loudly each of the runner's own answers of that group speaks of the cause, in natural logs."""
    weights = weigh(pack)
    columns = weights.pictures_of((cause,))
    share = weights.prior[columns] / weights.prior[columns].sum()
    rows = {row for _, row in counted(pack, answers)}
    for (finding, _), row in weights.row.items():
        if row in rows and weights.group[finding] == group:
            yield abs(float(weights.pull[row, columns] @ share))
