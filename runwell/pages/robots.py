"""robots.txt: which rooms are nobody's business, and where the map of the site is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from runwell.records import access

CLOSED = ("/desk/", "/editor/", "/api/", "/practice/", "/staff/", "/my/", "/account/", "/jobs/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The check is not listed here: it says noindex itself, which a crawler must be able to read."""
    if access.practice().demo:
        return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")
