"""The owner's figures: how many read, began, ended and asked, by week and by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.roles import Role
from runwell.records.small_counts import Seen
from runwell.web.check.looks import LOOKS
from runwell.web.counting import BEGUN
from runwell.web.practice.bars import Chart, chart, in_words
from runwell.web.practice.funnel import LEVELS, STEPS, Funnel, first_day_needed, funnel
from runwell.web.staff.only_for import only_for

NAMES: tuple[str | Promise, ...] = (
    _("Read a page"),
    _("Began the check"),
    _("Ended the check"),
    _("Asked for a visit"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """rows: a name and its cells in words, such as ("November 2026", ("120", "fewer than 5"))."""

    title: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of the page: a picture over its table."""

    chart: Chart
    table: Table


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """parts: empty until a week is over in which something was counted."""

    parts: tuple[Part, ...]


@require_safe
@only_for(Role.OWNER)
def figures(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found = funnel(access.daily_counts(request.user, first_day_needed(today), today), today)
    return render(request, "practice/figures.html", {"page": FiguresPage(tuple(parts(found)))})


def parts(found: Funnel) -> Iterable[Part]:
    """Months before weeks, since fewer of their numbers are small."""
    if found.months:
        last = found.months[0]
        name = month_name(last.first)
        title = gettext("From reading to asking, {month}").format(month=name)
        steps = [(month_name(one.first), one.steps) for one in found.months]
        yield Part(
            chart(title, zip(NAMES, last.steps, strict=True)), _table(gettext("By month"), NAMES, steps)
        )
        title = gettext("How soon to be seen, {month}").format(month=name)
        looks = [LOOKS[level].name for level in LEVELS]
        levels = [(month_name(one.first), one.levels) for one in found.months]
        table = _table(gettext("How soon to be seen, by month"), looks, levels)
        yield Part(chart(title, zip(looks, last.levels, strict=True)), table)
    if found.weeks:
        begun = [(week_name(one.monday), one.steps[STEPS.index(BEGUN)]) for one in found.weeks]
        weeks = [(week_name(one.monday), one.steps) for one in found.weeks]
        yield Part(
            chart(gettext("Checks that began, week by week"), begun), _table(gettext("By week"), NAMES, weeks)
        )


def month_name(first: date) -> str:
    return in_format(first, "F Y")


def week_name(monday: date) -> str:
    return gettext("Week of {day}").format(day=in_format(monday, "F j"))


def _table(title: str, columns: Iterable[str | Promise], rows: list[tuple[str, tuple[Seen, ...]]]) -> Table:
    words = tuple((name, tuple(map(in_words, cells))) for name, cells in rows)
    return Table(title, gettext("When"), tuple(map(str, columns)), words)
