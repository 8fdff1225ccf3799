"""The rooms of the staff, and which of them a person's roles open."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.access.messages import waiting_messages
from runwell.records.access.people import Someone
from runwell.records.roles import IN_THE_EDITOR, Role
from runwell.web.staff.only_for import only_for
from runwell.web.staff.words import given_in_words


@dataclass(frozen=True, slots=True)
class Room:
    """path: its first page. opens_for: one of these roles is enough."""

    name: str | Promise
    path: str
    what: str | Promise
    opens_for: frozenset[Role]


@dataclass(frozen=True, slots=True)
class RoomsPage:
    """roles: what the person does here, in words. unread: reasons that the owner has not read yet.

    messages: those of patients that wait for an answer, and were not shown to this clinician.
    """

    rooms: tuple[Room, ...]
    roles: tuple[str, ...]
    unread: int
    messages: int


KEEPERS = frozenset({Role.OWNER, Role.ADMINISTRATOR})
ROOMS = (
    Room(_("Requests"), "/desk/", _("People who want to be seen."), frozenset({Role.FRONT_DESK})),
    Room(
        _("Who is away"),
        "/desk/away/",
        _("When clinicians see nobody."),
        KEEPERS | {Role.CLINICIAN},  # the front desk finds it beside its requests
    ),
    Room(
        _("My patients"),
        "/staff/caseload/",
        _("Who needs you, for what and since when."),
        frozenset({Role.CLINICIAN}),
    ),
    Room(
        _("Patients"),
        "/staff/patients/",
        _("Find a patient, and say who looks after them."),
        frozenset({Role.CLINICIAN, Role.FRONT_DESK}),
    ),
    Room(
        _("Messages"),
        "/staff/messages/",
        _("Patients who wrote and wait for an answer."),
        frozenset({Role.CLINICIAN}),
    ),
    Room(_("People"), "/staff/people/", _("Who works here, and what they may do."), KEEPERS),
    Room(
        _("Emergencies"),
        "/staff/opened/",
        _("Records that were opened in an emergency, and why."),
        frozenset({Role.OWNER}),
    ),
    Room(_("Trail"), "/staff/trail/", _("Who read or changed what, and when."), frozenset({Role.OWNER})),
    Room(_("Practice"), "/practice/", _("Offices, hours and days off."), KEEPERS | {Role.EDITOR}),
    Room(
        _("Figures"),
        "/practice/figures/",
        _("How many people read the pages and took the check."),
        frozenset({Role.OWNER}),
    ),
    Room(
        _("Cases"),
        "/practice/learning/",
        _("Cases without a name, to measure the check against."),
        frozenset({Role.OWNER}),
    ),
    Room(_("Jobs"), "/jobs/", _("Mail and other work that falls due."), KEEPERS),
    Room(_("Editor"), "/editor/", _("The pages of the practice."), IN_THE_EDITOR),
)


@require_safe
@only_for(*Role)
def rooms(request: HttpRequest) -> HttpResponse:
    """What this person's roles open. For everybody who works here."""
    roles = tuple(given_in_words(given) for given in access.roles_of(request.user))
    page = RoomsPage(rooms_of(request.user), roles, _unread(request.user), _messages(request.user))
    return render(request, "staff/rooms.html", {"page": page})


def rooms_of(user: Someone) -> tuple[Room, ...]:
    """The rooms that open for a person now, in the order of the house."""
    roles = {Role(given.role) for given in access.roles_of(user)}
    return tuple(room for room in ROOMS if room.opens_for & roles)


def _unread(user: Someone) -> int:
    return access.opened_records(user).filter(seen_at=None).count() if access.has(user, Role.OWNER) else 0


def _messages(user: Someone) -> int:
    waiting = waiting_messages(user) if access.has(user, Role.CLINICIAN) else ()
    return sum(one.unread for one in waiting)
