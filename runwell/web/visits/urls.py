"""Addresses of visits, for runners. The first have a key in them, the others a random id."""

from django.urls import path

from runwell.web.visits import own, pages
from runwell.web.visits.door import by_link, by_owner

app_name = "visits"

urlpatterns = [
    path("visit/<slug:token>/", by_link(pages.visit), name="visit"),
    path("visit/<slug:token>/yes/", by_link(pages.agree), name="agree"),
    path("visit/<slug:token>/move/", by_link(pages.move), name="move"),
    path("visit/<slug:token>/cancel/", by_link(pages.cancel), name="cancel"),
    path("visit/<slug:token>/appointment.ics", by_link(pages.invitation), name="invitation"),
    path("my/visits/", own.visits, name="own"),
    path("my/visits/<uuid:request_id>/", by_owner(pages.visit), name="own-visit"),
    path("my/visits/<uuid:request_id>/yes/", by_owner(pages.agree), name="own-agree"),
    path("my/visits/<uuid:request_id>/move/", by_owner(pages.move), name="own-move"),
    path("my/visits/<uuid:request_id>/cancel/", by_owner(pages.cancel), name="own-cancel"),
    path("my/visits/<uuid:request_id>/appointment.ics", by_owner(pages.invitation), name="own-invitation"),
]
