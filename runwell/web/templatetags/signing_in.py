"""Tags for the pages on which people sign in and look after their account."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, RadioSelect
from django.utils.translation import gettext as _

from runwell.web.devices import device

register = template.Library()
register.filter(device)


@register.inclusion_tag("account/_field.html")
def typed(field: BoundField, label: str = "", hint: str = "", **attributes: str) -> dict[str, Any]:
    """A field of a form that is not ours, with our words and attributes instead of its own."""
    field.label = label or field.label
    field.help_text = hint or hint_of(field)
    widget = field.field.widget
    widget.attrs = {**widget.attrs, "placeholder": False, **attributes}
    kinds = {"boxed": isinstance(widget, CheckboxInput), "several": isinstance(widget, RadioSelect)}
    return {"field": field, **kinds}


def hint_of(field: BoundField) -> str:
    """What stands under the label. Rules for passwords come as a list, which is too much for a hint."""
    if field.field.widget.attrs.get("autocomplete") == "new-password" and "<ul" in field.help_text:
        return _("At least 12 characters. Three or four words in a row are easy to remember.")
    return "" if "<a" in field.help_text else str(field.help_text)


@register.filter
def in_fours(code: str) -> str:
    """A long code in groups of four, as one types it."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
