"""The map of the site for search engines: every page that may be found, under the name it was asked by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as PageSitemap

from runwell.records import access
from runwell.records.packs import the_pack

# The check, kept answers, search and the front desk are not here: they say noindex.
ROOMS = (
    "public:appointments",
    "public:contact",
    "public:about-check",
    "public:privacy",
    "site:first-visit",
    "site:exercises",
    "site:unstable-hip",
    "site:locations",
    "site:team",
)


class PublishedSitemap(PageSitemap):
    """The pages that are published; none of a demo, which nobody is to find."""

    def items(self) -> Any:
        pages = super().items()
        return pages.none() if access.practice().demo else pages


class RoomSitemap(Sitemap):
    """The addresses that are no Wagtail pages; none of a demo."""

    def items(self) -> tuple[str, ...]:
        return () if access.practice().demo else (*map(reverse, ROOMS), *_people_and_places())

    def location(self, item: str) -> str:
        return item


class ExerciseSitemap(Sitemap):
    """The pack's exercises, all of the day on which the pack was written; none of a demo."""

    def items(self) -> tuple[str, ...]:
        return () if access.practice().demo else tuple(the_pack().exercises)

    def location(self, item: str) -> str:
        return reverse("site:exercise", args=(item,))

    def lastmod(self, item: str) -> date:
        return the_pack().written_on


def _people_and_places() -> Iterator[str]:
    yield from (reverse("site:location", args=(place.slug,)) for place in access.locations())
    yield from (reverse("site:member", args=(member.slug,)) for member in access.team())


class OnTheHostAsked:
    """A page whose place in the sitemap is the host that was asked.

    Wagtail would take the host from its own record of the site, which nobody keeps in step with the settings.
    """

    def get_sitemap_urls(self, request: HttpRequest) -> list[dict[str, Any]]:
        address = request.build_absolute_uri(self.get_url(request))
        return [{"location": address, "lastmod": self.last_published_at}]


SITEMAPS = {"pages": PublishedSitemap, "rooms": RoomSitemap, "exercises": ExerciseSitemap}
