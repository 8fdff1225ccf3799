"""The way to the condition pages, for the menu of every page."""

from __future__ import annotations

from django import template

from runwell.pages.models import ConditionPage

register = template.Library()


@register.simple_tag
def first_condition() -> str:
    """The address of the first condition page that is live; "" while there is none."""
    slug = ConditionPage.objects.live().order_by("path").values_list("slug", flat=True).first()
    return f"/{slug}/" if slug else ""
