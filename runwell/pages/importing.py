"""From a document to a published page; the same document a second time changes nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from runwell.pages.models import ConditionPage, HomePage
from runwell.pages.red_flags import CONTENT
from runwell.pages.streams import stream, without_ids
from runwell.publishing.address import slug_of
from runwell.publishing.document import Document, parse
from runwell.publishing.links import resolve
from runwell.records import access, audit
from runwell.refusals import Refusal


def import_file(path: Path, by: str) -> ConditionPage:
    """Publish the document in a file. Refusal: it cannot be read as text, or is not a page document."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("This file cannot be read as text", str(path), "Name a document in UTF-8") from error
    return publish_document(parse(text), by=by)


@transaction.atomic
def publish_document(document: Document, *, by: str, region: str = "hip") -> ConditionPage:
    """Publish the document at its slug. Refusal: it names no address that a page can have.

    by: who did it. A changed document is a new revision of the same page; an equal one is none.
    """
    slug = slug_of(document)
    wanted = _fields(resolve(document, places()), slug, region)
    home = home_page()
    page = ConditionPage.objects.child_of(home).filter(slug=slug).first()
    if page is None:
        page = home.add_child(instance=ConditionPage(**wanted, live=False))
    elif page.live and _same(page, wanted):
        return page
    for name, value in wanted.items():
        setattr(page, name, value)
    page.save_revision().publish()
    audit.record(by, "published a page", page)
    return page


@transaction.atomic
def home_page() -> HomePage:
    """The site's first page, made where there is none; Wagtail's own welcome page gives way to it."""
    home = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    Page.objects.child_of(root).filter(slug="home").delete()
    root.refresh_from_db()
    name = access.practice().name or "Runwell"
    home = root.add_child(instance=HomePage(title=name, seo_title=name, slug="home", search_description=SAYS))
    site = {"root_page": home, "site_name": name, "hostname": "localhost", "port": 80}
    Site.objects.update_or_create(is_default_site=True, defaults=site)
    return home


SAYS = "Physical therapy for runners: a short check of your hip pain, what to do this week, and a visit."


def places() -> dict[str, str]:
    """The addresses of the site's own pages, by the words of the links that lead there."""
    return tomllib.loads((CONTENT / "places.toml").read_text(encoding="utf-8"))


def _fields(document: Document, slug: str, region: str) -> dict[str, Any]:
    heading = document.heading.text if document.heading else document.title or slug
    return {
        "title": heading,
        "slug": slug,
        "seo_title": document.title,
        "search_description": document.description,
        "keywords": ", ".join(document.keywords),
        "region": region,
        "body": stream(document.blocks),
        "disclaimers": stream(document.disclaimers),
    }


def _same(page: ConditionPage, wanted: dict[str, Any]) -> bool:
    """Whether the page says already what is wanted; compared without the ids that Wagtail gives to blocks."""
    kept = page.get_latest_revision_as_object()
    return all(_plain(getattr(kept, name)) == value for name, value in wanted.items())


def _plain(value: Any) -> Any:
    return without_ids(value.get_prep_value()) if hasattr(value, "get_prep_value") else value
