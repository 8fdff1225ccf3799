"""Where links lead within the site, by the words that name a place: its rooms, and the practice's offices."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from django.urls import reverse

from runwell.pages.red_flags import CONTENT
from runwell.publishing.review import SitePage
from runwell.records import access
from runwell.records.page_review import own_pages


def places() -> dict[str, str]:
    """The addresses of the site's own pages, by the words of the links that lead there."""
    rooms: dict[str, str] = tomllib.loads((CONTENT / "places.toml").read_text(encoding="utf-8"))
    return {name: page.address for page in offices() for name in page.names} | rooms


def site_pages() -> tuple[SitePage, ...]:
    """What is proposed for a link that leads nowhere."""
    return (*own_pages(), *offices())


def offices() -> Iterator[SitePage]:
    """A page for each office by its name, and by its town where no other office is there."""
    every = list(access.locations())
    towns = [office.city for office in every]
    for office in every:
        names = dict.fromkeys([office.name] + [office.city] * (towns.count(office.city) == 1))
        said = (*names, *(f"our {name} office" for name in names))
        yield SitePage(reverse("site:location", args=(office.slug,)), said)
