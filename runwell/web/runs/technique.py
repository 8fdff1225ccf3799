"""How somebody runs: what changed before a day, and what more steps a minute would do for their cause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.knowledge.pack import Pack
from runwell.programme.causes import entry
from runwell.records import access
from runwell.records.access.runs import summaries
from runwell.records.models import Account, Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.running.baseline import Baseline, baseline
from runwell.running.step_rate import MuscleChange, StepRateAdvice, step_rate
from runwell.running.technique import TechniqueChange, technique_before
from runwell.web import distances
from runwell.web.my.with_record import with_record
from runwell.web.programme.last_check import Begins, begins
from runwell.web.runs.technique_words import ADVICE, CARRIED, MUSCLES, PERIODS, UNITS


@dataclass(frozen=True, slots=True)
class ForCause:
    """Of one cause. eases: more steps may help, so that a target is named. url: where the table stands."""

    name: str
    says: str
    eases: bool
    muscles: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TechniquePage:
    """usual, target: the step rate now and 5-10% above. on: the day that was asked about; it is not kept.

    clear, same: what changed before it, and what did not. nothing: the files carry too little for it.
    """

    usual: str
    target: str
    cause: ForCause | None
    on: date | None
    latest: date
    clear: tuple[str, ...]
    same: tuple[str, ...]
    problem: Refusal | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@with_record
def technique(request: HttpRequest, record: Patient) -> HttpResponse:
    """The day that pain began is asked in a form and not kept: an address would tell it to others."""
    pack, today = the_pack(), timezone.localdate()
    runs = summaries(request.user, record.id)
    usual = baseline(runs, today, pack)
    cause = _cause(pack, record, today)
    on, problem = None, None
    if request.method == "POST":
        try:
            on = _day(request.POST, today)
        except Refusal as refusal:
            problem = refusal
    changes = technique_before(runs, on, pack) if on else ()
    page = TechniquePage(
        usual=_usual(usual) if usual else "",
        target=_target(usual) if usual and cause and cause.eases else "",
        cause=cause,
        on=on,
        latest=today,
        clear=tuple(_change(one) for one in changes if one.is_clear),
        same=tuple(_change(one) for one in changes if not one.is_clear),
        problem=problem,
    )
    return render(request, "runs/technique.html", {"page": page}, status=400 if problem else 200)


def _day(said: Mapping[str, str], today: date) -> date:
    try:
        on = date.fromisoformat(said.get("on", ""))
    except ValueError:
        on = None
    if on is None or on > today:
        mend = gettext("Choose a day up to today")
        raise Refusal(gettext("this is no day that we can look at"), gettext("day"), mend)
    return on


def _cause(pack: Pack, record: Patient, today: date) -> ForCause | None:
    """Of the program; else of the last hip check, where a program could begin from it."""
    kept = access.current_programme(record)
    if kept:
        return for_cause(pack, kept.cause)
    account: Account = record.account
    found = begins(account, pack, today)
    return for_cause(pack, found.situation.cause) if isinstance(found, Begins) else None


def for_cause(pack: Pack, cause: str) -> ForCause:
    """What the published table says of its muscles."""
    found = step_rate(cause, pack)
    urls = [url for one in found.changes for url in one.peak.urls]
    return ForCause(
        name=entry(pack, cause).plain_name,
        says=str(ADVICE[found.advice]),
        eases=found.advice is StepRateAdvice.EASES,
        muscles=tuple(_muscle(one) for one in found.changes),
        url=urls[0] if urls else "",
    )


def _muscle(change: MuscleChange) -> str:
    """ "The muscle at the side of the hip (gluteus medius) ...: 5% more steps -5%, 10% more -11%"."""
    parts = ", ".join(_tried(more, percent) for more, percent in change.percents.items())
    muscle = MUSCLES.get(change.peak.id, change.peak.muscle)
    return gettext("{muscle}, {when}: {parts}.").format(
        muscle=muscle, when=PERIODS.get(change.peak.period, change.peak.period), parts=parts
    )


def _tried(more: float, percent: float) -> str:
    words = (
        gettext("with {more}% more steps it pulls {percent}% harder")
        if percent > 0
        else gettext("with {more}% more steps it pulls {percent}% less")
    )
    return words.format(more=f"{more:g}", percent=number_format(round(abs(percent))))


def _usual(usual: Baseline) -> str:
    return gettext(
        "{n} steps a minute at {pace}, the middle of {runs} runs on level ground in the last four weeks."
    ).format(n=round(usual.cadence), pace=distances.pace(1, usual.speed), runs=usual.runs)


def _target(usual: Baseline) -> str:
    low, high = (round(one) for one in usual.target)
    return gettext("5 to 10% more would be {low} to {high} steps a minute at the same speed.").format(
        low=low, high=high
    )


def _change(one: TechniqueChange) -> str:
    """ "Steps a minute: 172 before, then 164 (-5%), in 9 and 5 runs"."""
    form = UNITS[one.what]
    facts = {"what": CARRIED[one.what], "early": form.format(one.early), "late": form.format(one.late)}
    early, late = one.runs[1], one.runs[0]
    return gettext("{what}: {early} in {before} runs, then {late} in {after} runs.").format(
        before=early, after=late, **facts
    )
