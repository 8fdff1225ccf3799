"""The kinds of page that the practice's site has."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page

from runwell.pages.blocks import BodyBlock
from runwell.pages.cited import cited
from runwell.pages.clinician_review import ClinicianReview
from runwell.pages.contents import content_hash
from runwell.pages.copying import CopyAsDraft
from runwell.pages.drawings import drawing, drawings
from runwell.pages.guard import demand_publishable
from runwell.pages.own_addresses import own_addresses
from runwell.pages.previews import Previewed
from runwell.pages.red_flags import red_flags
from runwell.pages.review_panel import ReviewPanel
from runwell.pages.signature import PageSignature
from runwell.pages.sitemap import OnTheHostAsked
from runwell.pages.streams import blocks_of_first_section
from runwell.refusals import Refusal

__all__ = ["ClinicianReview", "ConditionPage", "HomePage", "PageSignature"]


class HomePage(Previewed, OnTheHostAsked, Page):
    """The front door: what the practice offers runners, and the way to each condition."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["pages.ConditionPage"]
    copy_form_class = CopyAsDraft

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        conditions = ConditionPage.objects.child_of(self).live().order_by("title")
        return {**context, "conditions": conditions}


class ConditionPage(Previewed, OnTheHostAsked, Page):
    """A condition of one region of the body, with the door to its check.

    title is the heading; seo_title and search_description are what search engines show. region: the pack.
    sources: one a line. delivered: the document as it was last imported, whatever an editor changed since;
    empty for a page that was written in the editor. Who has read the page is no field of it (signature.py).
    """

    region = models.SlugField(default="hip", help_text="The pack whose check this page leads to")
    keywords = models.TextField(blank=True, help_text="What people search for, parted by commas")
    author = models.CharField(max_length=150, blank=True, help_text="Who wrote it: a name, or a role here")
    image = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    drawing = models.CharField(
        max_length=60, blank=True, choices=drawings, help_text="One of the site's own, in place of a photo"
    )
    image_alt = models.CharField(
        "words for the picture",
        max_length=250,
        blank=True,
        help_text="What it shows, for those who do not see it",
    )
    body = StreamField(BodyBlock())
    sources = models.TextField(blank=True, help_text="What the page rests on, one source a line")
    disclaimers = StreamField(BodyBlock(required=False), blank=True)
    delivered = models.TextField(blank=True, editable=False)

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    copy_form_class = CopyAsDraft
    content_panels: ClassVar[list[Panel]] = [
        ReviewPanel(heading="Review"),
        *Page.content_panels,
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel(name) for name in ("drawing", "image", "image_alt")], heading="Picture"),
        FieldPanel("sources"),
        FieldPanel("disclaimers"),
        FieldPanel("author"),
        FieldPanel("region"),
        FieldPanel("keywords"),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        more: dict[str, Any] = {"red_flags": red_flags(self.region), "signature": self.signature}
        more["picture_after"] = blocks_of_first_section(self.body)
        return {**context, **more, "drawing": drawing(self.drawing), "sources": cited(self.sources)}

    @property
    def content(self) -> str:
        """The hash of what a clinician would sign."""
        return content_hash(self)

    @property
    def signature(self) -> PageSignature | None:
        """The last signature that counts for what the page says now; None: nobody has signed this content."""
        if self.pk is None:
            return None
        return PageSignature.objects.filter(page_id=self.pk, content=self.content).first()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Blocked: what is not live yet would go live with a problem that blocks."""
        if self.live and kwargs.get("update_fields") is None and self._says_something_new():
            demand_publishable(self)
        super().save(*args, **kwargs)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Blocked: also before a day of publication is set that lies ahead."""
        demand_publishable(revision.as_object())
        return super().publish(revision, *args, **kwargs)

    def _says_something_new(self) -> bool:
        live = ConditionPage.objects.filter(pk=self.pk, live=True).first()
        return live is None or live.content != self.content

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
