"""The drawings of exercises, each at an address of its own, so that a page shows one as a picture."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_response_headers
from django.views.decorators.http import condition, require_safe

from runwell.knowledge.exercises import Exercise
from runwell.programme.figure.drawing import Drawing
from runwell.programme.figure.ink import STYLE
from runwell.records import exercise_figures
from runwell.records.packs import the_pack

# A drawing needs its own colors and nothing else.
POLICY = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
HOUR = 3600


@require_safe
def still(request: HttpRequest, slug: str) -> HttpResponse:
    """The three moments of an exercise."""
    return _answer(request, slug, exercise_figures.stills)


@require_safe
def moving(request: HttpRequest, slug: str) -> HttpResponse:
    """The exercise in motion. It plays as soon as it is opened, so pages link to it and do not show it."""
    return _answer(request, slug, exercise_figures.moving)


def _answer(request: HttpRequest, slug: str, drawn: Callable[[Exercise], Drawing | None]) -> HttpResponse:
    pack = the_pack()
    made = drawn(pack.exercises[slug]) if slug in pack.exercises else None
    if made is None:
        raise Http404("no such drawing")
    tag = f'"{sha256(made.svg.encode()).hexdigest()[:16]}"'

    @condition(etag_func=lambda _: tag)
    def answer(_: HttpRequest) -> HttpResponse:
        response = HttpResponse(made.svg, content_type="image/svg+xml")
        response["Content-Security-Policy"] = POLICY
        patch_response_headers(response, HOUR)
        return response

    return answer(request)
