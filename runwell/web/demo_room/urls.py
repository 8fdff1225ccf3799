"""Addresses of the demo's own room, which is there in development only."""

from django.urls import path

from runwell.web.demo_room import coming_in, people

app_name = "demo"

urlpatterns = [
    path("", people.people, name="people"),
    path("<uuid:account_id>/", coming_in.come_in, name="come-in"),
]
