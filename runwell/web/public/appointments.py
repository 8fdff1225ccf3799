"""Asking for an appointment: by telephone first, else by a short form, with a free time or without."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from runwell.records import access
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.models import VisitRequest
from runwell.records.visit_links import link_of
from runwell.records.visit_words import AskedAlready, TimeIsTaken
from runwell.refusals import Refusal
from runwell.web.public.flood import Limit, address_of
from runwell.web.public.offices import Office, offices
from runwell.web.public.visit_form import VisitForm
from runwell.web.staff.words import in_words
from runwell.web.visits import carried
from runwell.web.visits.carried import Carried
from runwell.web.visits.free import Instead, instead_of, is_free, next_times
from runwell.web.visits.time_words import Choice, choice_of, whole_words, zone_name

# A family, or an office that shares one connection, stays far below this.
LIMIT = Limit(times=20, seconds=600)
# Times that are held for people who are not signed in: who takes more in a day is hardly one who runs.
HELD = Limit(times=15, seconds=24 * 3600)
CALL_FIRST = _(
    "You were told to be seen today, and this time is on another day. Please call first. To ask for this time"
    " all the same, press the button again."
)


@dataclass(frozen=True, slots=True)
class AppointmentsPage:
    """problem: what stands in the way of the whole form, besides the errors of its fields.

    linked: whether the request will show in the record of whoever is signed in. carried: what the check said,
    where they come from it. waiting: id of a request of theirs that waits. instead: times in place of one
    that cannot be had. call_first: they come from no check, and now say that they were told to be seen today.
    """

    form: VisitForm
    linked: bool
    carried: Carried
    problem: str = ""
    waiting: str = ""
    instead: Instead | None = None
    call_first: bool = False
    offices: tuple[Office, ...] = field(default_factory=offices)

    @property
    def picked(self) -> Choice | None:
        """The time that was chosen before this page."""
        form = self.form
        return choice_of(form.chosen, form.place) if form.place and form.chosen else None

    @property
    def zone_here(self) -> str:
        return zone_name(self.form.place, timezone.now()) if self.form.place else ""

    @property
    def zone(self) -> str:
        form = self.form
        return zone_name(form.place, form.chosen) if form.place and form.chosen else ""


@require_http_methods(["GET", "HEAD", "POST"])
def appointments(request: HttpRequest) -> HttpResponse:
    """Telephones and hours, the ways to a time, and the form. What is sent in is kept, then told to the front
    desk."""
    known = carried.read(request)
    page = AppointmentsPage(_empty(request, known), access.agrees(request.user), known)
    if request.method != "POST":
        return _shown(request, page, "public/appointments.html")
    page = replace(page, form=VisitForm(request.POST, carried=known))
    if page.form.filled_in_by_a_program():
        again = VisitForm({**request.POST.dict(), "website": ""}, carried=known)
        problem = gettext("We could not tell whether a person sent this. Please press the button again.")
        return _again(request, replace(page, form=again, problem=problem), 400)
    if not page.form.is_valid():
        return _again(request, page, 400)
    if page.form.should_call_first and not known.today:
        return _again(request, replace(page, call_first=True, problem=str(CALL_FIRST)), 400)
    if not _allowed(request, page.form):
        problem = gettext("Too many requests came from your connection. Please call us, or try again later.")
        return _again(request, replace(page, problem=problem), 429)
    return _asked(request, page)


@require_safe
def details(request: HttpRequest) -> HttpResponse:
    """Who asks, for the time in the address. Where it cannot be had, others stand there to choose from."""
    known = carried.read(request)
    form = VisitForm(initial=_known(request) | _of_address(request), carried=known)
    page = AppointmentsPage(form, access.agrees(request.user), known)
    if form.place is None or form.chosen is None:
        return redirect("public:appointments")
    form.initial["urgent"] = known.today
    if is_free(form.place, form.member, form.chosen):
        return _shown(request, page, "public/details.html")
    problem = gettext("This time is not free any more. The next free times are below.")
    return _shown(request, replace(page, problem=problem, instead=_instead(form)), "public/details.html", 409)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What happens next, and for when it was asked. That is not in the address, so it can be shared."""
    said = carried.read(request).sent
    every = offices()
    asked = tuple(one for one in every if one.place.slug == said.get("slug"))
    return render(request, "public/sent.html", {"offices": asked or every, "sent": said})


