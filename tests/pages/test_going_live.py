"""A document that a command brings: live where nothing blocks, else a draft and every reason by name."""

from dataclasses import replace

import pytest
from wagtail.models import Revision

from runwell.pages.going_live import bring
from runwell.pages.models import ConditionPage, PageSignature
from runwell.pages.signing import latest
from runwell.records.models import AuditEvent, Practice
from tests.pages.conftest import DOCUMENT, MENDED, document_of, published, signed, submitted
from tests.people import clinician, colleague, owner, practice

__all__ = ["clinician", "colleague", "owner", "practice"]
ADDRESS = "/hip-pain-after-running/"


@pytest.fixture
def real(practice):
    """The same practice, and no demo."""
    Practice.objects.update(demo=False)


@pytest.fixture
def document():
    return document_of(MENDED)


def everything():
    return Revision.objects.count(), PageSignature.objects.count(), AuditEvent.objects.count()


def rules(brought):
    return {row.rule for row in brought.problems}


def test_a_real_practice_gets_a_draft_and_the_way_to_a_signature(client, real, document):
    brought = bring(document, by="a test")
    [row] = brought.problems
    assert (brought.address, brought.live, row.rule) == (ADDRESS, False, "reviewer")
    assert "Sign in at /editor/ and hand the page to a clinician" in row.mend
    assert client.get(ADDRESS).status_code == 404
    assert not PageSignature.objects.exists()


def test_a_document_as_delivered_goes_live_nowhere_and_every_problem_is_named(client, practice):
    for demo in (True, False):
        Practice.objects.update(demo=demo)
        brought = bring(document_of(DOCUMENT), by="a test")
        assert {"title-length", "disclaimer"} <= rules(brought)
        assert ("reviewer" in rules(brought)) is not demo, "a demo signs for itself where all else is sound"
        assert client.get(ADDRESS).status_code == 404
    assert not PageSignature.objects.exists()


def test_a_demo_is_signed_for_and_says_so(client, practice, document):
    assert bring(document, by="runwell pages import").live
    assert "Demo signature: no clinician has reviewed this." in client.get(ADDRESS).content.decode()
    done = list(AuditEvent.objects.filter(by="runwell pages import").order_by("number"))
    assert [one.act for one in done][-3:] == [
        "imported a document as a draft",
        "signed a page for the demo",
        "published a page",
    ]


@pytest.mark.parametrize("demo", [True, False])
def test_a_second_time_changes_nothing(practice, document, demo):
    Practice.objects.update(demo=demo)
    first, before = bring(document, by="a test"), everything()
    assert bring(document, by="a test") == first
    assert everything() == before


def test_what_is_live_stands_while_its_next_version_is_blocked(client, real, document):
    published(document)
    brought = bring(replace(document, title="Another title of the page"), by="a test")
    assert (brought.live, brought.earlier) == (False, True)
    shown = client.get(ADDRESS).content.decode()
    assert document.title.replace("&", "&amp;") in shown and "Another title" not in shown
    assert latest(ConditionPage.objects.get().pk).seo_title == "Another title of the page"


def test_once_a_clinician_has_signed_the_same_document_goes_live(client, real, document, clinician):
    bring(document, by="a test")
    signed(ConditionPage.objects.get(), clinician)
    assert bring(document, by="a test").live
    assert client.get(ADDRESS).status_code == 200


def test_a_page_that_waits_for_a_clinician_stays_so(real, document, colleague):
    bring(document, by="a test")
    submitted(ConditionPage.objects.get(), colleague)
    assert rules(bring(document, by="a test")) == {"reviewer"}


def test_what_an_editor_changed_is_not_published_with_the_same_document(
    client, practice, document, colleague
):
    bring(document, by="a test")
    draft = latest(ConditionPage.objects.get().pk)
    draft.title = "Hip pain, as an editor put it"
    draft.save_revision(user=colleague)
    before = everything()
    brought = bring(document, by="a test")
    assert (brought.live, brought.earlier, rules(brought)) == (False, True, {"reviewer"})
    assert everything() == before
    assert "as an editor put it" not in client.get(ADDRESS).content.decode()


def test_a_page_that_an_editor_took_offline_stays_so_and_that_is_said(client, practice, document, owner):
    bring(document, by="a test")
    ConditionPage.objects.get().unpublish(user=owner)
    brought = bring(document, by="a test")
    assert (brought.live, brought.earlier, rules(brought)) == (False, False, {"held-back"})
    assert client.get(ADDRESS).status_code == 404


def test_a_page_without_text_does_not_go_live(client, practice, document):
    headings = tuple(block for block in document.blocks if type(block).__name__ == "Heading")
    assert rules(bring(replace(document, blocks=headings), by="a test")) == {"text-missing"}
    assert client.get(ADDRESS).status_code == 404
