"""Addresses of the front desk."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from runwell.web.desk import requests
from runwell.web.desk.sign_in import SignIn

app_name = "desk"

urlpatterns = [
    path("", requests.requests, name="requests"),
    path("<uuid:request_id>/answered/", requests.mark, name="mark"),
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
]
