"""Every address of the site, room by room; Wagtail answers what no room claims."""

from importlib.util import find_spec

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

# While the rooms are being built, one that is not there yet is left out.
ROOMS = {
    "check/": "runwell.web.check",
    "api/": "runwell.web.api",
    "desk/": "runwell.web.desk",
    "": "runwell.web.public",
}
PAGES = (
    [path("", include("runwell.pages.urls"))]
    if find_spec("runwell.pages") and find_spec("runwell.pages.urls")
    else [path("editor/", include(wagtailadmin_urls)), path("", include(wagtail_urls))]
)

urlpatterns = [
    *(path(at, include(f"{room}.urls")) for at, room in ROOMS.items() if find_spec(room)),
    *PAGES,
]
