"""From a document to the draft of a page, once and again."""

from dataclasses import replace

import pytest
from wagtail.models import Page, Site

from runwell.pages.home import home_page
from runwell.pages.importing import import_draft
from runwell.pages.models import ConditionPage, HomePage
from runwell.publishing.document import parse
from runwell.refusals import Refusal
from tests.pages.conftest import DOCUMENT, MENDED, document_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return document_of(DOCUMENT)


def test_what_was_delivered_is_kept_with_its_dead_links_and_limits(document):
    page, changed = import_draft(document, by="a test")
    assert changed and not page.live
    assert parse(page.delivered) == document


def test_a_changed_document_is_a_new_revision_of_the_same_page(document):
    page, _ = import_draft(document, by="a test")
    again, changed = import_draft(document_of(MENDED), by="a test")
    assert (again.pk, changed, page.revisions.count()) == (page.pk, True, 2)


def test_wagtails_welcome_page_gives_way_to_our_own(document):
    import_draft(document, by="a test")
    assert HomePage.objects.count() == 1
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get()
    assert not Page.objects.filter(title__contains="Welcome to your new Wagtail site").exists()


def test_a_page_of_somebodys_own_is_not_taken_for_the_welcome_page():
    Page.objects.get(slug="home").delete()
    Page.get_first_root_node().add_child(instance=HomePage(title="Ours", slug="home"))
    assert home_page(by="a test").title == "Ours"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"slug": ""}, "names no address"),
        ({"slug": "hip pain"}, "cannot be the address"),
        ({"slug": "contact"}, "line 9: The address /contact/ belongs to another part of the site"),
        ({"slug": "editor"}, "belongs to another part"),
        ({"title": "Hip " * 64}, "line 5: The title is longer than 255 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_document_that_no_page_can_come_of_is_refused_whole(document, change, said):
    with pytest.raises(Refusal) as refused:
        import_draft(replace(document, **change), by="a test")
    assert said in str(refused.value)
    assert not ConditionPage.objects.exists()
    assert not HomePage.objects.exists()


def test_a_region_without_red_flags_is_refused(document):
    with pytest.raises(Refusal, match="red-flags-elbow.toml"):
        import_draft(document, by="a test", region="elbow")
    assert not ConditionPage.objects.exists()
