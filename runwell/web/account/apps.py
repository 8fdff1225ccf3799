"""The part of Django's machinery that starts with the site."""

from __future__ import annotations

from django.apps import AppConfig


class SignInConfig(AppConfig):
    """Listens to what allauth tells, so that it stands on the trail."""

    name = "runwell.web.account"
    label = "sign_in"

    def ready(self) -> None:
        from runwell.web.account import trail  # noqa: F401
