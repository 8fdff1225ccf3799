"""From a document to a published page; the same document a second time changes nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from runwell.pages.home import home_page
from runwell.pages.models import ConditionPage
from runwell.pages.own_addresses import own_addresses
from runwell.pages.red_flags import CONTENT, red_flags
from runwell.pages.streams import stream
from runwell.publishing.address import slug_of
from runwell.publishing.document import Document, parse
from runwell.publishing.links import resolve
from runwell.publishing.writing import write
from runwell.records import audit
from runwell.refusals import Refusal

LARGEST = 1_000_000
"""Bytes: a page of ten thousand words is a tenth of it."""


def import_file(path: Path, by: str) -> ConditionPage:
    """Publish the document in a file. Refusal: it cannot be read as text, or is not a page document."""
    return publish_document(parse(_read(path)), by=by)


@transaction.atomic
def publish_document(document: Document, *, by: str, region: str = "hip") -> ConditionPage:
    """Publish the document at its slug. Refusal: no page can have its address, or its title is too long.

    by: who did it. A changed document is a new revision of the same page. A document that was imported
    before is none, and what an editor has done to the page since, taken it offline even, stands.
    """
    slug = _free(slug_of(document), document)
    delivered = write(document)
    home = home_page(by=by)
    page = ConditionPage.objects.child_of(home).filter(slug=slug).first()
    if page is not None and page.delivered == delivered:
        return page
    red_flags(region)
    fields = _fields(resolve(document, places())) | {"region": region, "delivered": delivered}
    if page is None:
        page = home.add_child(instance=ConditionPage(slug=slug, live=False, **fields))
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    page.refresh_from_db()  # publishing works on an object of its own
    audit.record(by, "published a page", page)
    return page


def places() -> dict[str, str]:
    """The addresses of the site's own pages, by the words of the links that lead there."""
    return tomllib.loads((CONTENT / "places.toml").read_text(encoding="utf-8"))


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise Refusal("This file is too large for a page", str(path), "Name a document under 1 MB")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("This file cannot be read as text", str(path), "Name a document in UTF-8") from error


def _free(slug: str, document: Document) -> str:
    """The slug, unless another room of the site answers at its address."""
    if slug in own_addresses():
        mend = "Choose another Page Slug"
        raise Refusal(
            f"The address /{slug}/ belongs to another part of the site", document.place("slug"), mend
        )
    return slug


def _fields(document: Document) -> dict[str, Any]:
    heading = document.heading.text if document.heading else document.title or document.slug
    return {
        "title": _short("heading", heading, document),
        "seo_title": _short("title", document.title, document),
        "search_description": document.description,
        "keywords": ", ".join(document.keywords),
        "body": stream(document.blocks),
        "disclaimers": stream(document.disclaimers),
    }


def _short(name: str, text: str, document: Document) -> str:
    longest = ConditionPage._meta.get_field("title").max_length
    if len(text) > longest:
        raise Refusal(f"The {name} is longer than {longest} characters", document.place(name), "Shorten it")
    return text
