"""The causes before and after the tests, with every reason, as the page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext

from runwell.check.examined import Examined
from runwell.check.examined_parts import Part
from runwell.check.sensible_tests import scans_needed
from runwell.check.shown_causes import LESS_LIKELY
from runwell.knowledge.next_tests import Scan
from runwell.knowledge.pack import Pack
from runwell.knowledge.sources import Source
from runwell.records.access.findings_of import ExaminedNow
from runwell.web.check.looks import FITS, GRADES, LOOKS, Look
from runwell.web.staff.clinical_names import clinical_cause, name_of_cause, name_of_test
from runwell.web.staff.examination.form import result_words
from runwell.web.staff.examination.words import SAID, about, plain_number

SHOWN = 6  # rows that stand open at least; all that moved and all that fit better than "less likely" do too
MOVED = 0.01
KINDS = {"yes": "LR+", "both-positive": "LR+", "no": "LR−", "both-negative": "LR−"}


@dataclass(frozen=True, slots=True)
class Reason:
    """What one test says of a cause. ratio, counts: in words. range: as printed, or "". rests: on what.

    kind: of the ratio, that of a positive result or of a negative one.
    """

    test: str
    result: str
    cause: str
    ratio: str
    kind: str
    range: str
    counts: str
    rests: str
    source: Source | None
    notes: tuple[str | Promise, ...]


@dataclass(frozen=True, slots=True)
class RankedRow:
    """clinical: what clinicians call it. before, after: band in words. share_before, share_after: in tenths,
    or "" where only bands are said.

    silent: names of the tests that change nothing here, each with why, in words.
    """

    id: str
    name: str
    clinical: str
    rank_before: int
    rank_after: int
    before: str | Promise
    after: str | Promise
    share_before: str
    share_after: str
    held: bool
    roughly: bool
    reasons: tuple[Reason, ...]
    silent: tuple[str, ...]

    @property
    def way(self) -> str:
        """Which way its place moved, in a word."""
        if self.rank_after == self.rank_before:
            return ""
        facts = {"was": self.rank_before}
        return gettext("was {was}").format(**facts)


@dataclass(frozen=True, slots=True)
class Ranked:
    """look: the level now, where it is known or a sign of a bone raised it. raised: the tests raised it."""

    rows: tuple[RankedRow, ...]
    others: tuple[RankedRow, ...]
    look: Look | None
    raised: bool
    bone_open: bool
    scans: tuple[tuple[Scan, Source | None], ...]
    tested: int

    @property
    def unspoken(self) -> tuple[RankedRow, ...]:
        """The causes that no result speaks of."""
        return tuple(row for row in (*self.rows, *self.others) if row.silent and not row.reasons)


def ranked_in_words(pack: Pack, now: ExaminedNow, shown: str = "") -> Ranked:
    """shown: the cause that imaging or surgery showed, about which no scan decides any more."""
    ranked = now.ranked
    rows = [(_opens(one), _row(pack, one)) for one in ranked.causes]
    raised = ranked.level > ranked.level_before
    return Ranked(
        rows=tuple(row for opens, row in rows if opens),
        others=tuple(row for opens, row in rows if not opens),
        look=LOOKS[ranked.level.id] if now.answers is not None or raised else None,
        raised=raised,
        bone_open=ranked.bone_open and not (shown in pack.causes and pack.causes[shown].bone),
        scans=tuple(
            (scan, _source(pack, scan.sources))
            for scan in scans_needed(pack, ranked)
            if shown not in scan.causes
        ),
        tested=len(ranked.results),
    )


def _opens(one: Examined) -> bool:
    fits = LESS_LIKELY not in (one.band_before, one.band_after)
    return fits or one.rank_after <= SHOWN or any(part.ratio for part in one.parts)


def _row(pack: Pack, one: Examined) -> RankedRow:
    speaking = [part for part in one.parts if part.ratio or (part.link and part.link.source)]
    return RankedRow(
        id=one.id,
        name=one.name,
        clinical=clinical_cause(pack, one.id),
        rank_before=one.rank_before,
        rank_after=one.rank_after,
        before=FITS[one.band_before][1],
        after=FITS[one.band_after][1],
        share_before=about(one.before, pack.limits.shown_at_most),
        share_after="" if one.roughly else about(one.after, pack.limits.shown_at_most),
        held=one.held,
        roughly=one.roughly,
        reasons=tuple(_reason(pack, one, part) for part in speaking),
        silent=tuple(dict.fromkeys(_silent(pack, part) for part in one.parts if part not in speaking)),
    )


def _silent(pack: Pack, part: Part) -> str:
    facts = {"test": name_of_test(pack, part.test), "why": SAID[part.said[0]]}
    return gettext("{test}: {why}").format(**facts)


def _reason(pack: Pack, one: Examined, part: Part) -> Reason:
    ratio = part.ratio
    counts = plain_number(part.counts)
    return Reason(
        test=name_of_test(pack, part.test),
        result=result_words(pack, part.test, part.result),
        cause=name_of_cause(pack, part.cause) if len(one.causes) > 1 else "",
        ratio=plain_number(ratio.point) if ratio else "",
        kind=KINDS.get(part.result, "LR"),
        range=_range(ratio.low, ratio.high) if ratio else "",
        counts=counts if ratio and counts != plain_number(ratio.point) else "",
        rests=_rests(part),
        source=_source(pack, (part.link.source,)) if part.link else None,
        notes=tuple(SAID[said] for said in part.said),
    )


def _range(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return gettext("{low} to {high}").format(low=plain_number(low), high=plain_number(high))


def _rests(part: Part) -> str:
    """The grade, how many people, against what, and what the reader of the study noted."""
    if part.link is None:
        return ""
    said = (str(GRADES[part.link.grade.value]), part.link.n, part.link.standard, part.link.note)
    return "; ".join(one for one in said if one)


def _source(pack: Pack, keys: tuple[str, ...]) -> Source | None:
    return next((pack.sources[key] for key in keys if key in pack.sources), None)
