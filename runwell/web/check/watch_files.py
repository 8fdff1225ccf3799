"""What the runner's own files say to a question of the check; shown, and confirmed or corrected by them.

Only for a signed-in runner with a record and runs in it. The first day of the pain travels in the cookie with
the answers: it is asked for nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from runwell.check.next_question import Page
from runwell.knowledge.pack import Pack
from runwell.records import access
from runwell.records.access.runs import summaries
from runwell.refusals import Refusal
from runwell.running.evidence import FileEvidence, before_pain
from runwell.running.load import Spike, spikes
from runwell.running.summary import Summary
from runwell.web.check.answers_cookie import SoFar
from runwell.web.check.file_words import change_words, spike_asked, weekly_words
from runwell.web.check.posted import names_of

CHANGE, WEEKLY, DURATION = "training-change", "weekly-km", "duration"
ANSWERED = (CHANGE, WEEKLY)
SINCE: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "under-5-days": (5, 0),
        "5-days-to-6-weeks": (42, 5),
        "6-weeks-to-6-months": (183, 42),
        "weeks-unsure": (70, 7),
        "months-unsure": (365, 30),
    }
)
"""Answer to `duration` -> between how many days ago the pain began."""
NOT_SAID_YET = (183, 0)
"""[expert] Half a year: the question may come later, and an older pain is not looked for in files."""
EARLIEST = timedelta(days=10 * 366)
LOOK, BEGAN_THEN, BEGAN = "look", "began_then", "began"
LOOKS = frozenset({LOOK, BEGAN_THEN})
"""Names of the buttons that look into the files instead of answering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromFiles:
    """asks_day: the first day of the pain is needed or can be corrected. began: as the runner said.

    spike: a sentence on a run that may have begun it, and its day; "" none, or the day is known.
    says: sentences by finding. suggested: finding -> the answer that the files give.
    """

    asks_day: bool
    began: date | None
    earliest: date
    today: date
    spike: str = ""
    spike_on: date | None = None
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suggested: Mapping[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every sentence once."""
        return tuple(dict.fromkeys(words for each in self.says.values() for words in each))


def from_files(request: HttpRequest, pack: Pack, page: Page, so_far: SoFar) -> FromFiles | None:
    """What files say on this page; None: it asks nothing that they know, or there are none."""
    asked = {one.id for one in page.findings if one.id in ANSWERED}
    runs = own_runs(request) if asked else ()
    if not runs:
        return None
    today, began = timezone.localdate(), so_far.began
    of = {"asks_day": True, "began": began, "earliest": today - EARLIEST, "today": today}
    if began:
        return FromFiles(**of, **_said(before_pain(runs, began, pack), asked, pack))
    found = likely_spike(runs, pack, so_far, today)
    words = spike_asked(found, pack) if found else ""
    return FromFiles(**of, spike=words, spike_on=found.on if found else None)


def day_said(post: QueryDict) -> date:
    """The first day of the pain. Refusal: no day, one that lies ahead, or one more than ten years ago."""
    said = post.get(BEGAN_THEN) or post.get(BEGAN, "")
    today = timezone.localdate()
    try:
        began = date.fromisoformat(said)
    except ValueError:
        raise Refusal(gettext("Choose the day on which it began")) from None
    if not today - EARLIEST <= began <= today:
        raise Refusal(gettext("Choose a day of the last ten years, up to today"))
    return began


def with_suggested(
    page: Page, chosen: Mapping[str, frozenset[str]], files: FromFiles
) -> dict[str, frozenset[str]]:
    """What files suggest is ticked where nothing was said yet: the runner confirms it or changes it."""
    ticked = dict(chosen)
    for name, finding in zip(names_of(page), page.findings, strict=False):
        if not ticked.get(name) and finding.id in files.suggested:
            ticked[name] = frozenset({files.suggested[finding.id]})
    return ticked


def evidence_kept(request: HttpRequest, pack: Pack, so_far: SoFar) -> dict[str, Any]:
    """What of the files goes with the answer into the record: the day, and the sentences that were shown."""
    runs = own_runs(request) if so_far.began else ()
    if not runs or so_far.began is None:
        return {}
    evidence = before_pain(runs, so_far.began, pack)
    says = [*change_words(evidence, pack), *filter(None, [weekly_words(evidence)])]
    return {"began": so_far.began.isoformat(), "says": says}


def own_runs(request: HttpRequest) -> tuple[Summary, ...]:
    """The runs of whoever asks, if they have a record and agree that it is kept."""
    record = access.own_record(request.user)
    if record is None or not access.agrees(request.user):
        return ()
    return summaries(request.user, record.id)


def likely_spike(runs: tuple[Summary, ...], pack: Pack, so_far: SoFar, today: date) -> Spike | None:
    """The largest in the time in which the pain may have begun; None: there is none, or it is long ago."""
    value = so_far.answers.value(DURATION)
    if value is not None and value not in SINCE:
        return None
    most, least = SINCE[value] if value else NOT_SAID_YET
    days = timedelta(days=pack.load_rules.fact("single-run", "ratio").number)
    first, last = today - timedelta(days=most), today - timedelta(days=least)
    begins = min(run.on for run in runs) + days  # before that nobody knows what was usual
    found = (one for one in spikes(runs, pack) if one.is_one and max(first, begins) <= one.on <= last)
    return max(found, key=lambda one: (one.ratio or 0.0, one.on), default=None)


def _said(evidence: FileEvidence, asked: set[str], pack: Pack) -> dict[str, Any]:
    says: dict[str, tuple[str, ...]] = {}
    suggested: dict[str, str] = {}
    if CHANGE in asked:
        says[CHANGE] = tuple(change_words(evidence, pack))
        if evidence.suggestion.choice:
            suggested[CHANGE] = evidence.suggestion.choice
    if WEEKLY in asked and evidence.weekly:
        says[WEEKLY] = (weekly_words(evidence),)
        if evidence.weekly.choice:
            suggested[WEEKLY] = evidence.weekly.choice
    return {"says": says, "suggested": suggested}
