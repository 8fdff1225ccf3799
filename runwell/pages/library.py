"""The pictures that a document names: drawings of the site, or pictures in the editor's library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from runwell.pages.drawings import known
from runwell.publishing.document import Document, parse
from runwell.publishing.pictures import Picture
from runwell.publishing.review import Level, Problem

if TYPE_CHECKING:
    from runwell.pages.models import ConditionPage

RULE = "picture-unknown"


def page_picture(document: Document) -> dict[str, Any]:
    """The page's picture as fields: the document's own, else the first in its text that is known here.

    Empty where none is known, so that what an editor has chosen stands.
    """
    for picture in _pictures(document):
        if known(picture.id):
            return {"drawing": picture.id, "image": None}
        if image := in_the_library(picture.id):
            return {"drawing": "", "image": image}
    return {}


def in_the_library(name: str) -> Any:
    """The picture with this number, or the only one with this title or file name. None: there is none."""
    every = get_image_model().objects
    if name.isdecimal():
        return every.filter(pk=int(name)).first() if len(name) < 10 else None
    titles = {name, PurePosixPath(name).stem} - {""}
    found = [one for title in titles for one in every.filter(title__iexact=title)[:2]]
    return found[0] if len({one.pk for one in found}) == 1 else None


def left_out(page: ConditionPage) -> Iterator[Problem]:
    """The pictures of the document that did not come onto the page, each with the reason."""
    pictures = tuple(_pictures(parse(page.delivered))) if page.delivered else ()
    chosen = bool(page.drawing or page.image_id)
    if len(pictures) == 1 and chosen:
        return  # whether it came by itself or an editor chose it in its place
    for picture in pictures:
        image = None if known(picture.id) else in_the_library(picture.id)
        if not known(picture.id) and image is None:
            message = _("the picture “{id}” of the document is not in the library, so it is not shown")
            mend = _("Add it under Images, then choose it under “Picture”")
            yield Problem(Level.WARNS, RULE, message.format(id=picture.id), mend)
        elif picture.id != page.drawing and (image is None or image.pk != page.image_id):
            message = _("the picture “{id}” of the document is not shown, since a page shows one")
            mend = _("Choose under “Picture” the one that says most")
            yield Problem(Level.SUGGESTS, RULE, message.format(id=picture.id), mend)


def _pictures(document: Document) -> Iterator[Picture]:
    """Every picture with a name, once."""
    every = (Picture(document.image), *document.pictures)
    yield from {one.id: one for one in every if one.id}.values()
