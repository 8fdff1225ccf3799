"""The weeks of a program as they are printed, from today on, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from runwell.exchange.sheets import Said, SheetDay, SheetExercise, Sheets, WeekSheet
from runwell.knowledge.pack import Pack
from runwell.programme.causes import entry
from runwell.programme.plan import plan_of
from runwell.programme.prescription import Programme
from runwell.programme.situation import Situation
from runwell.programme.stages import Note
from runwell.records import access
from runwell.records.access.planned_sessions import planned_sessions
from runwell.records.programme_today import ProgrammeToday
from runwell.web.exercise_cards import Card, cards
from runwell.web.plan_words import pain_words
from runwell.web.programme.held_now import held_now
from runwell.web.site.exercises import stop_signs

A_WEEK = 7


def sheets_of(pack: Pack, stands: ProgrammeToday, there: Situation, today: date, weeks: int) -> Sheets:
    """What holds today. While something holds in the program's place, its one week alone."""
    now = stands.today
    firsts = [today + timedelta(days=A_WEEK * number) for number in range(1 if stands.meanwhile else weeks)]
    return Sheets(
        title=gettext("Exercise program"),
        language=get_language() or "en",
        lead=gettext("For: {title}. Phase {phase}.").format(
            title=entry(pack, there.cause).plain_name, phase=now.phase
        ),
        warns=held_now(pack, stands),
        weeks=tuple(_week(now, first) for first in firsts),
        exercises=tuple(_exercise(one) for one in cards(pack, now)),
        blanks=(gettext("Worst pain, 0 to 10"), gettext("Pain next morning, 0 to 10")),
        limit=_limit(pack, there),
        stops=Said(gettext("Stop and get help today if"), stop_signs(pack)),
        turn=Said(gettext("Questions? Call us"), tuple(_offices())),
        until=gettext(
            "As of {today}. Your program changes with your mornings. If it did, print it again. "
            "It does not replace a visit to a clinician."
        ).format(today=date_format(today, "F j, Y")),
        done=gettext("Done"),
        why=gettext("Why:"),
    )


def _week(now: Programme, first: date) -> WeekSheet:
    asked = Counter(one.on for one in planned_sessions(now, first, A_WEEK))
    days = [first + timedelta(days=number) for number in range(A_WEEK)]
    title = gettext("{first} to {last}").format(
        first=date_format(days[0], "F j"), last=date_format(days[-1], "F j")
    )
    return WeekSheet(title, tuple(SheetDay(date_format(day, "D j"), asked[day]) for day in days))


def _exercise(one: Card) -> SheetExercise:
    return SheetExercise(
        id=one.id,
        name=one.name,
        much=one.much,
        why=one.why,
        steps=one.steps,
        note=gettext("Your clinician set this. It stays as they set it.") if one.by_clinician else "",
        figure=one.figure.svg if one.figure else "",
    )


def _limit(pack: Pack, there: Situation) -> Said:
    """How much pain is all right, as the plan says it, without on what it rests."""
    plan = plan_of(pack, there)
    soreness = any(Note.THEN_EASY in stage.do for stage in plan.stages)
    words = pain_words(plan.band, soreness=soreness) if plan.band else ()
    return Said(gettext("How much pain is all right"), words)


def _offices() -> Iterable[str]:
    for office in access.locations():
        yield f"{office.name}: {office.telephone}"
