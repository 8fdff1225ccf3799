"""What a person does through a page is on the trail as done by the door `web`."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from runwell.records import audit

GetResponse = Callable[[HttpRequest], HttpResponse]


def door(get_response: GetResponse) -> GetResponse:
    """Middleware."""

    def answer(request: HttpRequest) -> HttpResponse:
        with audit.through("web"):
            return get_response(request)

    return answer
