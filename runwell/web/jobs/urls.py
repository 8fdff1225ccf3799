"""Addresses of what falls due."""

from django.urls import path

from runwell.web.jobs import jobs

app_name = "jobs"

urlpatterns = [
    path("", jobs.jobs, name="jobs"),
    path("<uuid:job_id>/again/", jobs.again, name="again"),
]
