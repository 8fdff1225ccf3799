"""The room as Django knows it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class PagesConfig(AppConfig):
    name = "runwell.pages"
    label = "pages"
    verbose_name = "Pages"

    def ready(self) -> None:
        from wagtail.models import Revision

        from runwell.pages.editor_rights import set_rights
        from runwell.pages.models import ConditionPage, HomePage
        from runwell.pages.reminding import KIND as REMIND
        from runwell.pages.reminding import remind_of_reviews
        from runwell.pages.scheduling import KIND as PUBLISH
        from runwell.pages.scheduling import note_days, publish_scheduled
        from runwell.records.jobs.kinds import Kind
        from runwell.records.jobs.registry import DAY, HOUR, action, learn

        learn(Kind(PUBLISH, action(publish_scheduled)), every=HOUR)
        learn(Kind(REMIND, action(remind_of_reviews)), every=DAY)
        for model in (Revision, ConditionPage, HomePage):
            post_save.connect(note_days, sender=model, dispatch_uid=f"runwell.pages.{model.__name__}.days")
        post_migrate.connect(set_rights, sender=self, dispatch_uid="runwell.pages.editor_rights")
