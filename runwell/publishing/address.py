"""The address that a document asks for."""

from __future__ import annotations

import re

from runwell.publishing.document import Document
from runwell.refusals import Refusal

_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 200


def slug_of(document: Document) -> str:
    """The slug, in lower case; a Refusal, with its line, where there is none or no page can have it."""
    slug = document.slug.lower()
    where = document.place("slug")
    if not slug:
        raise Refusal("The document names no address", where, "Add a line “Page Slug: /hip-pain/”")
    if not _ADDRESS.fullmatch(slug) or len(slug) > _LONGEST:
        raise Refusal(
            f"“{document.slug}” cannot be the address of a page",
            where,
            f"Use small letters, digits and single hyphens, at most {_LONGEST} of them",
        )
    return slug
