"""From a document to a draft of a page; the same document a second time changes nothing."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from runwell.pages.home import home_page
from runwell.pages.leading import places
from runwell.pages.library import page_picture
from runwell.pages.models import ConditionPage
from runwell.pages.own_addresses import own_addresses
from runwell.pages.red_flags import red_flags
from runwell.pages.same_blocks import with_ids_of
from runwell.pages.streams import stream
from runwell.publishing.address import slug_of
from runwell.publishing.document import Document
from runwell.publishing.links import resolve
from runwell.publishing.pictures import Picture
from runwell.publishing.writing import write
from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.audit import By
from runwell.records.roles import Role
from runwell.refusals import Refusal

IMPORTS = (Role.EDITOR, Role.OWNER)
LONGEST = {"author": 150, "image_alt": 250}


@transaction.atomic
def import_draft(document: Document, *, by: By, region: str = "hip") -> tuple[ConditionPage, bool]:
    """The document as a draft at its slug, new or a new revision of the page there; and whether that is new.

    Refusal: no page can have its address, its title is too long, or the page waits for a clinician.
    """
    demand_of(by, *IMPORTS)
    account = by if isinstance(by, AbstractBaseUser) else None
    slug = _free(slug_of(document), document)
    delivered = write(document)
    red_flags(region)
    home = home_page(by=by)
    page = ConditionPage.objects.child_of(home).filter(slug=slug).first()
    latest = page.get_latest_revision_as_object() if page else None
    if latest is not None and latest.delivered == delivered:
        return page, False
    fields = _fields(resolve(document, places())) | {"region": region, "delivered": delivered}
    for name in ("body", "disclaimers") if latest is not None else ():
        fields[name] = with_ids_of(getattr(latest, name).raw_data, fields[name])
    if latest is None:
        new = ConditionPage(slug=slug, live=False, owner=account, **fields)
        latest = home.add_child(instance=new)
    if latest.current_workflow_state:
        mend = "Cancel its review first, or import it when the clinician is done"
        raise Refusal("The page at this address waits for a clinician", document.place("slug"), mend)
    for name, value in fields.items():
        setattr(latest, name, value)
    latest.save_revision(user=account, log_action=True)
    audit.record(by, "imported a document as a draft", latest)
    return ConditionPage.objects.get(pk=latest.pk), True


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
        "author": _short("author", document.author, document),
        "image_alt": _short("image_alt", _words_for_the_picture(document), document),
        **page_picture(document),
        "body": stream(document.blocks),
        "sources": "\n".join(document.sources),
        "disclaimers": stream(document.disclaimers),
    }


def _words_for_the_picture(document: Document) -> str:
    own = Picture(document.image)
    return document.image_alt or own.alt or next((one.alt for one in document.pictures if one.alt), "")


def _short(name: str, text: str, document: Document) -> str:
    longest = LONGEST.get(name, 255)
    if len(text) > longest:
        raise Refusal(f"The {name} is longer than {longest} characters", document.place(name), "Shorten it")
    return text
