"""The kinds of page that the practice's site has."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page

from runwell.pages.blocks import BodyBlock
from runwell.pages.red_flags import red_flags


class HomePage(Page):
    """The front door: what the practice offers runners, and the way to each condition."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["pages.ConditionPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        conditions = ConditionPage.objects.child_of(self).live().order_by("title")
        return {**context, "conditions": conditions}


class ConditionPage(Page):
    """A condition of one region of the body, with the door to its check.

    title is the heading; seo_title and search_description are what search engines show. region: the pack.
    """

    region = models.SlugField(default="hip", help_text="The pack whose check this page leads to")
    keywords = models.TextField(blank=True, help_text="What people search for, parted by commas")
    body = StreamField(BodyBlock())
    disclaimers = StreamField(BodyBlock(required=False), blank=True)

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        FieldPanel("body"),
        FieldPanel("disclaimers"),
        FieldPanel("region"),
        FieldPanel("keywords"),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "red_flags": red_flags(self.region)}
