"""Addresses of the front desk."""

from django.urls import path

from runwell.web.desk import requests

app_name = "desk"

urlpatterns = [
    path("", requests.requests, name="requests"),
    path("<uuid:request_id>/answered/", requests.mark, name="mark"),
    path("<uuid:request_id>/waits/", requests.undo, name="undo"),
]
