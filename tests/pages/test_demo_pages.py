"""The pages of the demo: two versions of each, the mended one live; what people did to them stands."""

import pytest
from wagtail.models import Revision

from runwell.cli.demo import CONTENT, load_pages
from runwell.pages.importing import import_draft
from runwell.pages.models import ConditionPage, PageSignature
from runwell.records.models import AuditEvent
from tests.pages.conftest import DOCUMENT, document_of, signed
from tests.people import clinician, colleague, owner, practice, sign_in

__all__ = ["clinician", "colleague", "owner", "practice"]
ADDRESSES = ["/hip-pain-after-running/", "/outer-hip-pain/"]


@pytest.fixture
def loaded(practice):
    assert load_pages() == ADDRESSES


@pytest.fixture
def old(practice):
    """The page as an older demo left it: as it was delivered, live, with all its faults."""
    page, _changed = import_draft(document_of(DOCUMENT), by="runwell demo")
    ConditionPage.objects.filter(pk=page.pk).update(live=True, has_unpublished_changes=False)
    return page


def everything():
    return Revision.objects.count(), PageSignature.objects.count(), AuditEvent.objects.count()


def hip_page():
    return ConditionPage.objects.get(slug="hip-pain-after-running")


def test_every_document_has_its_mended_one():
    delivered = {file.name for file in CONTENT.glob("*.txt")}
    assert delivered == {file.name for file in (CONTENT / "mended").glob("*.txt")}


def test_each_page_is_live_as_it_was_mended_and_says_whose_signature_it_has(client, loaded, capsys):
    for address in ADDRESSES:
        shown = client.get(address).content.decode()
        assert "Demo signature: no clinician has reviewed this." in shown
        assert "<title>" in shown and "IMPACT Physical Therapy and Sports Recovery</title>" not in shown
    assert capsys.readouterr().err == ""


def test_the_editor_shows_what_was_mended(client, loaded, colleague):
    sign_in(client, colleague)
    for page in ConditionPage.objects.all():
        assert page.revisions.count() == 2
        shown = client.get(f"/editor/pages/{page.pk}/revisions/compare/earliest...latest/").content.decode()
        assert '<span class="deletion">' in shown and '<span class="addition">' in shown, "within a sentence"
        before, after = (revision.as_object() for revision in page.revisions.order_by("created_at"))
        same = {one.id for one in before.body} & {one.id for one in after.body}
        assert len(same) > len(before.body) / 3


def test_a_later_demo_changes_nothing(loaded, capsys):
    before = everything()
    assert load_pages() == ADDRESSES
    assert everything() == before
    assert capsys.readouterr().err == ""


def test_what_an_older_demo_published_as_delivered_gets_mended(client, old):
    assert load_pages() == ADDRESSES
    assert old.revisions.count() == 2
    assert "Demo signature" in client.get(ADDRESSES[0]).content.decode()


def changes(page, colleague, owner):
    draft = page.get_latest_revision_as_object()
    draft.title = "As an editor put it"
    draft.save_revision(user=colleague)


def withdraws(page, colleague, owner):
    page.unpublish(user=owner)


def moves(page, colleague, owner):
    page.slug = "sore-hip"
    page.save_revision(user=colleague)
    ConditionPage.objects.filter(pk=page.pk).update(slug="sore-hip")


@pytest.mark.parametrize("act", [changes, withdraws, moves])
@pytest.mark.parametrize("made_by", ["old", "loaded"])
def test_what_somebody_did_to_a_page_stands(act, made_by, request, practice, colleague, owner):
    request.getfixturevalue(made_by)
    act(hip_page(), colleague, owner)
    revisions, state = Revision.objects.count(), list(ConditionPage.objects.values("pk", "slug", "live"))
    load_pages()
    others = 2 if made_by == "old" else 0  # the second condition comes with the newer demo
    assert Revision.objects.count() == revisions + others
    now = list(ConditionPage.objects.filter(pk__in=[row["pk"] for row in state]).values("pk", "slug", "live"))
    assert now == state


def test_a_document_of_somebodys_own_at_the_address_stands(practice, colleague):
    own = DOCUMENT.read_text(encoding="utf-8").replace("Running is a popular exercise", "Running is loved")
    from runwell.publishing.document import parse

    page, _changed = import_draft(parse(own), by="runwell pages import")
    load_pages()
    assert page.revisions.count() == 1


def test_a_clinician_may_sign_what_the_demo_wrote(loaded, clinician):
    page = hip_page()
    page.signatures.all().delete()
    assert signed(page, clinician).signed_by == clinician
