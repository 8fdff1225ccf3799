"""A demo practice is found by nobody: its people and telephones are made up."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from runwell.records import access

GetResponse = Callable[[HttpRequest], HttpResponse]


def demo(get_response: GetResponse) -> GetResponse:
    """Middleware: every page of a demo says to search engines that it is not to be found.

    Only pages are asked about, which know the practice anyway; not errors, which must not ask the database.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_page = response.status_code == 200 and response.headers.get("Content-Type", "").startswith(
            "text/html"
        )
        if is_page and access.practice().demo:
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer
