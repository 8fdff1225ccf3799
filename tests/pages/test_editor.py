"""Who may open the editor, and that it works for those who may."""

import pytest
from django.core.exceptions import ValidationError

from tests.people import clinician, colleague, front_desk, owner, patient, sign_in

__all__ = ["clinician", "colleague", "front_desk", "owner", "patient"]

ROOMS = ("/editor/", "/editor/pages/", "/editor/images/", "/editor/documents/")
# Accounts, groups, sites and redirects are kept from everybody: roles are given in Runwell alone.
CLOSED = ("/editor/users/", "/editor/groups/", "/editor/sites/", "/editor/redirects/", "/editor/collections/")


@pytest.mark.parametrize("address", ROOMS)
def test_a_stranger_is_sent_to_the_door(client, page, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/editor/login/")


@pytest.mark.parametrize("who", ["front_desk", "patient"])
def test_an_account_without_the_right_does_not_come_in(client, page, request, who):
    sign_in(client, request.getfixturevalue(who))
    for address in (*ROOMS, *CLOSED, f"/editor/pages/{page.pk}/edit/"):
        assert client.get(address).status_code in (302, 403)


@pytest.mark.parametrize("who", ["colleague", "owner"])
def test_whoever_edits_finds_the_rooms_open_and_no_other_host_is_asked(client, page, request, who):
    sign_in(client, request.getfixturevalue(who))
    for address in (*ROOMS, f"/editor/pages/{page.pk}/edit/", f"/editor/pages/{page.pk}/history/"):
        shown = client.get(address)
        assert shown.status_code == 200, address
        for host in (b"gravatar.com", b"releases.wagtail.org"):
            assert host not in shown.content, address


@pytest.mark.parametrize("who", ["colleague", "owner", "clinician"])
def test_nobody_reaches_accounts_or_settings_through_the_editor(client, page, request, who):
    sign_in(client, request.getfixturevalue(who))
    for address in CLOSED:
        assert client.get(address).status_code in (302, 403), address


def test_the_editor_opens_only_with_the_second_factor(client, page, colleague):
    client.force_login(colleague)
    assert client.get("/editor/").url == "/account/second-step/"


def test_an_editor_writes_and_the_owner_publishes(client, page, colleague, owner):
    given = page.permissions_for_user(colleague), page.permissions_for_user(owner)
    assert [one.can_edit() for one in given] == [True, True]
    assert [one.can_publish() for one in given] == [False, True]


def test_a_role_that_ends_closes_the_editor_at_once(client, page, colleague):
    from runwell.records.actions.roles import end_role
    from runwell.records.models import GivenRole

    sign_in(client, colleague)
    assert client.get("/editor/").status_code == 200
    end_role(by="test", given_role_id=GivenRole.objects.get(account=colleague).id)
    assert client.get("/editor/").status_code in (302, 403)


def test_a_page_is_changed_in_the_editor_and_keeps_its_words(client, page, colleague):
    sign_in(client, colleague)
    form = client.get(f"/editor/pages/{page.pk}/edit/").context["form"]
    assert {"title", "body", "disclaimers", "region", "keywords", "seo_title"} <= set(form.fields)
    assert "delivered" not in form.fields


def test_a_page_cannot_be_sent_to_a_region_without_red_flags(page):
    page.region = "elbow"
    with pytest.raises(ValidationError, match="red-flags-elbow.toml"):
        page.full_clean()


@pytest.mark.parametrize("door", ["/editor/login/", "/_util/login/"])
def test_every_door_is_the_one_where_guessing_is_limited(client, door):
    answer = client.get(f"{door}?next=/editor/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/editor/")
