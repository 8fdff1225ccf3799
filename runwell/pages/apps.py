"""The room as Django knows it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PagesConfig(AppConfig):
    name = "runwell.pages"
    label = "pages"
    verbose_name = "Pages"

    def ready(self) -> None:
        from runwell.pages.editor_rights import set_rights

        post_migrate.connect(set_rights, sender=self, dispatch_uid="runwell.pages.editor_rights")
