"""Addresses of the front desk."""

from django.urls import path

from runwell.web.desk import away, caller, day, decline, find, requests, times, unreal

app_name = "desk"

urlpatterns = [
    path("", requests.requests, name="requests"),
    path("new/", caller.new, name="new"),
    path("day/", day.day, name="day"),
    path("find/", find.find, name="find"),
    path("visits/<uuid:visit_id>/came/", day.came, name="came"),
    path("visits/<uuid:visit_id>/missed/", day.missed, name="missed"),
    path("away/", away.away, name="away"),
    path("away/<uuid:away_id>/back/", away.back_again, name="back-again"),
    path("unreal/", unreal.unreal, name="unreal"),
    path("<uuid:request_id>/accept/", requests.accept, name="accept"),
    path("<uuid:request_id>/time/", times.times, name="times"),
    path("<uuid:request_id>/decline/", decline.decline, name="decline"),
    path("<uuid:request_id>/answered/", requests.mark, name="mark"),
    path("<uuid:request_id>/waits/", requests.undo, name="undo"),
]
