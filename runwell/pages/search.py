"""Search over everything that the site has to read: pages, exercises, offices, people, and fixed pages.

A practice has some dozens of them, so each search reads them all: nothing to keep in step, and no word of a
query is kept anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from runwell.pages.models import ConditionPage
from runwell.records import access
from runwell.records.exercise_words import in_words
from runwell.records.packs import the_pack

LONGEST, MOST_WORDS, MOST_FOUND = 100, 10, 100
# Words that say nothing about what is looked for.
SMALL = frozenset(
    {
        *("a", "an", "and", "are", "at", "by", "do", "does", "for", "from", "how", "i", "in", "is", "it"),
        *("my", "of", "on", "or", "the", "to", "what", "when", "why", "with"),
    }
)
# name of the address, title, and further words that people look for
ROOMS: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("check:start", _("Hip check for runners"), _("symptoms questions what is wrong hip pain check")),
    ("public:appointments", _("Request an appointment"), _("book visit schedule call phone front desk")),
    ("site:first-visit", _("What to expect from your first visit"), _("bring shoes shorts new patient")),
    ("site:unstable-hip", _("Exercises for an unstable hip"), _("loose hip instability dysplasia exercise")),
    ("site:exercises", _("Hip exercises for runners"), _("stretch strength mobility exercise")),
    ("site:locations", _("Our locations"), _("offices address hours directions map near")),
    ("site:team", _("Our team"), _("physical therapists clinicians people staff")),
    ("public:contact", _("Contact us"), _("phone telephone address hours email")),
    ("public:about-check", _("How the hip check works"), _("rules sources evidence")),
    ("public:privacy", _("Privacy"), _("data cookies kept delete")),
)


@dataclass(frozen=True, slots=True)
class Readable:
    """Something that can be found. says: a sentence under its title. text: all words that it is found by."""

    title: str
    address: str
    says: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """partly: nothing has all words of the query; what was found has some of them."""

    query: str
    found: tuple[Readable, ...] = ()
    partly: bool = False


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The form, and what was found. An empty query finds nothing and is no mistake."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    return render(request, "pages/search.html", {"page": found(query)})


def found(query: str) -> SearchPage:
    """Best first: by how many words stand in it, then by how many of those in its title."""
    looked_for = meaningful(query)
    if not looked_for:
        return SearchPage(query)
    scored = [(score(one, looked_for), one) for one in readable()]
    most = max(scored, key=lambda pair: pair[0][0])[0][0] if scored else 0
    if not most:
        return SearchPage(query)
    best = [(points, one) for points, one in scored if points[0] == most]
    best.sort(key=lambda pair: pair[0], reverse=True)  # a stable sort: within equals, the order of readable()
    return SearchPage(query, tuple(one for _points, one in best[:MOST_FOUND]), most < len(looked_for))


def score(one: Readable, looked_for: Iterable[str]) -> tuple[int, int]:
    """How many of the words begin a word of it, and how many one of its title."""
    text, title = words(f"{one.title} {one.says} {one.text}"), words(one.title)
    begun = [word for word in looked_for if any(other.startswith(word) for other in text)]
    return len(begun), sum(any(other.startswith(word) for other in title) for word in begun)


def meaningful(query: str) -> list[str]:
    """The words of a query, each once, without small ones unless there are no others."""
    every = list(dict.fromkeys(words(query)))[:MOST_WORDS]
    return [word for word in every if word not in SMALL] or every


def words(text: str) -> list[str]:
    """In lower case and without accents, so that "Physiotherapie" and "résumé" are found as people type."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(mark for mark in plain if not unicodedata.combining(mark)))


def readable() -> Iterator[Readable]:
    """Everything, pages of conditions first."""
    yield from _pages()
    for name, title, more in ROOMS:
        yield Readable(str(title), reverse(name), "", str(more))
    for one in (every := the_pack().exercises).values():
        text = " ".join((one.purpose, *one.target_muscles, one.equipment, one.goal, gettext("exercise")))
        says = f"{in_words(one, every).purpose}."
        yield Readable(one.name, reverse("site:exercise", args=(one.id,)), says, text)
    for place in access.locations():
        says = f"{place.street}, {place.city}, {place.state} {place.zip}"
        text = gettext("office location address hours phone")
        yield Readable(place.name, reverse("site:location", args=(place.slug,)), says, text)
    for member in access.team():
        text = " ".join((member.about, *member.does, *(place.name for place in member.locations.all())))
        yield Readable(str(member), reverse("site:member", args=(member.slug,)), member.title, text)


def _pages() -> Iterator[Readable]:
    for page in ConditionPage.objects.live().public().order_by("title"):
        body = page.body.stream_block.get_searchable_content(page.body)
        text = " ".join((page.keywords, *map(str, body)))
        yield Readable(page.title, page.url, page.search_description, text)
