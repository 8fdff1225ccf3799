"""Who works here or did, and what they may do: for the owner and the administrator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from runwell.records import access
from runwell.records.actions import accounts, invitations, roles, sign_in_links
from runwell.records.models import Account, GivenRole
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.staff.colleague_form import ColleagueForm, RoleForm
from runwell.web.staff.only_for import only_for
from runwell.web.staff.words import given_in_words, in_words

KEEPERS = (Role.OWNER, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Held:
    """One role of a person, in words. mine: whoever looks may take it away."""

    given: GivenRole
    words: str
    mine: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """now, before: the roles held and those that ended. own: it is the reader's own account."""

    person: Account
    now: tuple[Held, ...]
    before: tuple[Held, ...]
    own: bool
    may_give: bool


@require_safe
@only_for(*KEEPERS)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role now, and below them those who had one."""
    every = [_page(request, person) for person in access.staff(request.user)]
    now, before = ([one for one in every if bool(one.now) is here] for here in (True, False))
    return render(request, "staff/people.html", {"now": now, "before": before})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*KEEPERS)
def add(request: HttpRequest) -> HttpResponse:
    """Ask somebody in, with their first role."""
    form = ColleagueForm(request.user, request.POST if request.method == "POST" else None)
    problem = ""
    if form.is_valid():
        try:
            person = invitations.invite_colleague(by=request.user, **form.as_invited())
        except Refusal as refusal:
            problem = in_words(refusal)
        else:
            messages.success(
                request, gettext("They have the role now. If they are new, we mail them a way in.")
            )
            return redirect("staff:person", person.id)
    status = 400 if form.is_bound else 200
    return render(request, "staff/new_colleague.html", {"form": form, "problem": problem}, status=status)


@require_safe
@only_for(*KEEPERS)
def person(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """One person: roles, second factor, last sign-in, and what can be done about them."""
    return _shown(request, account_id)


@require_POST
@only_for(*KEEPERS)
def give(request: HttpRequest, account_id: UUID) -> HttpResponse:
    form = RoleForm(request.user, request.POST)
    if not form.is_valid():
        return _shown(request, account_id, form=form)
    return _done(request, account_id, partial(roles.give_role, account_id=account_id, **form.as_given()))


@require_POST
@only_for(*KEEPERS)
def end(request: HttpRequest, account_id: UUID, given_role_id: UUID) -> HttpResponse:
    return _done(request, account_id, partial(roles.end_role, given_role_id=given_role_id))


@require_POST
@only_for(*KEEPERS)
def close(request: HttpRequest, account_id: UUID) -> HttpResponse:
    return _done(request, account_id, partial(accounts.close_account, account_id=account_id))


@require_POST
@only_for(*KEEPERS)
def open_again(request: HttpRequest, account_id: UUID) -> HttpResponse:
    return _done(request, account_id, partial(accounts.open_account, account_id=account_id))


@require_POST
@only_for(*KEEPERS)
def reset(request: HttpRequest, account_id: UUID) -> HttpResponse:
    return _done(request, account_id, partial(accounts.reset_second_factor, account_id=account_id))


@require_POST
@only_for(*KEEPERS)
def invite_again(request: HttpRequest, account_id: UUID) -> HttpResponse:
    return _done(request, account_id, partial(sign_in_links.invite, account_id=account_id))


def _done(request: HttpRequest, account_id: UUID, act: Callable[..., Any]) -> HttpResponse:
    """Do it to somebody who works here, and show them again; or why it was not done."""
    _found(request, account_id)
    try:
        act(by=request.user)
    except Refusal as refusal:
        return _shown(request, account_id, problem=in_words(refusal))
    messages.success(request, gettext("Done."))
    return redirect("staff:person", account_id)


def _shown(
    request: HttpRequest, account_id: UUID, *, form: RoleForm | None = None, problem: str = ""
) -> HttpResponse:
    page = _page(request, _found(request, account_id))
    status = 400 if form or problem else 200
    told = {"page": page, "form": form or RoleForm(request.user), "problem": problem}
    return render(request, "staff/person.html", told, status=status)


def _found(request: HttpRequest, account_id: UUID) -> Account:
    """Patients are not among the people of this room."""
    person = access.staff(request.user).filter(id=account_id).first()
    if person is None:
        raise Http404("nobody with this id works here")
    return person


def _page(request: HttpRequest, person: Account) -> PersonPage:
    offered = access.may_give(request.user)
    own = person.pk == request.user.pk
    held = [
        Held(given, given_in_words(given), not own and Role(given.role) in offered)
        for given in person.given_roles.all()
    ]
    now, before = (
        tuple(one for one in held if (one.given.ended_at is None) is here) for here in (True, False)
    )
    return PersonPage(person, now, before, own, bool(offered) and not own and person.is_active)
