"""Addresses of what the practice has to show: offices, people, exercises."""

from django.urls import path

from runwell.web.site import exercises, figures, first_visit, locations, team

app_name = "site"

urlpatterns = [
    path("locations/", locations.locations, name="locations"),
    path("locations/<slug:slug>/", locations.location, name="location"),
    path("team/", team.team, name="team"),
    path("team/<slug:slug>/", team.member, name="member"),
    path("exercises/", exercises.exercises, name="exercises"),
    path("exercises/unstable-hip/", exercises.unstable_hip, name="unstable-hip"),
    path("exercises/<slug:slug>/", exercises.exercise, name="exercise"),
    path("figures/<slug:slug>.svg", figures.still, name="figure"),
    path("figures/<slug:slug>/moving.svg", figures.moving, name="figure-moving"),
    path("first-visit/", first_visit.first_visit, name="first-visit"),
]
