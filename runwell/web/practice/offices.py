"""One office: its telephone, address, hours and holidays, each changed by a form of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.access.practice import ANSWERS_FOR_IT, KEEPS_PAGES_TRUE
from runwell.records.actions import locations
from runwell.records.models import Location
from runwell.web.practice.changing import changed
from runwell.web.practice.office_forms import (
    AddressForm,
    DirectionsForm,
    HolidayForm,
    HoursForm,
    TelephoneForm,
)
from runwell.web.public.offices import times_in_words, today_at
from runwell.web.staff.only_for import only_for


@dataclass(frozen=True, slots=True)
class Holiday:
    """times: "8 a.m. to noon" where the office is open for a part of the day, else empty."""

    id: UUID
    day: date
    name: str
    times: str


@dataclass(frozen=True, slots=True)
class OfficePage:
    """address: None for those who may not change it. to_come: the holidays from today on."""

    office: Location
    telephone: TelephoneForm
    address: AddressForm | None
    directions: DirectionsForm
    hours: HoursForm
    holiday: HolidayForm
    to_come: tuple[Holiday, ...]


@require_safe
@only_for(*KEEPS_PAGES_TRUE)
def office(request: HttpRequest, location_id: UUID) -> HttpResponse:
    return _shown(request, access.office_to_change(request.user, location_id))


@require_POST
@only_for(*KEEPS_PAGES_TRUE)
def telephone(request: HttpRequest, location_id: UUID) -> HttpResponse:
    return _given(request, location_id, "telephone", locations.change_telephone)


@require_POST
@only_for(*ANSWERS_FOR_IT)
def address(request: HttpRequest, location_id: UUID) -> HttpResponse:
    return _given(request, location_id, "address", locations.change_address)


@require_POST
@only_for(*KEEPS_PAGES_TRUE)
def directions(request: HttpRequest, location_id: UUID) -> HttpResponse:
    return _given(request, location_id, "directions", locations.change_directions)


@require_POST
@only_for(*KEEPS_PAGES_TRUE)
def hours(request: HttpRequest, location_id: UUID) -> HttpResponse:
    return _given(request, location_id, "hours", locations.change_hours)


@require_POST
@only_for(*KEEPS_PAGES_TRUE)
def holiday(request: HttpRequest, location_id: UUID) -> HttpResponse:
    return _given(request, location_id, "holiday", locations.add_holiday)


@require_POST
@only_for(*KEEPS_PAGES_TRUE)
def no_holiday(request: HttpRequest, location_id: UUID, closed_day_id: UUID) -> HttpResponse:
    locations.remove_holiday(by=request.user, location_id=location_id, closed_day_id=closed_day_id)
    messages.success(request, gettext("Saved. The office is open as usual on that day."))
    return redirect("practice:office", location_id)


def _given(request: HttpRequest, location_id: UUID, name: str, act: Callable[..., Any]) -> HttpResponse:
    this = access.office_to_change(request.user, location_id)
    form = _form(name, this, request.POST)
    if changed(request, form, act, location_id=location_id):
        return redirect("practice:office", location_id)
    return _shown(request, this, {name: form}, status=400)


def _shown(
    request: HttpRequest, this: Location, given: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    forms = {name: (given or {}).get(name) or _form(name, this) for name in MAKERS}
    if not access.has(request.user, *ANSWERS_FOR_IT):
        forms["address"] = None
    page = OfficePage(this, to_come=tuple(_to_come(this)), **forms)
    wrong = next(iter((given or {}).values()), None)
    return render(request, "practice/office.html", {"page": page, "form": wrong}, status=status)


def _to_come(this: Location) -> Iterator[Holiday]:
    today = today_at(this, timezone.now())
    for one in this.closed_days.all():
        if one.day >= today:
            times = times_in_words(one.opens, one.closes) if one.opens else ""
            yield Holiday(one.id, one.day, one.name, times)


def _form(name: str, this: Location, data: Any = None) -> Any:
    """The form of that name, with ids of its own since several stand on one page."""
    return MAKERS[name](this, {"data": data, "auto_id": f"{name}-%s"})


def _address(this: Location, words: dict[str, Any]) -> AddressForm:
    now = {"street": this.street, "city": this.city, "state": this.state, "zip_code": this.zip}
    return AddressForm(initial=now, **words)


MAKERS: dict[str, Callable[[Location, dict[str, Any]], Form]] = {
    "telephone": lambda this, words: TelephoneForm(initial={"telephone": this.telephone}, **words),
    "address": _address,
    "directions": lambda this, words: DirectionsForm(initial={"directions": this.directions}, **words),
    "hours": lambda this, words: HoursForm(this, **words),
    "holiday": lambda this, words: HolidayForm(**words),
}
