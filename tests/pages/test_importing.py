"""From a document to a page, once and again."""

from dataclasses import replace

import pytest
from wagtail.models import Page, Revision, Site

from runwell.pages.guard import as_the_host
from runwell.pages.home import home_page
from runwell.pages.importing import import_file, publish_document
from runwell.pages.models import ConditionPage, HomePage
from runwell.publishing.document import parse
from runwell.records.models import AuditEvent
from runwell.refusals import Refusal
from tests.pages.conftest import DOCUMENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return parse(DOCUMENT.read_text(encoding="utf-8"))


def test_a_second_import_changes_nothing(page, document):
    before = Revision.objects.count(), AuditEvent.objects.count()
    again = publish_document(document, by="a test")
    assert again.pk == page.pk
    assert (Revision.objects.count(), AuditEvent.objects.count()) == before
    assert ConditionPage.objects.count() == 1


def test_a_changed_document_is_a_new_revision_of_the_same_page(page, document, client):
    changed = publish_document(replace(document, title="Hip pain: what to do"), by="an editor")
    assert changed.pk == page.pk
    assert page.revisions.count() == 2
    assert "<title>Hip pain: what to do</title>" in client.get(page.url).content.decode()


def test_what_an_editor_changed_stands_when_the_same_document_comes_again(page, document):
    page.title = "Hip pain, as an editor put it"
    with as_the_host():
        page.save_revision().publish()
    publish_document(document, by="a test")
    page.refresh_from_db()
    assert page.title == "Hip pain, as an editor put it"
    assert page.revisions.count() == 2


def test_a_page_that_an_editor_took_offline_stays_so_when_the_same_document_comes_again(page, document):
    page.unpublish()
    assert not publish_document(document, by="a test").live


def test_a_changed_document_publishes_a_page_that_was_offline(page, document):
    page.unpublish()
    assert publish_document(replace(document, title="Hip pain"), by="an editor").live


def test_what_was_delivered_is_kept_with_its_dead_links_and_limits(page, document):
    assert parse(page.delivered) == document


def test_wagtails_welcome_page_gives_way_to_our_own(page):
    assert HomePage.objects.count() == 1
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get()
    assert not Page.objects.filter(title__contains="Welcome to your new Wagtail site").exists()


def test_who_published_is_on_record(page):
    event = AuditEvent.objects.get(act="published a page")
    assert event.by == "a test"
    assert str(page.pk) in event.record


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
        publish_document(replace(document, **change), by="a test")
    assert said in str(refused.value)
    assert not ConditionPage.objects.exists()
    assert not HomePage.objects.exists()


def test_a_region_without_red_flags_is_refused(document):
    with pytest.raises(Refusal, match="red-flags-elbow.toml"):
        publish_document(document, by="a test", region="elbow")
    assert not ConditionPage.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\x00", "cannot be read as text"), (b"a " * 600_000, "too large"), (None, "cannot be read")],
    ids=["no text", "too large", "not there"],
)
def test_a_file_that_is_no_document_is_refused(tmp_path, content, said):
    file = tmp_path / "page.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Refusal, match=said):
        import_file(file, by="a test")
