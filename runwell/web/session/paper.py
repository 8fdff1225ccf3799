"""A session on paper: to print and tick off, and to enter by hand, with JavaScript or without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from runwell.knowledge.pack import Pack
from runwell.programme.before_session import Again
from runwell.records.access.before_sessions import before_session
from runwell.records.access.planned_sessions import PlannedSession, earlier_days, planned_sessions
from runwell.records.access.programmes import current_programme
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.actions.session_sync import TakenIn, take_in_sessions
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.records.programme_today import ProgrammeToday
from runwell.refusals import Refusal
from runwell.web.my.with_record import with_record
from runwell.web.programme_words import sentence
from runwell.web.session.exercises import Asked, minutes
from runwell.web.session.paper_form import SAID, PaperForm, fresh
from runwell.web.session.plan_json import BEGIN
from runwell.web.session.planned_field import choice
from runwell.web.site.exercises import stop_signs

BACK, AHEAD = 14, 14
"""Days: of sessions that can be entered, and in which the next one is looked for."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One set of one side. value: as the form sends it."""

    value: str
    words: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise on the sheet. amount: as the form sends it. rows: side in words -> its ticks."""

    asked: Asked
    amount: str
    rows: tuple[tuple[str, tuple[Tick, ...]], ...]
    said: str
    skipped: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """next_on: the day of the session to print, None: none is planned. may_enter: there was one to enter.

    again: why something must be read first. locked: why there are no exercises.
    """

    lines: tuple[Line, ...]
    form: PaperForm
    next_on: date | None
    may_enter: bool
    minutes: int
    again: Again | None
    locked: tuple[str, ...]
    signs: tuple[str, ...]
    said: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@with_record
def paper(request: HttpRequest, record: Patient) -> HttpResponse:
    """The sheet; and what comes back from it. What is wrong is said beside its field, the rest stays."""
    form = PaperForm(request.POST) if request.method == "POST" else None
    try:
        if form is not None and form.is_valid():
            return _entered(request, record, form)
        if current_programme(record) is None:
            return redirect(BEGIN)
        stands = bring_up_to_date(by=record.account, patient_id=record.id, today=timezone.localdate())
    except Refusal as why:
        return render(request, "session/no_paper.html", {"problem": why}, status=403)
    page = paper_page(the_pack(), record, stands, form)
    return render(request, "session/paper.html", {"page": page}, status=400 if form else 200)


def _entered(request: HttpRequest, record: Patient, form: PaperForm) -> HttpResponse:
    taken = take_in_sessions(by=record.account, patient_id=record.id, entries=form.entries())
    for said in _told(taken):
        messages.success(request, said)
    return redirect("session:paper")


def _told(taken: TakenIn) -> Iterator[str]:
    if taken.kept:
        yield gettext("Thank you. What you did is kept.")
    elif taken.there:
        yield gettext("This sheet was kept already. Nothing is counted twice.")
    if taken.waits:
        words = ngettext(
            "We could not read {n} of your lines: {why}. It is kept as you sent it, for your clinician.",
            "We could not read {n} of your lines: {why}. They are kept as you sent them, for your clinician.",
            len(taken.waits),
        )
        whys = "; ".join(dict.fromkeys(why.what for _, why in taken.waits))
        yield words.format(n=len(taken.waits), why=whys)


def paper_page(
    pack: Pack, record: Patient, stands: ProgrammeToday, form: PaperForm | None = None
) -> PaperPage:
    """The sheet of today or of the next day with a session. form: one that was filled in wrongly."""
    today, now = timezone.localdate(), stands.today
    ahead = (*planned_sessions(now, today, 1), *planned_sessions(stands.programme, today, AHEAD))
    behind = to_enter(stands, today)
    begun = f"{behind[0].on.isoformat()}/{behind[0].nth}" if behind else ""
    form = form or fresh(uuid4(), str(stands.kept.id), now.pack, begun)
    form.fields["planned"].widget.choices = [choice(one, today, now.a_day) for one in behind]
    return PaperPage(
        lines=tuple(_line(Asked(pack, one), form) for one in now.prescriptions),
        form=form,
        next_on=min((one.on for one in ahead), default=None),
        may_enter=bool(behind),
        minutes=minutes(pack, now),
        again=before_session(record, stands.kept, stands.flares, today),
        locked=tuple(sentence(pack, because) for because in now.locked),
        signs=stop_signs(pack),
        said=tuple((value, str(words)) for value, words in SAID),
    )


def to_enter(stands: ProgrammeToday, today: date) -> tuple[PlannedSession, ...]:
    """Those of the last two weeks and of today, the latest first; none from before the program began."""
    began = timezone.localdate(stands.kept.began_at)
    first = max(began, today - timedelta(days=BACK - 1))
    earlier = earlier_days(stands.kept.changes.all())
    return planned_sessions(stands.programme, first, (today - first).days + 1, earlier)[::-1]


def _line(asked: Asked, form: PaperForm) -> Line:
    name, amount, ticked = asked.exercise.id, asked.prescription, set(form.ticks)
    rows = tuple(
        (
            words,
            tuple(
                Tick(value, gettext("set {n}").format(n=number), value in ticked)
                for number in range(1, amount.sets + 1)
                if (value := f"{name}/{number}/{side}")
            ),
        )
        for side, words in asked.sides or (("", ""),)
    )
    line = f"{name}/{amount.sets}/{amount.repetitions or ''}"
    return Line(asked, line, rows, form.words("said", name), form.words("skipped", name))
