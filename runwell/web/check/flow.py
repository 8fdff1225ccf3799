"""Where a runner goes next: the rooms below decide, this only asks them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from runwell.check.minors import is_minor
from runwell.check.next_question import following
from runwell.knowledge.pack import Pack
from runwell.web.check import answers_cookie
from runwell.web.check.answers_cookie import SoFar


def finished(pack: Pack, so_far: SoFar) -> bool:
    """Whether the answer may be shown."""
    return not needs_parent(so_far) and following(pack, so_far.answers) is None


def needs_parent(so_far: SoFar) -> bool:
    """Whether the word to a runner under 17 is due."""
    return is_minor(so_far.answers) and not so_far.together


def onward(pack: Pack, so_far: SoFar) -> HttpResponse:
    """The way on from here, with what was said so far in the runner's cookie."""
    if needs_parent(so_far):
        return carrying(redirect("check:together"), pack, so_far)
    page = following(pack, so_far.answers)
    return carrying(redirect("check:page", page.id) if page else redirect("check:answer"), pack, so_far)


def carrying(response: HttpResponse, pack: Pack, so_far: SoFar) -> HttpResponse:
    """The response, with what was said so far in its cookie."""
    answers_cookie.write(response, pack, so_far)
    return response