def _allowed(request: HttpRequest, form: VisitForm) -> bool:
    """Whether this connection may send one more."""
    from_here = address_of(request)
    freely = request.user.is_authenticated or form.chosen is None
    return LIMIT.allows(from_here) and (freely or HELD.allows(from_here))


def _asked(request: HttpRequest, page: AppointmentsPage) -> HttpResponse:
    form = page.form
    by = request.user if request.user.is_authenticated else "runner"
    try:
        asked = ask_for_visit(by=by, **form.as_asked())
    except TimeIsTaken as taken:
        form.add_error("at", gettext("This time was taken while you were writing. We are sorry."))
        instead = instead_of(taken.next_times, form.place, form.member) if form.place else None
        return _again(request, replace(page, instead=instead), 409)
    except AskedAlready as waiting:
        page = replace(page, problem=in_words(waiting), waiting=str(waiting.request_id))
        return _again(request, page, 409)
    except Refusal as refusal:
        form.add_error(_field_of(refusal), in_words(refusal))
        return _again(request, page, 400)
    response = redirect("public:appointments-sent")
    carried.write(response, Carried(sent=_as_sent(asked, form)))
    return response


def _as_sent(asked: VisitRequest, form: VisitForm) -> dict[str, str]:
    """What the next page repeats: when and where, and nothing about the person."""
    link = urlsplit(link_of(asked)).path
    said = {
        "link": link,
        "mailed": "yes" if asked.email else "",
        "urgent": "yes" if asked.urgent else "",
        "office": str(form.place.name if form.place else ""),
        "slug": form.place.slug if form.place else "",
    }
    if not (form.place and form.chosen):
        return said
    when, zone = whole_words(form.chosen, form.place), zone_name(form.place, form.chosen)
    return {**said, "when": when, "zone": zone, "who": form.member.name if form.member else ""}


def _again(request: HttpRequest, page: AppointmentsPage, status: int) -> HttpResponse:
    """The form as it was filled in, with what is wrong; with other times where the time is."""
    form = page.form
    if form.errors.keys() & {"at", "clinician"} and not page.instead:
        page = replace(page, instead=_instead(form))
    template = "public/details.html" if form["at"].value() else "public/appointments.html"
    return _shown(request, page, template, status)


def _field_of(refusal: Refusal) -> str | None:
    """Where on the form it belongs; None: to the whole of it."""
    about_the_time = {gettext("time"), gettext("clinician")}
    return "at" if refusal.where in about_the_time else None


def _instead(form: VisitForm) -> Instead | None:
    return next_times(form.place, form.member, form.chosen) if form.place else None


def _empty(request: HttpRequest, known: Carried) -> VisitForm:
    return VisitForm(initial={**_known(request), "urgent": known.today}, carried=known)


def _known(request: HttpRequest) -> dict[str, str]:
    """What a patient who is signed in need not type again."""
    record = access.own_record(request.user)
    if record is None:
        return {}
    office = {"office": str(record.location_id)} if record.location_id else {}
    return {"name": record.account.name, "email": record.account.email, **office}


def _of_address(request: HttpRequest) -> dict[str, Any]:
    """The choices of the pages before: an office, perhaps a clinician, a time."""
    asked = request.GET
    place = next((one for one in access.locations() if one.slug == asked.get("office")), None)
    member = next((one for one in access.team() if one.slug == asked.get("with")), None)
    return {
        "office": str(place.id) if place else "",
        "clinician": str(member.id) if member else "",
        "at": asked.get("at", ""),
    }


def _shown(request: HttpRequest, page: AppointmentsPage, template: str, status: int = 200) -> HttpResponse:
    context = {"page": page, "form": page.form, "problem": page.problem}
    return render(request, template, context, status=status)
