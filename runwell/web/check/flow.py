"""Where a runner goes next: the rooms below decide, this only asks them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from runwell.check.minors import is_minor
from runwell.check.next_question import following
from runwell.knowledge.pack import Pack
from runwell.web.check import answers_cookie
from runwell.web.check.answers_cookie import Sheet


def finished(pack: Pack, sheet: Sheet) -> bool:
    """Whether the answer may be shown."""
    return not needs_parent(sheet) and following(pack, sheet.answers) is None


def needs_parent(sheet: Sheet) -> bool:
    """Whether the word to a runner under 17 is due."""
    return is_minor(sheet.answers) and not sheet.together


def onward(pack: Pack, sheet: Sheet) -> HttpResponse:
    """The way on from here, with the sheet in the runner's cookie."""
    if needs_parent(sheet):
        return carrying(redirect("check:together"), pack, sheet)
    page = following(pack, sheet.answers)
    return carrying(redirect("check:page", page.id) if page else redirect("check:answer"), pack, sheet)


def carrying(response: HttpResponse, pack: Pack, sheet: Sheet) -> HttpResponse:
    """The response, with the sheet in its cookie."""
    answers_cookie.write(response, pack, sheet)
    return response
