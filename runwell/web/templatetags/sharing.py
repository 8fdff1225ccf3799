"""What a page says of itself when somebody shares it: Open Graph, read off the page's own head."""

from __future__ import annotations

import re
from html import unescape

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="(.*?)">', re.DOTALL)
_CANONICAL = re.compile(r'<link rel="canonical" href="(.*?)">')
PICTURE = "share.png"
WIDTH, HEIGHT = 1200, 630


def host(request: HttpRequest) -> str:
    """The one name that the site goes by: of the settings in production, the one asked for elsewhere."""
    if settings.RUNWELL_ENV == "production":
        return str(settings.WAGTAILADMIN_BASE_URL)
    return f"{request.scheme}://{request.get_host()}"


@register.simple_tag(takes_context=True)
def one_address(context: Context) -> str:
    """The one address of this page, without what followed "?"."""
    request: HttpRequest = context["request"]
    return host(request) + request.path


class SharedAs(template.Node):
    """The part of the head with title, description and canonical address, and after it the same for sharing.

    A page that names no canonical address is not for sharing and gets nothing.
    """

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        head = self.nodelist.render(context)
        request = context.get("request")
        return (
            head + open_graph(head, request, context["practice"].name)
            if request and _CANONICAL.search(head)
            else head
        )


@register.tag
def shared_as(parser: Parser, token: Token) -> SharedAs:
    nodelist = parser.parse(("endshared_as",))
    parser.delete_first_token()
    return SharedAs(nodelist)


def open_graph(head: str, request: HttpRequest, name: str) -> SafeString:
    """The tags for a head that names a canonical address, and the way to the feed. name: the practice's."""
    picture = host(request) + static(PICTURE)
    said = {
        "og:type": "website",
        "og:site_name": name,
        "og:title": _in(head, _TITLE),
        "og:description": _in(head, _DESCRIPTION),
        "og:url": _in(head, _CANONICAL),
        "og:image": picture,
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
    }
    rows = ((name, words) for name, words in said.items() if words)
    tags = format_html_join("", '\n<meta property="{}" content="{}">', rows)
    feed = '\n<link rel="alternate" type="application/atom+xml" title="{}" href="/feed/">'
    return tags + format_html(feed, name or "Runwell")


def _in(head: str, part: re.Pattern[str]) -> str:
    found = part.search(head)
    return unescape(" ".join(found[1].split())) if found else ""
