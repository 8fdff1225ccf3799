"""Addresses of a person's own pages. Random ids stand in them, and nothing about health does."""

from django.urls import path

from runwell.web.my import adoption, agreement, checks, deletion, download, home, notes, trail

app_name = "my"

urlpatterns = [
    path("", home.home, name="home"),
    path("open/", agreement.open_mine, name="open"),
    path("answer/", adoption.answer, name="answer"),
    path("copy/", adoption.copy, name="copy"),
    path("checks/<uuid:check_id>/", checks.one, name="check"),
    path("checks/<uuid:check_id>/appointment/", checks.asking, name="asking"),
    path("checks/<uuid:check_id>/delete/", checks.delete, name="delete-check"),
    path("notes/", notes.notes, name="notes"),
    path("trail/", trail.trail, name="trail"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/withdraw/", agreement.withdraw, name="withdraw"),
    path("agreement/again/", agreement.again, name="again"),
    path("agreement/learning/", agreement.learn, name="learn"),
    path("agreement/learning/back/", agreement.learn_no_more, name="learn-no-more"),
    path("download/", download.download, name="download"),
    path("delete/", deletion.delete, name="delete"),
    path("deleted/", deletion.deleted, name="deleted"),
]
