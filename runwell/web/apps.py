"""What begins with every process, whether it shows pages or changes what they show."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Marks every change of what public pages show, so that a kept page is known to be old."""

    name = "runwell.web"
    default = True

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from runwell.web.page_cache.tables import watch

        connection_created.connect(watch, dispatch_uid="page_cache")
