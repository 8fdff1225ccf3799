"""Every way of Wagtail's that would make a page public is refused in words, and leaves nothing half done."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from runwell.pages.models import ConditionPage, HomePage
from tests.pages.conftest import submitted
from tests.people import clinician, colleague, owner, practice, sign_in

__all__ = ["clinician", "colleague", "owner", "practice"]
REFUSED = "This page cannot be published yet."


@pytest.fixture(autouse=True)
def whoever_may_publish(client, owner):
    sign_in(client, owner)


def form_of(client, page):
    """What the browser would send back unchanged."""
    form = client.get(f"/editor/pages/{page.pk}/edit/").context["form"]
    sent = {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, str):
            sent[name] = value
    return sent | streamed("body") | streamed("disclaimers")


def streamed(name):
    """An exercise of the pack in place of the text: enough of a page to be judged."""
    first = {"type": "exercise", "value": "hip/clam", "order": "0", "deleted": "", "id": ""}
    return {f"{name}-count": "1"} | {f"{name}-0-{key}": value for key, value in first.items()}


def refused(answer):
    """The words on the page where the browser ends up."""
    assert answer.redirect_chain, answer.status_code
    assert answer.status_code == 200
    return REFUSED in answer.content.decode()


def test_the_button_of_the_form(client, mended):
    sent = {**form_of(client, mended), "action-publish": "action-publish"}
    answer = client.post(f"/editor/pages/{mended.pk}/edit/", sent, follow=True)
    assert refused(answer)
    assert not ConditionPage.objects.get().live


def test_a_day_that_is_chosen_in_the_form(client, mended):
    soon = timezone.localtime() + timedelta(days=2)
    sent = {**form_of(client, mended), "go_live_at": f"{soon:%Y-%m-%d %H:%M}", "action-publish": "1"}
    assert refused(client.post(f"/editor/pages/{mended.pk}/edit/", sent, follow=True))
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_an_old_version_is_not_published_by_going_back_to_it(client, mended):
    first = mended.revisions.first()
    sent = {**form_of(client, mended), "action-publish": "1", "revision": first.pk}
    assert refused(client.post(f"/editor/pages/{mended.pk}/edit/", sent, follow=True))
    assert client.get(f"/editor/pages/{mended.pk}/revisions/{first.pk}/revert/").status_code == 200


@pytest.mark.parametrize("below", [False, True])
def test_several_at_once_and_what_lies_below_them(client, mended, below):
    chosen = HomePage.objects.get() if below else mended
    address = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={chosen.pk}"
    assert client.get(address).status_code == 200
    sent = {"include_descendants": "on"} if below else {}
    assert refused(client.post(address, sent, follow=True))
    assert not ConditionPage.objects.get().live


@pytest.mark.parametrize("box", ["publish_copies", "alias"])
def test_a_copy_is_a_draft(client, page, box):
    address = f"/editor/pages/{page.pk}/copy/"
    assert box not in client.get(address).context["form"].fields
    sent = {"new_title": "Another", "new_slug": "another", "new_parent_page": page.get_parent().pk}
    before = Page.objects.count(), Revision.objects.count()
    answer = client.post(address, {**sent, box: "on"})
    assert (answer.status_code, "Copy it as a draft" in answer.content.decode()) == (200, True)
    assert (Page.objects.count(), Revision.objects.count()) == before
    assert client.post(address, sent).status_code == 302
    assert not ConditionPage.objects.get(slug="another").live


def test_the_front_door_is_not_copied_with_all_that_lies_below(client, page):
    home = page.get_parent()
    before = Page.objects.count()
    sent = {"new_title": "Another", "new_slug": "another", "new_parent_page": home.get_parent().pk}
    sent |= {"copy_subpages": "on", "publish_copies": "on"}
    assert client.post(f"/editor/pages/{home.pk}/copy/", sent).status_code in (200, 302, 403)
    assert Page.objects.count() == before


def test_whatever_else_runs_into_the_guard_is_undone_and_told(client, page, monkeypatch):
    """The form of copies as Wagtail has it, in place of some way that nobody has thought of."""
    from wagtail.admin.forms.pages import CopyForm

    monkeypatch.setattr(ConditionPage, "copy_form_class", CopyForm)
    sent = {"new_title": "Another", "new_slug": "another", "new_parent_page": page.get_parent().pk}
    before = Page.objects.count(), Revision.objects.count()
    address = f"/editor/pages/{page.pk}/copy/"
    for box in ("publish_copies", "alias"):
        answer = client.post(
            address, {**sent, box: "on"}, follow=True, headers={"referer": f"http://testserver{address}"}
        )
        assert refused(answer)
        assert answer.redirect_chain == [(f"http://testserver{address}", 302)]
    assert (Page.objects.count(), Revision.objects.count()) == before
    elsewhere = client.post(address, {**sent, "alias": "on"}, headers={"referer": "https://example.com/"})
    assert elsewhere.url == "/editor/pages/"


@pytest.mark.parametrize("who", ["owner", "clinician"])
def test_nobody_approves_by_a_press_on_a_list(client, mended, colleague, request, who):
    client.logout()
    sign_in(client, request.getfixturevalue(who))
    submitted(mended, colleague)
    state = mended.current_workflow_task_state
    for action in ("approve", "reject"):
        address = reverse("wagtailadmin_pages:workflow_action", args=[mended.pk, action, state.pk])
        assert client.post(address, {"comment": "Yes"}, follow=True).status_code in (200, 403)
    assert not ConditionPage.objects.get().live
    assert mended.current_workflow_task_state.pk == state.pk
