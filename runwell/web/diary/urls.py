"""Addresses of a person's diary, scores and progress. A day stands in them, and nothing about health does."""

from django.urls import path

from runwell.web.diary import diary, progress_page, scores

app_name = "diary"

urlpatterns = [
    path("diary/", diary.today, name="today"),
    path("diary/<str:day>/", diary.day, name="day"),
    path("diary/<str:day>/morning/", diary.keep, name="keep"),
    path("diary/<str:day>/session/", diary.answer, name="answer"),
    path("scores/", scores.scores, name="scores"),
    path("progress/", progress_page.show, name="progress"),
]
