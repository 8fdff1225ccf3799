"""Addresses of a person's own runs. Random ids stand in them, and nothing about health or a place does."""

from django.urls import path

from runwell.web.runs import adding, reports, run, runs, technique

app_name = "runs"

urlpatterns = [
    path("", runs.runs, name="runs"),
    path("add/", adding.add, name="add"),
    path("add/begin/", adding.begin, name="begin"),
    path("add/<uuid:upload_id>/piece/", adding.piece, name="piece"),
    path("add/<uuid:upload_id>/finish/", adding.finish, name="finish"),
    path("add/<uuid:upload_id>/forget/", adding.forget, name="forget"),
    path("imports/", reports.imports, name="imports"),
    path("imports/<uuid:import_id>/", reports.report, name="report"),
    path("imports/<uuid:import_id>/how-far.json", reports.how_far_json, name="how-far"),
    path("imports/<uuid:import_id>/undo/", reports.undo, name="undo"),
    path("technique/", technique.technique, name="technique"),
    path("<uuid:run_id>/", run.run, name="run"),
    path("<uuid:run_id>/distance/", run.distance, name="distance"),
    path("<uuid:run_id>/effort/", run.effort, name="effort"),
    path("<uuid:run_id>/aside/", run.aside, name="aside"),
    path("<uuid:run_id>/delete/", run.delete, name="delete"),
]
