"""Addresses of what is told before a visit. Nothing about health stands in them."""

from django.urls import path

from runwell.web.intake import intake

app_name = "intake"

urlpatterns = [
    path("", intake.intake, name="intake"),
    path("sent/", intake.sent, name="sent"),
]
