"""What a clinician's tests change: the causes again, by the ratios that studies print.

A result multiplies the odds of a cause against all causes of which the test says nothing. It never makes a
cause that must not be missed less likely, and never lowers the level: decision 0045.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from runwell.check.answers import Answers
from runwell.check.beliefs import Beliefs, after
from runwell.check.examined_parts import Part, parts_of
from runwell.check.level import judge
from runwell.check.shown_causes import band, groups
from runwell.check.weights import Floats
from runwell.knowledge.findings import Finding
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal

CLINICIANS = "clinician-test"


@dataclass(frozen=True, slots=True)
class Examined:
    """A cause or family as it is shown, before and after the tests.

    before, after: its fit, at most what the pack lets be shown. held: it would be less, and stays.
    parts: what each test says of it, in the pack's order. roughly: only bands may be shown of it, since it
    rests on a small study.
    """

    id: str
    causes: tuple[str, ...]
    name: str
    before: float
    after: float
    rank_before: int
    rank_after: int
    band_before: str
    band_after: str
    held: bool
    must_not_miss: bool
    roughly: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Reranked:
    """causes: best first, all of them. level: never below level_before.

    bone_open: imaging decides, by the answers where there are any, or since a test for bones was positive.

    results: test -> result, in the pack's order.
    """

    causes: tuple[Examined, ...]
    results: Mapping[str, str]
    level_before: Level
    level: Level
    bone_open: bool


def reranked(pack: Pack, answers: Answers | None, results: Mapping[str, str]) -> Reranked:
    """The causes before and after these results. answers: of the kept check; None: there is none.

    The order of the results makes no difference. Refusal: this is no clinician's test, or no result of it.
    """
    entered, said = demanded(pack, results), answers or Answers.of(pack, {})
    before = after(pack, said)
    parts = parts_of(pack, said, entered)
    now = _multiplied(pack, before, parts)
    level = judge(pack, said, before).level
    signs = _signs_of_bone(pack, entered)
    needs = (pack.causes[cause].default_triage for cause in signs)
    bones = [cause.bone for cause in pack.causes.values()]
    likeliest = np.maximum(before.probability, now.probability)[:-1][bones].sum()
    return Reranked(
        causes=_ranked(pack, before, now, parts),
        results=entered,
        level_before=level,
        level=max(level, judge(pack, said, now).level, *needs),
        bone_open=bool(signs or (answers is not None and likeliest >= pack.limits.bone_open)),
    )


def demanded(pack: Pack, results: Mapping[str, str]) -> dict[str, str]:
    """The results in the pack's order. Refusal: this is no clinician's test, or no result of it."""
    for name, result in results.items():
        found = pack.findings.get(name)
        if found is None or found.kind != CLINICIANS:
            raise Refusal(f"“{name}” is not a clinician's test of {pack.region}", name, "Use one of the form")
        if not found.allows(result):
            allowed = ", ".join(found.values)
            raise Refusal(f"“{result}” is not a result of {name}", name, f"Use one of: {allowed}")
    return {name: results[name] for name in pack.findings if name in results}


def clinicians_tests(pack: Pack) -> tuple[Finding, ...]:
    """The clinician's tests that the pack knows."""
    return tuple(found for found in pack.findings.values() if found.kind == CLINICIANS)


def _signs_of_bone(pack: Pack, results: Mapping[str, str]) -> frozenset[str]:
    """The bones of which a test found a sign that speaks of bones alone, whatever its figure."""
    found: set[str] = set()
    for test, result in results.items():
        links = pack.links.get(test, ())
        if links and all(pack.causes[link.cause].bone for link in links):
            found |= {link.cause for link in links if link.choice == result}
    return frozenset(found)


def _multiplied(pack: Pack, before: Beliefs, parts: tuple[Part, ...]) -> Beliefs:
    """The beliefs with each cause's share multiplied by what counts for it, adding up to one again."""
    factor = np.ones(len(before.causes))
    for part in parts:
        factor[before.causes.index(part.cause)] *= part.counts
    if not parts:
        return before
    return replace(before, probability=_whole(before.probability * factor), fit=_whole(before.fit * factor))


def _whole(shares: Floats) -> Floats:
    return np.asarray(shares / shares.sum())


def _ranked(pack: Pack, before: Beliefs, now: Beliefs, parts: tuple[Part, ...]) -> tuple[Examined, ...]:
    rows = [_row(pack, name, members, before, now, parts) for name, members in groups(pack)]
    was = sorted(rows, key=lambda row: -row.before)
    place = {row.id: number for number, row in enumerate(was, 1)}
    ends = sorted(was, key=lambda row: -row.after)
    most = pack.limits.shown_at_most
    return tuple(
        replace(
            row,
            rank_before=place[row.id],
            rank_after=number,
            before=min(row.before, most),
            after=min(row.after, most),
        )
        for number, row in enumerate(ends, 1)
    )


def _row(
    pack: Pack,
    name: str,
    members: tuple[str, ...],
    before: Beliefs,
    now: Beliefs,
    parts: tuple[Part, ...],
) -> Examined:
    columns = [before.causes.index(cause) for cause in members]
    was, would = float(before.fit[columns].sum()), float(now.fit[columns].sum())
    must = any(pack.causes[cause].must_not_miss for cause in members)
    stays = must and would < was
    share = was if stays else would
    own = tuple(part for part in parts if part.cause in members)
    return Examined(
        id=name,
        causes=members,
        name=(pack.families[name] if name in pack.families else pack.causes[name]).plain_name,
        before=was,
        after=share,
        rank_before=0,
        rank_after=0,
        band_before=band(pack.limits, was),
        band_after=band(pack.limits, share),
        held=stays,
        must_not_miss=must,
        roughly=any(part.small and part.counts != 1 for part in own),
        parts=own,
    )
