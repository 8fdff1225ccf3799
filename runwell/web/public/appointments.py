"""Asking for an appointment: by telephone first, else by a short form."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from runwell.records import access
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.web.public.flood import Limit, address_of
from runwell.web.public.offices import Office, offices
from runwell.web.public.visit_form import VisitForm

# A family, or an office that shares one connection, stays far below this.
LIMIT = Limit(times=20, seconds=600)


@dataclass(frozen=True, slots=True)
class AppointmentsPage:
    """problem: what stands in the way of the whole form, besides the errors of its fields.

    linked: whether the request will show in the record of whoever is signed in.
    """

    form: VisitForm
    linked: bool
    problem: str = ""
    offices: tuple[Office, ...] = field(default_factory=offices)


@require_http_methods(["GET", "HEAD", "POST"])
def appointments(request: HttpRequest) -> HttpResponse:
    """Telephones and hours, and the form. What is sent in is kept, then told to the front desk."""
    linked = access.agrees(request.user)
    if request.method != "POST":
        return _shown(request, AppointmentsPage(VisitForm(initial=_known(request)), linked))
    form = VisitForm(request.POST)
    if form.filled_in_by_a_program():
        again = VisitForm({**request.POST.dict(), "website": ""})
        problem = gettext("We could not tell whether a person sent this. Please press the button again.")
        return _shown(request, AppointmentsPage(again, linked, problem), status=400)
    if not form.is_valid():
        return _shown(request, AppointmentsPage(form, linked), status=400)
    if not LIMIT.allows(address_of(request)):
        problem = gettext("Too many requests came from your connection. Please call us, or try again later.")
        return _shown(request, AppointmentsPage(form, linked, problem), status=429)
    by = request.user if request.user.is_authenticated else "runner"
    ask_for_visit(by=by, **form.as_asked())
    return redirect("public:appointments-sent")


def _known(request: HttpRequest) -> dict[str, str]:
    """What a patient who is signed in need not type again."""
    record = access.own_record(request.user)
    if record is None:
        return {}
    office = {"office": str(record.location_id)} if record.location_id else {}
    return {"name": record.account.name, "email": record.account.email, **office}


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What happens next. The page knows nothing of the request, so it can be reloaded and shared."""
    return render(request, "public/sent.html", {"offices": offices()})


def _shown(request: HttpRequest, page: AppointmentsPage, status: int = 200) -> HttpResponse:
    return render(request, "public/appointments.html", {"page": page, "form": page.form}, status=status)
