"""What makes the player open without a network: its service worker, and what a phone asks to install it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.web.session.icons import SIZES, name

FOLDER = Path(__file__).resolve().parents[1] / "static" / "session"
WORKER = "worker.js"
GREEN, PAPER = "#0b5b53", "#ffffff"


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script, with what it keeps; from this address it may look after /my/session/ and no more."""
    shell = reverse("session:player")
    kept = {"version": version(), "shell": shell, "files": [shell, reverse("session:manifest"), *files()]}
    text = f"const KEPT = {json.dumps(kept)}\n{(FOLDER / WORKER).read_text('utf-8')}"
    return HttpResponse(text, content_type="text/javascript")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the player is called on a phone, and how it looks there."""
    player, practice = reverse("session:player"), access.practice().name
    said = {
        "id": player,
        "start_url": player,
        # Signing in lies outside the player, and should not leave the app.
        "scope": "/",
        "name": gettext("Exercises: {practice}").format(practice=practice) if practice else "Runwell",
        "short_name": gettext("Exercises"),
        "display": "standalone",
        "theme_color": GREEN,
        "background_color": PAPER,
        "icons": [
            {"src": static(name(size)), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for size in SIZES
            for purpose in ("any", "maskable")
        ],
    }
    return HttpResponse(json.dumps(said), content_type="application/manifest+json")


def ours() -> list[Path]:
    """The player's code and styles, without the worker itself."""
    return sorted(one for one in FOLDER.iterdir() if one.suffix in (".js", ".css") and one.name != WORKER)


def files() -> Iterator[str]:
    """Their addresses: as pages name them, and as one module names another."""
    for one in ours():
        named, plain = static(f"session/{one.name}"), f"/static/session/{one.name}"
        yield from dict.fromkeys((named, plain))


def version() -> str:
    """Another one as soon as any of them has changed."""
    said = sha256()
    for one in ours():
        said.update(one.name.encode() + b"\0" + one.read_bytes() + b"\0")
    return said.hexdigest()[:16]
