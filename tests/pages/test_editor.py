"""Who may open the editor, and that it works for those who may."""

import pytest
from django.core.exceptions import ValidationError

from tests.people import colleague, front_desk, superuser

__all__ = ["colleague", "front_desk", "superuser"]

ROOMS = ("/editor/", "/editor/pages/", "/editor/images/", "/editor/documents/", "/editor/redirects/")


@pytest.mark.parametrize("address", ROOMS)
def test_a_stranger_is_sent_to_the_door(client, page, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/editor/login/")


@pytest.mark.parametrize("who", ["front_desk", "colleague"])
def test_an_account_without_the_right_does_not_come_in(client, page, request, who):
    client.force_login(request.getfixturevalue(who))
    for address in (*ROOMS, f"/editor/pages/{page.pk}/edit/"):
        assert client.get(address).status_code in (302, 403)


def test_the_host_finds_every_room_open_and_asks_no_other_host(client, page, superuser):
    client.force_login(superuser)
    for address in (*ROOMS, f"/editor/pages/{page.pk}/edit/", f"/editor/pages/{page.pk}/history/"):
        shown = client.get(address)
        assert shown.status_code == 200, address
        for host in (b"gravatar.com", b"releases.wagtail.org"):
            assert host not in shown.content, address


def test_a_page_is_changed_in_the_editor_and_keeps_its_words(client, page, superuser):
    client.force_login(superuser)
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
    assert (answer.status_code, answer["Location"]) == (302, "/desk/sign-in/?next=/editor/")
