"""The rooms of the staff, for the row of links on top of each of them."""

from __future__ import annotations

from typing import Any

from django import template

from runwell.web.staff.rooms import Room, rooms_of

register = template.Library()


@register.simple_tag(takes_context=True)
def staff_rooms(context: dict[str, Any]) -> tuple[Room, ...]:
    """Those that open for whoever looks at the page."""
    return rooms_of(context["request"].user)
