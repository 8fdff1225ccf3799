"""A clinician signs exactly what they have read; nobody else does, and nothing else counts."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.pages.contents import content_hash
from runwell.pages.guard import Blocked
from runwell.pages.models import ConditionPage, PageSignature
from runwell.pages.signing import ask_for_changes, sign_for_the_demo
from runwell.records.models import AuditEvent, Practice, TeamMember
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.pages.conftest import signed, submitted
from tests.people import clinician, colleague, front_desk, owner, patient, practice, sign_in, somebody

__all__ = ["clinician", "colleague", "front_desk", "owner", "patient", "practice"]
ADDRESS = "/hip-pain-after-running/"


@pytest.fixture
def real(practice):
    """The same practice, and no demo."""
    Practice.objects.update(demo=False)


def test_signing_publishes_what_waits_and_the_page_says_who_read_it(
    client, mended, colleague, clinician, real
):
    member = TeamMember.objects.get(slug="morgan-fictley")
    member.account = clinician
    member.save()
    submitted(mended, colleague)
    assert client.get(ADDRESS).status_code == 404
    signed(mended, clinician)
    said = client.get(ADDRESS).content.decode()
    today = timezone.localdate()
    assert f"Reviewed by Morgan Fictley, PT on {today:%B} {today.day}, {today.year}." in said
    assert f"Next review: {today + timedelta(days=365):%B %Y}" in said
    assert AuditEvent.objects.filter(act="signed a page", account=clinician.pk).count() == 1


def test_a_demo_says_that_nobody_has_read_it(client, mended, colleague, clinician):
    submitted(mended, colleague)
    assert signed(mended, clinician).demo
    said = client.get(ADDRESS).content.decode()
    assert "Demo signature: no clinician has reviewed this." in said
    assert "Reviewed by" not in said


@pytest.mark.parametrize("who", ["colleague", "owner", "front_desk", "patient"])
def test_nobody_but_a_clinician_signs(mended, request, who):
    with pytest.raises(PermissionDenied):
        signed(mended, request.getfixturevalue(who))
    assert not PageSignature.objects.exists()


def test_author_and_signer_are_two_people_by_account_and_by_name(mended, clinician):
    namesake = somebody("taylor@example.com", Role.CLINICIAN, name="Taylor Demowright")
    with pytest.raises(Refusal, match="must not have written it"):
        signed(mended, namesake)
    mended.get_latest_revision_as_object().save_revision(user=clinician)
    with pytest.raises(Refusal, match="must not have written it"):
        signed(mended, clinician)
    assert not PageSignature.objects.exists()


@pytest.mark.parametrize("days", [0, -1, 5 * 365])
def test_a_next_review_lies_ahead_and_within_three_years(mended, clinician, days):
    with pytest.raises(Refusal, match="day of the next review"):
        signed(mended, clinician, next_review_on=timezone.localdate() + timedelta(days=days))


def test_what_was_not_shown_is_not_signed(mended, clinician):
    with pytest.raises(Refusal, match="changed since you opened it"):
        signed(mended, clinician, content="0" * 64)


def test_a_page_with_a_problem_that_blocks_is_not_signed(mended, clinician, colleague):
    draft = mended.get_latest_revision_as_object()
    draft.disclaimers = []
    draft.save_revision(user=colleague)
    with pytest.raises(Blocked, match="disclaimer"):
        signed(mended, clinician)
    assert not PageSignature.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Hip pain"),
        ("author", "Somebody else"),
        ("sources", "Another one"),
        ("image_alt", "A knee"),
        ("drawing", ""),
        ("search_description", "Other words"),
        ("body", [("paragraph", "<p>Other words.</p>")]),
        ("disclaimers", [("paragraph", "<p>Other words.</p>")]),
    ],
)
def test_whatever_is_changed_voids_the_signature(mended, clinician, field, value):
    signed(mended, clinician)
    draft = mended.get_latest_revision_as_object()
    assert draft.signature
    setattr(draft, field, value)
    assert draft.signature is None


def test_a_signature_counts_whether_the_blocks_were_read_before_or_not(mended):
    unread, read = (ConditionPage.objects.get(pk=mended.pk) for _ in range(2))
    assert [one.value for one in read.body]
    assert content_hash(read) == content_hash(unread) == content_hash(read)


def test_the_same_words_keep_their_signature_when_they_are_saved_again(mended, clinician, colleague):
    made = signed(mended, clinician)
    draft = mended.get_latest_revision_as_object()
    draft.slug = "hip-pain"
    draft.save_revision(user=colleague)
    assert mended.get_latest_revision_as_object().signature == made


def test_a_change_after_the_signature_is_not_published_without_a_new_one(mended, clinician, colleague, owner):
    submitted(mended, colleague)
    signed(mended, clinician)
    draft = ConditionPage.objects.get().get_latest_revision_as_object()
    draft.title = "Pain at the hip after running"
    revision = draft.save_revision(user=colleague)
    with pytest.raises(Blocked, match="no clinician has reviewed it"):
        revision.publish(user=owner)
    assert ConditionPage.objects.get().title == "Hip Pain After Running: Causes &amp; Treatment".replace(
        "&amp;", "&"
    )


def test_a_clinician_sends_a_page_back_with_words(mended, colleague, clinician):
    submitted(mended, colleague)
    with pytest.raises(Refusal, match="Say what to change"):
        ask_for_changes(by=clinician, page_id=mended.pk, comment=" ")
    ask_for_changes(by=clinician, page_id=mended.pk, comment="Say that hops can wait.")
    state = mended.workflow_states.get()
    assert state.status == state.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Say that hops can wait."


def test_while_a_page_waits_nobody_changes_it(client, mended, colleague, owner, clinician):
    submitted(mended, colleague)
    for who in (colleague, owner, clinician):
        assert mended.get_lock().for_user(who)


def test_a_demo_signature_is_made_once_and_in_a_demo_only(mended, practice):
    first = sign_for_the_demo(by="runwell demo", page_id=mended.pk)
    assert sign_for_the_demo(by="runwell demo", page_id=mended.pk) == first
    assert first.demo and first.signed_by is None
    Practice.objects.update(demo=False)
    with pytest.raises(PermissionDenied):
        sign_for_the_demo(by="runwell demo", page_id=mended.pk)


def test_the_page_where_a_clinician_reads_shows_what_is_signed(client, mended, colleague, clinician):
    submitted(mended, colleague)
    sign_in(client, clinician)
    address = f"/editor/review/{mended.pk}/"
    shown = client.get(address)
    assert f"/editor/pages/{mended.pk}/view_draft/" in shown.content.decode()
    form = {"content": shown.context["reading"].content, "next_review_on": "2020-01-01"}
    assert "Read it, then tick the box" in client.post(f"{address}sign/", form).content.decode()
    late = client.post(f"{address}sign/", {**form, "read": "yes"})
    assert (late.status_code, "within three years" in late.content.decode()) == (422, True)
    day = timezone.localdate() + timedelta(days=200)
    assert client.post(f"{address}sign/", {**form, "read": "yes", "next_review_on": day}).status_code == 302
    assert PageSignature.objects.get().next_review_on == day
    assert client.get("/editor/review/due/").status_code == 200


def test_the_draft_may_stand_in_a_frame_of_the_editor_and_the_page_in_none(client, page, colleague):
    sign_in(client, colleague)
    draft = client.get(f"/editor/pages/{page.pk}/view_draft/")
    assert draft["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in draft["Content-Security-Policy"]
    assert "script-src" not in draft["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get(ADDRESS)["Content-Security-Policy"]
    assert [size["device_width"] for size in page.preview_sizes] == [390, 1280]


def test_an_editor_who_reads_is_offered_no_signature(client, mended, colleague):
    sign_in(client, colleague)
    assert b"I stand behind it" not in client.get(f"/editor/review/{mended.pk}/").content


def test_a_signature_outlives_the_day_of_its_next_review_as_a_problem(mended, clinician):
    made = signed(mended, clinician)
    PageSignature.objects.filter(pk=made.pk).update(next_review_on=date(2020, 1, 1))
    revision = mended.get_latest_revision()
    with pytest.raises(Blocked, match="was due on 2020-01-01"):
        revision.publish()
