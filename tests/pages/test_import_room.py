"""A document comes in through the editor: as a draft, whole, or not at all; a second condition, too."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from runwell.pages.models import ConditionPage
from runwell.pages.signing import latest
from runwell.records.models import AuditEvent
from tests.pages.conftest import DOCUMENT, SECOND, SECOND_MENDED, signed
from tests.people import clinician, colleague, front_desk, owner, patient, practice, sign_in

__all__ = ["clinician", "colleague", "front_desk", "owner", "patient", "practice"]
ROOM = "/editor/review/import/"


def brought(client, data, name="page.txt"):
    return client.post(ROOM, {"document": SimpleUploadedFile(name, data)})


@pytest.fixture
def editing(client, colleague, practice):
    sign_in(client, colleague)
    return client


def word(*more):
    """A .docx with these files in it, too."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
        for name in more:
            archive.writestr(name, "x")
    return made.getvalue()


def test_a_document_becomes_a_draft_and_everything_that_was_amiss_is_told(editing):
    text = DOCUMENT.read_text(encoding="utf-8").replace(
        "Image Shortcode:", "Word count: <900>\n\nImage Shortcode:"
    )
    told = brought(editing, text.encode()).content.decode()
    page = ConditionPage.objects.get()
    assert (page.slug, page.live) == ("hip-pain-after-running", False)
    assert "Line 11: “Word count: &lt;900&gt;”" in told
    assert "A blank line cut a list in two" in told
    assert "the title has 88 characters" in told
    assert editing.get("/hip-pain-after-running/").status_code == 404
    assert AuditEvent.objects.filter(act="imported a document as a draft").count() == 1


def test_the_same_document_again_changes_nothing_and_another_is_a_revision(editing):
    brought(editing, SECOND.read_bytes())
    assert b"nothing has changed" in brought(editing, SECOND.read_bytes()).content
    assert Revision.objects.for_instance(ConditionPage.objects.get()).count() == 1
    brought(editing, SECOND_MENDED.read_bytes())
    assert Revision.objects.for_instance(ConditionPage.objects.get()).count() == 2


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("junk.txt", bytes(range(256)) * 40, "not a text"),
        ("old.doc", b"\xd0\xcf\x11\xe0" * 9, "old kind"),
        ("large.txt", b"Word " * 300_000, "too large"),
        ("macros.docm", word("word/vbaProject.bin"), "macro"),
        (
            "german.txt",
            ("Page Slug: /knie/\n\n" + "Das ist der Schmerz und die Hilfe für das Knie. " * 40).encode(),
            "English",
        ),
        (
            "taken.txt",
            b"Page Slug: /contact/\n\nHip pain\n\nIt hurts at the side of the hip.\n",
            "line 1: The address",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_is_refused_in_a_sentence_and_nothing_is_imported(editing, name, data, said):
    shown = brought(editing, data, name)
    assert shown.status_code == 422
    assert said in shown.content.decode()
    assert "Nothing was imported" in shown.content.decode()
    assert not ConditionPage.objects.exists()


def test_no_file_is_a_sentence_too(editing):
    assert b"No document was chosen" in editing.post(ROOM).content


def test_fifty_megabytes_are_refused_unread(editing):
    assert brought(editing, b"a" * 50_000_000).status_code == 413
    assert not ConditionPage.objects.exists()


def test_nothing_comes_in_while_a_clinician_reads(editing, colleague):
    brought(editing, SECOND.read_bytes())
    page = ConditionPage.objects.get()
    page.get_workflow().start(page, colleague)
    assert b"waits for a clinician" in brought(editing, SECOND_MENDED.read_bytes()).content
    assert page.revisions.count() == 1


@pytest.mark.parametrize("who", ["clinician", "front_desk", "patient"])
def test_only_those_who_write_pages_bring_documents_in(client, practice, request, who):
    sign_in(client, request.getfixturevalue(who))
    assert brought(client, SECOND.read_bytes()).status_code == 403
    assert not ConditionPage.objects.exists()


def form(page, **more):
    """What a browser sends from the form of a page with one paragraph."""
    text = streamfield(
        [("paragraph", rich_text("<p>Pain at the hip hurts. See a doctor or a therapist.</p>"))]
    )
    fields = {
        **{name: getattr(page, name) or "" for name in ("title", "slug", "seo_title", "search_description")},
        **{name: getattr(page, name) for name in ("keywords", "author", "region", "sources", "image_alt")},
        "body": text,
        "disclaimers": streamfield([]),
        "comments": inline_formset([]),
        "drawing": "",
        "image": "",
        "go_live_at": "",
        "expire_at": "",
    }
    return nested_form_data({**fields, **more})


def test_the_owner_is_refused_publication_with_the_problems_by_name(client, practice, owner):
    sign_in(client, owner)
    brought(client, SECOND.read_bytes())
    page = ConditionPage.objects.get()
    address = f"/editor/pages/{page.pk}/edit/"
    sent = client.post(address, {**form(page), "action-publish": "yes"}, follow=True)
    said = sent.content.decode()
    assert "cannot be published yet" in said
    assert "the title has 85 characters" in said
    assert not ConditionPage.objects.get().live
    assert len(latest(page.pk).body) == 1, "the draft is kept"


def test_what_its_writer_has_to_mend_is_saved_and_not_submitted(editing):
    brought(editing, SECOND.read_bytes())
    page = ConditionPage.objects.get()
    sent = editing.post(f"/editor/pages/{page.pk}/edit/", {**form(page), "action-submit": "yes"}, follow=True)
    assert "cannot be published yet" in sent.content.decode()
    assert len(latest(page.pk).body) == 1
    assert not page.workflow_states.exists()


def test_the_panel_judges_a_form_that_is_not_saved(editing):
    brought(editing, SECOND.read_bytes())
    page = ConditionPage.objects.get()
    told = editing.post(f"/editor/review/{page.pk}/problems/", form(page, seo_title="Hip pain")).json()
    assert told["title_width"] < 100
    assert "no clinician has reviewed it" in told["html"]
    assert latest(page.pk).seo_title != "Hip pain"


def test_several_at_once_are_published_all_or_none(client, practice, owner):
    sign_in(client, owner)
    brought(client, SECOND.read_bytes())
    page = ConditionPage.objects.get()
    sent = client.post(f"/editor/bulk/wagtailcore/page/publish/?id={page.pk}&next=/editor/", follow=True)
    assert "cannot be published yet" in sent.content.decode()
    assert not ConditionPage.objects.get().live


def test_a_second_condition_goes_public_with_no_line_of_code_changed(editing, colleague, clinician):
    assert "problems block" in brought(editing, SECOND.read_bytes()).content.decode()
    assert "1 problem blocks" in " ".join(
        brought(editing, SECOND_MENDED.read_bytes()).content.decode().split()
    )
    page = ConditionPage.objects.get()
    page.get_workflow().start(page, colleague)
    signed(page, clinician)
    shown = editing.get("/outer-hip-pain/").content.decode()
    assert "<h1>Outer Hip Pain From Running</h1>" in shown
    assert 'href="/appointments/"' in shown
    words = ConditionPage.objects.get().image_alt
    assert words and words in shown
    assert 'href="/outer-hip-pain/"' in editing.get("/").content.decode()
