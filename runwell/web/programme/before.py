"""Before a session: the warning is read, and the red flags that close the exercises are asked again."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.check.asked_again import fired_by, signs
from runwell.records.actions.safety_words import say_have_read
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from runwell.refusals import Refusal
from runwell.web.programme.agreed import with_agreed_record
from runwell.web.programme.last_check import said_last
from runwell.web.programme.signs import Group, groups_of


@dataclass(frozen=True, slots=True)
class BeforePage:
    """warning: the words that are confirmed. read: they were. more: signs are asked one by one now."""

    warning: str
    groups: tuple[Group, ...]
    read: bool = False
    unread: bool = False
    problem: Refusal | None = None

    @property
    def more(self) -> bool:
        return any(one.opened for one in self.groups)

    @property
    def wrong(self) -> bool:
        return self.unread or self.problem is not None or any(one.missing for one in self.groups)


@require_http_methods(["GET", "HEAD", "POST"])
@with_agreed_record
def before(request: HttpRequest, record: Patient) -> HttpResponse:
    """The page; and the runner's word, once everything is answered."""
    pack = the_pack()
    said = said_last(request.user, pack)
    asked = signs(pack, said)
    if request.method != "POST":
        return _shown(request, BeforePage(WARNING, groups_of(pack, asked, None)))
    groups, read = groups_of(pack, asked, request.POST), request.POST.get("read", "")
    if not read or not all(one.answered for one in groups):
        return _shown(request, BeforePage(WARNING, groups, bool(read), unread=not read))
    true = fired_by(pack, said, [sign for one in groups for sign in one.true])
    try:
        say_have_read(by=request.user, patient_id=record.id, words=read, rules=[rule.id for rule in true])
    except Refusal as refusal:
        return _shown(request, BeforePage(WARNING, groups, problem=refusal))
    if not true:
        messages.success(request, gettext("Thank you. You can start."))
    return redirect("programme:program")


def _shown(request: HttpRequest, page: BeforePage) -> HttpResponse:
    return render(request, "programme/before.html", {"page": page}, status=400 if page.wrong else 200)
