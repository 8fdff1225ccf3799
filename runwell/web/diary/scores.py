"""The page of scores: what is asked in our own words, scores from elsewhere, and the newest of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records import access
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.models import OutcomeScore, Patient
from runwell.records.outcome_scales import PSFS
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.diary.fields import take_refusal
from runwell.web.diary.measures import Measure, is_built_in, measure, measures
from runwell.web.diary.score_forms import ScoreForm, score_forms
from runwell.web.my.with_record import with_record


@dataclass(frozen=True, slots=True)
class Newest:
    """measure: None where the pack has it no more. first: the score before all others."""

    name: str
    measure: Measure | None
    score: OutcomeScore
    first: OutcomeScore


@dataclass(frozen=True, slots=True)
class Named:
    """A score with the name of its questionnaire."""

    name: str
    score: OutcomeScore


@dataclass(frozen=True, slots=True)
class ScoresPage:
    """forms: by name. asked: the three in our own words; others: those with a score alone.

    every: each score that is kept, the latest first.
    """

    forms: dict[str, ScoreForm]
    asked: dict[str, Measure]
    others: tuple[Measure, ...]
    newest: tuple[Newest, ...]
    every: tuple[Named, ...]
    agrees: bool
    wrong: ScoreForm | None


@require_http_methods(["GET", "HEAD", "POST"])
@with_record
def scores(request: HttpRequest, record: Patient) -> HttpResponse:
    """Show, and keep what was entered. The same questionnaire on the same day is one: the later counts."""
    kept = list(access.outcome_scores(record))
    which = request.POST.get("which", "") if request.method == "POST" else ""
    today = timezone.localdate()
    forms = score_forms(the_pack(), _activities(kept), today.isoformat(), which, request.POST)
    form = forms.get(which)
    if form is None:
        return _shown(request, kept, forms)
    if form.is_valid():
        try:
            keep_outcome_score(by=request.user, patient_id=record.id, **{"on": today, **form.as_asked()})
        except Refusal as refusal:
            take_refusal(form, refusal)
    if not form.is_valid():
        return _shown(request, kept, forms, form)
    messages.success(request, gettext("The score is kept."))
    return redirect("diary:scores")


def newest(kept: Iterable[OutcomeScore]) -> tuple[Newest, ...]:
    """Of each questionnaire the last score and the first, in the order in which they were begun."""
    by_id: dict[tuple[str, str], list[OutcomeScore]] = {}
    for one in kept:
        by_id.setdefault((one.measure, one.part), []).append(one)
    return tuple(
        Newest(there.name if there else one, there, every[-1], every[0])
        for (one, part), every in by_id.items()
        for there in [_known(one, part)]
    )


def _named(one: OutcomeScore) -> Named:
    there = _known(one.measure, one.part)
    return Named(there.name if there else one.measure, one)


def _known(one: str, part: str) -> Measure | None:
    return measure(the_pack(), one, part) if one in the_pack().outcome_measures else None


def _activities(kept: list[OutcomeScore]) -> list[str]:
    last = next((one for one in reversed(kept) if one.measure == PSFS), None)
    return [name for name, _score in last.activities] if last else []


def _shown(
    request: HttpRequest,
    kept: list[OutcomeScore],
    forms: dict[str, ScoreForm],
    wrong: ScoreForm | None = None,
) -> HttpResponse:
    every = measures(the_pack())
    page = ScoresPage(
        forms=forms,
        asked={one.scale.measure: one for one in every if is_built_in(one)},
        others=tuple(one for one in every if not is_built_in(one)),
        newest=newest(kept),
        every=tuple(_named(one) for one in reversed(kept)),
        agrees=access.agrees(request.user),
        wrong=wrong,
    )
    return render(request, "diary/scores.html", {"page": page}, status=400 if wrong else 200)
