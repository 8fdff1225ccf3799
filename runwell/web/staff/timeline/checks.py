"""Answers of the hip check: how soon, the reasons for it, and what fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.dateformat import format as in_format
from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.records.access.timeline import Kind
from runwell.records.models import OwnCheck
from runwell.web.check.looks import FITS, LOOKS
from runwell.web.staff.clinical_names import cause_as_kept
from runwell.web.staff.timeline.entry import Entry, on
from runwell.web.staff.timeline.told import Told, the_runner

REASONS, CAUSES = 3, 3


def checks(told: Told, rows: Iterable[OwnCheck]) -> Iterator[Entry]:
    for one in rows:
        look, day = LOOKS[one.verdict["level"]], on(one.kept_at)
        yield Entry(
            kind=Kind.CHECKS,
            on=day,
            at=one.kept_at,
            what=gettext("Hip check: {level}").format(level=look.name),
            who=the_runner(),
            says=(*leading_reasons(one.verdict), *_fits(told.pack, one.verdict)),
            look=look.css,
            link=told.to("check", gettext("The whole answer"), in_format(day, "F j, Y"), one.id),
        )


def leading_reasons(verdict: dict[str, Any]) -> Iterator[str]:
    """Those that ask for this very level."""
    for reason in [one for one in verdict.get("why", ()) if one["level"] == verdict["level"]][:REASONS]:
        hidden = reason["rule"] == "leading-cause" and not verdict["causes"]
        yield verdict["headline"] if hidden else reason["reason"]


def _fits(pack: Pack, verdict: dict[str, Any]) -> Iterator[str]:
    causes = verdict.get("causes", [])[:CAUSES]
    if causes:
        named = (
            gettext("{name}: {fit}").format(
                name=cause_as_kept(pack, one), fit=str(FITS[one["band"]][1]).lower()
            )
            for one in causes
        )
        yield gettext("By the answers: {causes}.").format(causes="; ".join(named))
