"""Mornings of the diary: those that tell something by themselves, and the quiet ones as one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from runwell.knowledge.pack import Pack
from runwell.programme.aftermath import DAY, base_before
from runwell.programme.bands import Band, judged
from runwell.programme.course import Course, Session
from runwell.programme.flare import Flare
from runwell.records.access.timeline import Kind, Logged, Span
from runwell.records.models import KeptMorning
from runwell.web.programme_words import sentences
from runwell.web.staff.timeline.entry import Entry
from runwell.web.staff.timeline.programs import Program, Programs
from runwell.web.staff.timeline.spans import between
from runwell.web.staff.timeline.told import Told, by_rules, quoted, the_runner

WITHOUT_STEPS = Band.STOP_BONE, Band.RED


@dataclass(frozen=True, slots=True)
class Quiet:
    """Mornings that follow one another in the diary and say nothing by themselves, the oldest first."""

    mornings: tuple[KeptMorning, ...]


def mornings(told: Told, logged: Logged, programs: Programs) -> Iterator[Entry]:
    def red(one: KeptMorning) -> bool:
        return is_red(told.pack, programs.on(one.on), logged.course, one)

    for one in folded(logged.mornings, lambda morning: is_telling(morning) or red(morning)):
        yield _quiet(one) if isinstance(one, Quiet) else _telling(one, red=red(one))


def folded(
    rows: Sequence[KeptMorning], tells: Callable[[KeptMorning], bool]
) -> Iterator[Quiet | KeptMorning]:
    """In their order, each morning once: by itself, or in a piece that no other day breaks."""
    quiet: list[KeptMorning] = []
    for one in rows:
        if not tells(one):
            quiet.append(one)
            continue
        if quiet:
            yield Quiet(tuple(quiet))
            quiet = []
        yield one
    if quiet:
        yield Quiet(tuple(quiet))


def is_telling(one: KeptMorning) -> bool:
    return bool(one.woke or one.painkillers or one.notes)


def is_red(pack: Pack, program: Program | None, course: Course, one: KeptMorning) -> bool:
    """By the rules of the program of that day, as if the day before had gone well; without one, by the rise
    of pain alone.
    """
    if program and program.group and not pack.progressions.bands[program.group].locked:
        well = {"during": 0, "hour_after": 0, "limp": False, "also_red": False}
        rested = Session(on=one.on - DAY, done=(), **well)
        return judged(pack, program.group, course, rested).band in WITHOUT_STEPS
    base, _ = base_before(pack, course, one.on)
    rise = pack.progressions.fact("pain-monitoring", "morning-rise-red").number
    return base is not None and one.pain is not None and one.pain >= base + rise


def flares(told: Told, span: Span, programs: Programs) -> Iterator[Entry]:
    """Where one began and where one was over."""
    for flare in programs.flares():
        if span.holds(flare.began):
            what = gettext("The injured bone hurt") if flare.bone else gettext("A flare began")
            says = sentences(told.pack, [flare.because], aloud=False)
            yield _flare(flare, flare.began, what, says)
        if flare.over and span.holds(flare.over):
            yield _flare(flare, flare.over, gettext("The flare was over"), ())


def _flare(flare: Flare, day: object, what: str, says: tuple[str, ...]) -> Entry:
    over = day == flare.over
    return Entry(
        kind=Kind.MORNINGS,
        on=flare.over if over and flare.over else flare.began,
        what=what,
        who=by_rules(),
        says=says,
        look="go" if over else "now",
        many=0,
    )


def _telling(one: KeptMorning, *, red: bool) -> Entry:
    return Entry(
        kind=Kind.MORNINGS,
        on=one.on,
        what=". ".join(_words(one, red=red)),
        who=the_runner(),
        says=quoted(one.notes),
        look="now" if red else "soon" if one.woke else "",
    )


def _words(one: KeptMorning, *, red: bool) -> Iterator[str]:
    yield _red(one) if red else _pain(one)
    if one.woke:
        yield gettext("Pain woke them")
    if one.painkillers:
        yield gettext("Painkillers")
    if one.sleep is not None:
        yield ngettext("Slept {n} hour", "Slept {n} hours", one.sleep).format(n=one.sleep)


def _red(one: KeptMorning) -> str:
    if one.pain is None:
        return gettext("Red morning, pain not said")
    return gettext("Red morning: pain {pain}").format(pain=one.pain)


def _pain(one: KeptMorning) -> str:
    if one.pain is None:
        return gettext("Morning, pain not said")
    return gettext("Morning {pain}").format(pain=one.pain)


def _quiet(found: Quiet) -> Entry:
    rows = found.mornings
    if len(rows) == 1:
        return _telling(rows[0], red=False)
    pains = [one.pain for one in rows if one.pain is not None]
    facts = {"n": len(rows), "days": between(rows[0].on, rows[-1].on), "pain": _range(pains)}
    words = gettext("{n} mornings, {days}: pain {pain}") if pains else gettext("{n} mornings, {days}")
    return Entry(
        kind=Kind.MORNINGS,
        on=rows[-1].on,
        what=words.format(**facts),
        who=the_runner(),
        folded=(gettext("Each of them"), _each(rows)),
        many=len(rows),
    )


def _range(pains: Iterable[int]) -> str:
    low, high = min(pains, default=0), max(pains, default=0)
    return str(low) if low == high else gettext("{low} to {high}").format(low=low, high=high)


def _each(rows: Iterable[KeptMorning]) -> str:
    """Day by day, so that nothing is only in the fold."""
    return "; ".join(f"{between(one.on, one.on)}: {'–' if one.pain is None else one.pain}" for one in rows)
