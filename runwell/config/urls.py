"""Every address of the site, room by room; Wagtail answers what no room claims."""

from django.urls import include, path

from runwell.web.programme.feed import feed

urlpatterns = [
    path("check/", include("runwell.web.check.urls")),
    path("api/", include("runwell.web.api.urls")),
    path("account/", include("runwell.web.account.urls")),
    path("my/session/", include("runwell.web.session.urls")),
    path("my/program/", include("runwell.web.programme.urls")),
    path("calendar/<str:token>.ics", feed, name="calendar"),
    path("my/return/", include("runwell.web.comeback.urls")),
    path("my/runs/", include("runwell.web.runs.urls")),
    path("my/intake/", include("runwell.web.intake.urls")),
    path("my/messages/", include("runwell.web.messages.urls")),
    path("", include("runwell.web.visits.urls")),
    path("my/", include("runwell.web.diary.urls")),
    path("my/", include("runwell.web.my.urls")),
    path("practice/", include("runwell.web.practice.urls")),
    path("desk/", include("runwell.web.desk.urls")),
    path("staff/", include("runwell.web.staff.urls")),
    path("jobs/", include("runwell.web.jobs.urls")),
    path("mail/", include("runwell.web.mail.urls")),
    path("demo/", include("runwell.web.demo_room.urls")),
    path("", include("runwell.web.public.urls")),
    path("", include("runwell.web.site.urls")),
    path("", include("runwell.pages.site_urls")),
    path("", include("runwell.pages.urls")),
]
