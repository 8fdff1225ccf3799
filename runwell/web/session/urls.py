"""Addresses of exercise sessions. None of them says whose, or which exercises."""

from django.urls import path

from runwell.web.session import page

app_name = "session"

urlpatterns = [
    path("", page.player, name="player"),
]
