"""From a document to a page, once and again."""

from dataclasses import replace

import pytest
from wagtail.models import Page, Revision, Site

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


def test_a_page_that_was_taken_offline_is_published_again(page, document):
    page.unpublish()
    assert publish_document(document, by="an editor").live


def test_wagtails_welcome_page_gives_way_to_our_own(page):
    assert HomePage.objects.count() == 1
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get()
    assert not Page.objects.filter(title__contains="Welcome to your new Wagtail site").exists()


def test_who_published_is_on_record(page):
    event = AuditEvent.objects.get(act="published a page")
    assert event.by == "a test"
    assert str(page.pk) in event.record


def test_a_document_without_an_address_is_refused(document):
    with pytest.raises(Refusal, match="names no address"):
        publish_document(replace(document, slug=""), by="a test")
    assert not ConditionPage.objects.exists()


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "page.txt"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refusal, match="cannot be read as text"):
        import_file(file, by="a test")
