"""The panel of the editor that says what is wrong with the page, beside the page."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from django.urls import reverse
from wagtail.admin.panels import Panel

from runwell.pages.reviewing import review_page


class ReviewPanel(Panel):
    """Shows the problems of the page as it was opened or saved; a script keeps them in step with the form."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/editor/review_panel.html"
        media = Media(css={"all": ["pages/editor.css"]}, js=[Script("pages/review.js", type="module")])

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            page = self.instance
            if page.pk is None:
                return {**context, "unsaved": True}
            signature = page.signature
            return {
                **context,
                "review": review_page(page, signature),
                "signature": signature,
                "live_address": reverse("page-review:live", args=[page.pk]),
                "reading_address": reverse("page-review:read", args=[page.pk]),
            }
