"""Addresses of the practice's own facts."""

from django.urls import path

from runwell.web.practice import figures, learning, offices, overview, people, working

app_name = "practice"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("figures/", figures.figures, name="figures"),
    path("learning/", learning.learning, name="learning"),
    path("learning/cases.<str:kind>", learning.cases, name="learning-cases"),
    path("offices/<uuid:location_id>/", offices.office, name="office"),
    path("offices/<uuid:location_id>/telephone/", offices.telephone, name="telephone"),
    path("offices/<uuid:location_id>/address/", offices.address, name="address"),
    path("offices/<uuid:location_id>/directions/", offices.directions, name="directions"),
    path("offices/<uuid:location_id>/hours/", offices.hours, name="hours"),
    path("offices/<uuid:location_id>/holiday/", offices.holiday, name="holiday"),
    path(
        "offices/<uuid:location_id>/holiday/<uuid:closed_day_id>/remove/",
        offices.no_holiday,
        name="no-holiday",
    ),
    path("people/<uuid:member_id>/", people.person, name="person"),
    path("people/<uuid:member_id>/words/", people.words, name="words"),
    path("people/<uuid:member_id>/place/", people.place, name="place"),
    path("people/<uuid:member_id>/hours/", working.working, name="working"),
    path("people/<uuid:member_id>/hours/<uuid:location_id>/", working.works_at, name="works-at"),
]
