"""Outcome measures: questionnaires that show whether a runner gets better, and who owns them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutcomeMeasure:
    """One questionnaire, as far as it could be read. items: how many questions it has.

    important_change: the smallest change that matters (MCID, MIC); detectable_change: the smallest beyond
    noise (MDC, SDC). licence_seen, may_embed, embed_advice: no licence text was seen for most; ask first.
    """

    id: str
    name: str
    purpose: str
    items: int
    item_scale: str
    scoring: str
    score_range: str
    direction: str
    recall: str = ""
    important_change: str = ""
    detectable_change: str = ""
    other_thresholds: str = ""
    licence_seen: str = ""
    may_embed: str = ""
    embed_advice: str = ""
    recommended: str = ""
    frequency: str = ""
    urls: tuple[str, ...] = ()
