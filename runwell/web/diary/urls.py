"""Addresses of a person's diary, scores and progress. A day stands in them, and nothing about health does."""

from django.urls import path

from runwell.web.diary import diary, progress_page, scores, taking_back

app_name = "diary"

urlpatterns = [
    path("diary/", diary.today, name="today"),
    path("diary/<str:day>/", diary.day, name="day"),
    path("diary/<str:day>/morning/", diary.keep, name="keep"),
    path("diary/<str:day>/session/", diary.answer, name="answer"),
    path("diary/<str:day>/morning/take-back/", taking_back.of_morning, name="take-back-morning"),
    path("diary/<str:day>/session/take-back/", taking_back.of_session, name="take-back-answer"),
    path("scores/", scores.scores, name="scores"),
    path("scores/take-back/", taking_back.of_scores, name="take-back-score"),
    path("progress/", progress_page.show, name="progress"),
]
