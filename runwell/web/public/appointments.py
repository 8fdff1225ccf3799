"""Asking for an appointment: by telephone first, else by a short form."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from runwell.records.actions.visit_requests import ask_for_visit
from runwell.web.public.flood import Limit, address_of
from runwell.web.public.offices import Office, offices
from runwell.web.public.visit_form import VisitForm

# A family, or an office that shares one connection, stays far below this.
LIMIT = Limit(times=20, seconds=600)


@dataclass(frozen=True, slots=True)
class AppointmentsPage:
    """problem: what stands in the way of the whole form, besides the errors of its fields."""

    form: VisitForm
    problem: str = ""
    offices: tuple[Office, ...] = field(default_factory=offices)


@require_http_methods(["GET", "HEAD", "POST"])
def appointments(request: HttpRequest) -> HttpResponse:
    """Telephones and hours, and the form. What is sent in is kept, then told to the front desk."""
    if request.method != "POST":
        return _shown(request, AppointmentsPage(VisitForm()))
    form = VisitForm(request.POST)
    if form.filled_in_by_a_program():
        again = VisitForm({**request.POST.dict(), "website": ""})
        problem = gettext("We could not tell whether a person sent this. Please press the button again.")
        return _shown(request, AppointmentsPage(again, problem), status=400)
    if not form.is_valid():
        return _shown(request, AppointmentsPage(form), status=400)
    if not LIMIT.allows(address_of(request)):
        problem = gettext("Too many requests came from your connection. Please call us, or try again later.")
        return _shown(request, AppointmentsPage(form, problem), status=429)
    ask_for_visit(by="runner", **form.as_asked())
    return redirect("public:appointments-sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What happens next. The page knows nothing of the request, so it can be reloaded and shared."""
    return render(request, "public/sent.html", {"offices": offices()})


def _shown(request: HttpRequest, page: AppointmentsPage, status: int = 200) -> HttpResponse:
    return render(request, "public/appointments.html", {"page": page, "form": page.form}, status=status)
