"""Writes a pack as the files that `reading.read` reads: the same pack always gives the same text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from runwell.knowledge.forms import (
    advice,
    causes,
    contents,
    cover,
    families,
    limits,
    questions,
    red_flags,
    sources,
    tick_lists,
)
from runwell.knowledge.pack import Pack
from runwell.knowledge.red_flags import Rule


def write(pack: Pack) -> dict[str, str]:
    """Every file of the pack: its path inside the folder of the region, and its text."""
    return {cover.PATH: cover.write(_cover(pack)), **content(pack)}


def content(pack: Pack) -> dict[str, str]:
    """Every file but the cover: what a clinician signs."""
    return {
        contents.PATH: contents.write(contents.Contents(tuple(pack.causes), tuple(pack.findings))),
        limits.PATH: limits.write(pack.limits),
        tick_lists.PATH: tick_lists.write(pack.tick_lists.values()),
        families.PATH: families.write(pack.families.values()),
        sources.PATH: sources.write(pack.sources.values()),
        **{f"advice/{level.id}.toml": advice.write(one) for level, one in pack.advice.items()},
        **{f"causes/{cause.id}.toml": causes.write(cause) for cause in pack.causes.values()},
        **{f"questions/{name}.toml": _question(pack, name) for name in pack.findings},
        **{f"red-flags/{subject}.toml": red_flags.write(rules) for subject, rules in by_subject(pack.rules)},
    }


def by_subject(rules: Iterable[Rule]) -> Iterable[tuple[str, tuple[Rule, ...]]]:
    """The rules of each file."""
    ordered = sorted(rules, key=lambda rule: rule.subject)
    return ((subject, tuple(group)) for subject, group in groupby(ordered, key=lambda rule: rule.subject))


def _question(pack: Pack, name: str) -> str:
    return questions.write(pack.findings[name], pack.likelihoods.get(name))


def _cover(pack: Pack) -> cover.Cover:
    return cover.Cover(
        pack.region, pack.title, pack.written_by, pack.written_on, pack.review_due, pack.signatures
    )
