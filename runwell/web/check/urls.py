"""Addresses of the check. Page ids stand in them, answers never do."""

from django.urls import path

from runwell.web.check import answer, plan, question, start, together, told

app_name = "check"

urlpatterns = [
    path("hip/", start.start, name="start"),
    path("hip/over/", start.over, name="over"),
    path("hip/q/", question.current, name="question"),
    path("hip/q/<slug:page_id>/", question.one, name="page"),
    path("hip/back/", question.back, name="back"),
    path("hip/together/", together.together, name="together"),
    path("hip/answers/", told.told, name="answers"),
    path("hip/answer/", answer.answer, name="answer"),
    path("hip/plan/", plan.plan, name="plan"),
    path("hip/keep/", answer.keep, name="keep"),
    path("hip/own/", answer.own, name="own"),
    path("hip/appointment/", answer.asking, name="asking"),
]
