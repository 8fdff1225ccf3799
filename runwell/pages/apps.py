"""The room as Django knows it."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "runwell.pages"
    label = "pages"
    verbose_name = "Pages"
