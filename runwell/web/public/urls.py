"""Addresses for everybody."""

from django.urls import path

from runwell.web.check.about import about
from runwell.web.public import appointments, contact, kept, visit_times

app_name = "public"

urlpatterns = [
    path("appointments/", appointments.appointments, name="appointments"),
    path("appointments/times/", visit_times.times, name="times"),
    path("appointments/details/", appointments.details, name="details"),
    path("appointments/sent/", appointments.sent, name="appointments-sent"),
    path("contact/", contact.contact, name="contact"),
    path("privacy/", contact.privacy, name="privacy"),
    path("about-the-check/", about, name="about-check"),
    path("kept/<slug:token>/", kept.kept, name="kept"),
    path("kept/<slug:token>/own/", kept.own, name="own"),
    path("kept/<slug:token>/appointment/", kept.asking, name="asking"),
    path("kept/<slug:token>/forget/", kept.forget, name="forget"),
]
