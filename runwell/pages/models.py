"""The kinds of page that the practice's site has."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page

from runwell.pages.blocks import BodyBlock
from runwell.pages.own_addresses import own_addresses
from runwell.pages.red_flags import red_flags
from runwell.pages.sitemap import OnTheHostAsked
from runwell.refusals import Refusal


class HomePage(OnTheHostAsked, Page):
    """The front door: what the practice offers runners, and the way to each condition."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["pages.ConditionPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        conditions = ConditionPage.objects.child_of(self).live().order_by("title")
        return {**context, "conditions": conditions}


class ConditionPage(OnTheHostAsked, Page):
    """A condition of one region of the body, with the door to its check.

    title is the heading; seo_title and search_description are what search engines show. region: the pack.
    delivered: the document as it was last imported, whatever an editor has changed since; empty for a page
    that was written in the editor.
    """

    region = models.SlugField(default="hip", help_text="The pack whose check this page leads to")
    keywords = models.TextField(blank=True, help_text="What people search for, parted by commas")
    body = StreamField(BodyBlock())
    disclaimers = StreamField(BodyBlock(required=False), blank=True)
    delivered = models.TextField(blank=True, editable=False)

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

    def clean(self) -> None:
        """A page about pain stands beside its red flags only, and never where another room answers."""
        super().clean()
        if self.slug in own_addresses():
            raise ValidationError(
                {"slug": "This address belongs to another part of the site. Choose another."}
            )
        try:
            red_flags(self.region)
        except Refusal as refusal:
            raise ValidationError({"region": str(refusal)}) from refusal
