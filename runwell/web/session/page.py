"""The page of the player. It holds nothing about anybody: what is personal comes from plan.json."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from runwell.programme.situation import MOST_PAIN
from runwell.records.session_entries import MOST_RESERVE
from runwell.web.session.words import as_json

# Why a set was left out. "hurts" leads on to how much.
REASONS: tuple[tuple[str, Promise], ...] = (
    ("no-time", _("No time")),
    ("hurts", _("It hurts")),
    ("no-equipment", _("I do not have what it needs")),
    ("too-hard", _("Too hard")),
)
MODULES = (
    *("player", "timeline", "acts", "log", "dom", "screen", "panels", "door", "ending"),
    *("cues", "cueing", "awake", "store", "queue"),
)


@dataclass(frozen=True, slots=True)
class PlayerPage:
    """words: JSON. modules: the files that the page fetches at once instead of one after another."""

    words: str
    pains: range = range(MOST_PAIN + 1)
    reserves: range = range(MOST_RESERVE + 1)
    reasons: tuple[tuple[str, Promise], ...] = REASONS
    modules: tuple[str, ...] = tuple(f"session/{name}.js" for name in MODULES)


@require_safe
@login_required
def player(request: HttpRequest) -> HttpResponse:
    """The same page for everybody who is signed in, so that a phone may keep it for when it is offline."""
    return render(request, "session/player.html", {"page": PlayerPage(as_json())})
