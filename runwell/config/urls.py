"""Every address of the site, room by room; Wagtail answers what no room claims."""

from importlib.util import find_spec

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

ROOMS = {
    "check/": "runwell.web.check",
    "api/": "runwell.web.api",
    "desk/": "runwell.web.desk",
    "": "runwell.web.public",
}

urlpatterns = [
    path("editor/", include(wagtailadmin_urls)),
    *(
        path(at, include(f"{room}.urls"))
        for at, room in ROOMS.items()
        if find_spec(room) and find_spec(f"{room}.urls")
    ),
    path("", include(wagtail_urls)),
]
