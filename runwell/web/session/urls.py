"""Addresses of exercise sessions. None of them says whose, or which exercises."""

from django.urls import path

from runwell.web.session import page, paper, plan_json, sync, worker

app_name = "session"

urlpatterns = [
    path("", page.player, name="player"),
    path("plan.json", plan_json.plan, name="plan"),
    path("paper/", paper.paper, name="paper"),
    path("sync/", sync.sync, name="sync"),
    path("worker.js", worker.worker, name="worker"),
    path("manifest.webmanifest", worker.manifest, name="manifest"),
]
