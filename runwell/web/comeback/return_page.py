"""The first page of the way back: the next run, or what closes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.knowledge.pack import Pack
from runwell.programme.causes import entry
from runwell.records.access.before_sessions import before_session
from runwell.records.access.comebacks import WayBack, before_beginning, group_and_cause, table_for, way_back
from runwell.records.access.programmes import current_programme
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.running.comeback.ladder import is_bone
from runwell.running.comeback.values import Begun
from runwell.web.comeback.views_of import Made, Past, View, sentences, view_of
from runwell.web.programme.agreed import with_agreed_record
from runwell.web.programme.warned import warned, warned_since
from runwell.web.run_words import way_back as table_in_words
from runwell.web.site.exercises import stop_signs

A_PAGE, EVERY_DAY = 12, tuple(range(7))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPage:
    """title: of the cause. lines: the stages of its table, in words. most_pain: in a run, 0-10."""

    title: str
    today: date
    view: View
    past: Page[Past]
    decisions: tuple[Made, ...]
    lines: tuple[str, ...]
    most_pain: int
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """No way back has begun. closed: what keeps it shut for now. lines: the stages that would come."""

    title: str
    closed: tuple[str, ...]
    lines: tuple[str, ...]


@require_safe
@with_agreed_record
def return_page(request: HttpRequest, record: Patient) -> HttpResponse:
    """Where the way back stands this morning; where there is none, how it would begin."""
    pack, today = the_pack(), timezone.localdate()
    if current_programme(record) is None:
        return render(request, "comeback/none.html", {"warned": warned(pack, record)})
    try:
        stands = bring_up_to_date(by=request.user, patient_id=record.id, today=today)
        way = way_back(request.user, record, today)
    except Refusal as refusal:
        return render(request, "comeback/none.html", {"warned": warned(pack, record), "problem": refusal})
    if way is None:
        return render(request, "comeback/before.html", {"page": before(pack, record, today)})
    page = page_of(pack, way, today, request.GET.get("page", "1"))
    asked = before_session(record, stands.kept, stands.flares, today)
    found = {
        "page": page,
        "again": asked,
        "warned": warned_since(pack, stands.kept),
        "stop": stop_signs(pack),
    }
    return render(request, "comeback/return.html", found)


def page_of(pack: Pack, way: WayBack, today: date, number: str) -> ReturnPage:
    """The page; the earlier runs in parts."""
    view = view_of(way, bone=is_bone(pack, way.begun.group))
    return ReturnPage(
        title=entry(pack, way.begun.cause).plain_name,
        today=today,
        view=view,
        past=Paginator(view.past, A_PAGE).get_page(number),
        decisions=view.decisions[:A_PAGE],
        lines=tuple(table_in_words(pack.progressions.run_tables[way.begun.table])),
        most_pain=(pack.progressions.bands[way.begun.group].amber_from or 1) - 1,
        signed=pack.signed,
    )


def before(pack: Pack, record: Patient, today: date) -> Before:
    """What a way back would be for this runner."""
    programme = current_programme(record)
    assert programme is not None  # the view has looked
    group, cause = group_and_cause(programme)
    table = table_for(group)
    if not table:
        return Before(title=entry(pack, cause).plain_name, closed=(), lines=())
    begun = Begun(group=group, cause=cause, table=table, on=today, weekdays=EVERY_DAY)
    found = before_beginning(record, begun, today)
    return Before(
        title=entry(pack, cause).plain_name,
        closed=sentences(found.closed, aloud=True) if found else (),
        lines=tuple(table_in_words(pack.progressions.run_tables[table])),
    )
