"""The pictures that a document names, and what is said of those that are not there."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Drawn
from wagtail.images import get_image_model

from runwell.pages.importing import import_draft
from runwell.pages.library import RULE, in_the_library
from runwell.pages.reviewing import review_page
from runwell.publishing.document import parse
from runwell.publishing.pictures import Picture
from tests.pages.conftest import MENDED
from tests.people import colleague, practice, sign_in

__all__ = ["colleague", "practice"]
# Wagtail leaves the file in which it makes a smaller picture for the garbage collector to close.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
IN_THE_TEXT = '[img id="{}" alt="A runner on one leg"]'


@pytest.fixture
def in_library(db, settings, tmp_path):
    """A picture in the editor's library, by its title."""
    settings.MEDIA_ROOT = tmp_path

    def add(title):
        drawn = BytesIO()
        Drawn.new("RGB", (20, 10), "teal").save(drawn, "PNG")
        return get_image_model().objects.create(title=title, file=ImageFile(drawn, name=f"{title}.png"))

    return add


@pytest.fixture
def document(practice):
    return parse(MENDED.read_text(encoding="utf-8"))


@pytest.fixture
def imported(colleague, document):
    """The draft that the document makes with these pictures: the page's own, and those in its text."""

    def bring(own="", *in_the_text):
        pictures = tuple(
            Picture(IN_THE_TEXT.format(name), 2, line) for line, name in enumerate(in_the_text, 30)
        )
        changed = replace(document, image=IN_THE_TEXT.format(own) if own else "", pictures=pictures)
        return import_draft(changed, by=colleague)[0].get_latest_revision_as_object()

    return bring


def said(page):
    return [(str(row.level), row.message) for row in review_page(page, None).rows if row.rule == RULE]


@pytest.mark.parametrize("how", ["number", "title", "other case", "file name", "address"])
def test_a_picture_of_the_library_is_the_pages_own(client, imported, in_library, colleague, how):
    image = in_library("Side plank")
    named = {"number": str(image.pk), "title": "Side plank", "other case": "side plank"}
    page = imported({**named, "file name": "Side plank.png", "address": "media/Side plank.jpg"}[how])
    assert (page.image, page.drawing, said(page)) == (image, "", [])
    sign_in(client, colleague)
    html = client.get(f"/editor/pages/{page.pk}/view_draft/").content.decode()
    assert 'alt="A runner on one leg"' in html or page.image_alt in html
    assert "/media/images/" in html


def test_a_picture_in_the_text_becomes_the_pages_where_the_page_has_no_other(imported, in_library):
    image = in_library("One leg")
    page = imported("", "One leg")
    assert (page.image, said(page)) == (image, [])


def test_an_unknown_picture_is_said_and_the_others_are_too(imported, in_library):
    image, other = in_library("One leg"), in_library("Two legs")
    page = imported("no-such", "One leg", "Two legs", str(10**12))
    assert page.image == image
    assert [level for level, _ in said(page)] == ["warns", "warns", "suggests"]
    words = " ".join(message for _, message in said(page))
    assert "“no-such” of the document is not in the library" in words
    assert f"“{10**12}” of the document is not in the library" in words
    assert f"“{other.title}” of the document is not shown" in words


def test_the_panel_shows_it_until_a_picture_is_chosen(client, imported, in_library, colleague):
    page = imported("no-such")
    sign_in(client, colleague)
    shown = client.get(f"/editor/pages/{page.pk}/edit/").content.decode()
    assert "“no-such” of the document is not in the library" in shown
    page.image = in_library("One leg")
    assert said(page) == []


def test_what_an_editor_chose_stands_when_the_document_names_nothing_known(imported, in_library, colleague):
    page, image = imported("no-such"), in_library("One leg")
    page.image = image
    page.save_revision(user=colleague)
    assert imported("no-such-either").image == image


def test_two_pictures_of_one_title_are_none_that_is_meant(in_library):
    in_library("Twin"), in_library("Twin")
    assert in_the_library("Twin") is None


def test_a_drawing_of_the_site_needs_no_library(imported):
    page = imported("hip-map")
    assert (page.drawing, page.image, said(page)) == ("hip-map", None, [])
