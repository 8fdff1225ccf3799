"""Every address of the site, room by room; Wagtail answers what no room claims."""

from django.urls import include, path

urlpatterns = [
    path("check/", include("runwell.web.check.urls")),
    path("api/", include("runwell.web.api.urls")),
    path("account/", include("runwell.web.account.urls")),
    path("desk/", include("runwell.web.desk.urls")),
    path("", include("runwell.web.public.urls")),
    path("", include("runwell.pages.urls")),
]
