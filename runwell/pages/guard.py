"""Nothing that blocks goes live: asked by the model itself, so by every way that leads to publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from runwell.pages.reviewing import Row, review_page
from runwell.publishing.review import Level

if TYPE_CHECKING:
    from runwell.pages.models import ConditionPage
    from runwell.pages.signature import PageSignature


class Blocked(ValidationError):
    """The problems that stand between a page and its publication. rows: each of them."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        first = _(
            "This page cannot be published yet. %(count)d problems block it, and are listed under Review:"
        )
        named = (f"{row.place}: {row.message}. {row.mend}." for row in rows)
        super().__init__([first % {"count": len(rows)}, *named])


def blocking(page: ConditionPage, signature: PageSignature | None = None) -> tuple[Row, ...]:
    """What keeps the page from being published as it is now. signature: one that is about to be made."""
    review = review_page(page, signature or page.signature)
    return review.blocking if review else (_no_text(),)


def _no_text() -> Row:
    message, mend = _("there is no text yet"), _("Write what readers shall know")
    return Row(Level.BLOCKS, "text-missing", _("Body"), "#panel-child-content-body-section", message, mend)


def demand_publishable(page: ConditionPage) -> None:
    """Blocked: the page would go live with a problem that blocks."""
    if rows := blocking(page):
        raise Blocked(rows)
