"""Addresses of a runner's way back to running."""

from django.urls import path

from runwell.web.comeback import begin, change, return_page, told, workout

app_name = "comeback"

urlpatterns = [
    path("", return_page.return_page, name="return"),
    path("begin/", begin.begin, name="begin"),
    path("change/", change.change, name="change"),
    path("days/", change.days, name="days"),
    path("race/", change.race, name="race"),
    path("end/", change.end, name="end"),
    path("told/<str:day>/", told.told, name="told"),
    path("told/<str:day>/take-back/", told.take_back, name="take-back"),
    path("workout/<str:day>.fit", workout.workout, name="workout"),
]
