"""The check for programs."""

from django.urls import path

from runwell.web.api import check, description

app_name = "api"
urlpatterns = [
    path("check/", check.check, name="check"),
    path("openapi.json", description.show, name="openapi"),
]
