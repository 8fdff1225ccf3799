"""Writes a pack as the files that `reading.read` reads: the same pack always gives the same text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from runwell.knowledge import writing_programme
from runwell.knowledge.forms import (
    advice,
    always,
    causes,
    contents,
    cover,
    families,
    harms,
    limits,
    links,
    look_alikes,
    next_tests,
    presentations,
    questions,
    red_flags,
    sheets,
    sources,
    tick_lists,
)
from runwell.knowledge.pack import Pack
from runwell.knowledge.red_flags import Rule


def write(pack: Pack) -> dict[str, str]:
    """Every file of the pack: its path inside the folder of the region, and its text."""
    return {**_whole(pack), **_check(pack), **writing_programme.write(pack)}


def _whole(pack: Pack) -> Mapping[str, str]:
    about = cover.Cover(
        pack.region, pack.title, pack.written_by, pack.written_on, pack.review_due, pack.signatures
    )
    order = contents.Contents(tuple(pack.causes), tuple(pack.findings), tuple(pack.exercises))
    return {
        cover.PATH: cover.write(about),
        contents.PATH: contents.write(order),
        limits.PATH: limits.write(pack.limits),
        sources.PATH: sources.write(pack.sources.values()),
        always.PATH: always.write(always.Always(pack.minor_note, pack.not_known)),
    }


def _check(pack: Pack) -> Mapping[str, str]:
    files = {f"causes/{name}.toml": causes.write(cause) for name, cause in pack.causes.items()}
    files |= {f"questions/{name}.toml": _question(pack, name) for name in pack.findings}
    files |= {
        f"red-flags/{subject}.toml": red_flags.write(rules) for subject, rules in _by_subject(pack.rules)
    }
    files |= {f"advice/{level.id}.toml": advice.write(one) for level, one in pack.advice.items()}
    files |= {f"links/{name}.toml": links.write(some) for name, some in pack.links.items()}
    files |= {
        f"{presentations.FOLDER}/{name}.toml": presentations.write(some)
        for name, some in pack.presentations.items()
    }
    if pack.harms:
        files[harms.PATH] = harms.write(pack.harms)
    if pack.families:
        files[families.PATH] = families.write(pack.families.values())
    if pack.tick_lists:
        files[tick_lists.PATH] = tick_lists.write(pack.tick_lists.values())
    if pack.sheets:
        files[sheets.PATH] = sheets.write(pack.sheets.values())
    files |= _explanations(pack)
    return files


def _explanations(pack: Pack) -> Mapping[str, str]:
    files = {}
    if pack.look_alikes:
        files[look_alikes.PATH] = look_alikes.write(pack.look_alikes.values())
    if pack.next_tests.exams or pack.next_tests.scans:
        files[next_tests.PATH] = next_tests.write(pack.next_tests)
    return files


def _by_subject(rules: Iterable[Rule]) -> Iterable[tuple[str, tuple[Rule, ...]]]:
    ordered = sorted(rules, key=lambda rule: (rule.subject, rule.id))
    return ((subject, tuple(group)) for subject, group in groupby(ordered, key=lambda rule: rule.subject))


def _question(pack: Pack, name: str) -> str:
    return questions.write(pack.findings[name], pack.likelihoods.get(name))
