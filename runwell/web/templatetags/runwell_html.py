"""Tags that every page uses."""

from __future__ import annotations

import re
from html import unescape

from django import template
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from runwell.records import access
from runwell.records.models import Location
from runwell.web.icons import ICONS
from runwell.web.sign_words import by_urgency
from runwell.web.stylesheet import own_stylesheet, stylesheet

register = template.Library()
register.filter(by_urgency)
# Beyond this search engines cut a title, and checkers of HTML warn.
LONGEST_TITLE = 70


@register.simple_tag
def inline_css(path: str = "") -> SafeString:
    """The style sheet inside the page, so that a page is a single request; with that of its address."""
    sheets = filter(None, (stylesheet(), own_stylesheet(path)))
    # Our own files, never a person's words.
    return mark_safe("".join(f"<style>{sheet}</style>" for sheet in sheets))


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon for the eye only; the words beside it say the same."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', ICONS[name]
    )


@register.simple_tag
def offices() -> QuerySet[Location]:
    """Every office of the practice, in its own order."""
    return access.locations()


@register.filter
def dialed(telephone: str) -> str:
    """A telephone number as a link dials it: digits, and the + of a country code."""
    return re.sub(r"[^\d+]", "", telephone)


@register.filter
def beside(words: str, name: str) -> SafeString:
    """A page's title beside the name of the practice; alone where a list of results would cut both."""
    both = format_html("{} | {}", words, name) if name else format_html("{}", words)
    return both if len(unescape(both)) <= LONGEST_TITLE else format_html("{}", words)
