"""Whoever signs out leaves nothing of themselves in the browser; whoever stays keeps what is there."""

import pytest

from runwell.records.models import Account
from tests.people import sign_in

pytestmark = pytest.mark.django_db
ERASED = '"storage"'


@pytest.fixture
def own(client, patient):
    sign_in(client, patient)
    return client


@pytest.mark.parametrize("path", ["/account/logout/", "/account/sessions/everywhere/"])
def test_signing_out_erases_what_the_browser_keeps(own, path):
    assert own.post(path)["Clear-Site-Data"] == ERASED
    assert "Clear-Site-Data" not in own.post(path)


def test_deleting_oneself_erases_it_too_and_a_word_too_few_does_not(own, patient):
    assert "Clear-Site-Data" not in own.post("/my/delete/", {"word": "no"})
    assert own.post("/my/delete/", {"word": "DELETE"})["Clear-Site-Data"] == ERASED
    assert not Account.objects.filter(id=patient.id).exists()


def test_the_page_for_signing_out_erases_nothing_and_can_warn(own):
    page = own.get("/account/logout/")
    html = page.content.decode()
    assert "Clear-Site-Data" not in page
    assert 'id="unsent" role="alert" hidden' in html and "session/leaving.js" in html


def test_only_that_page_signs_a_runner_out_so_that_no_other_needs_its_script(own, client, front_desk):
    for path in ("/my/", "/account/sessions/", "/account/link/nonsense/"):
        html = own.get(path, follow=True).content.decode()
        assert 'href="/account/logout/"' in html, path
        assert 'action="/account/logout/"' not in html and "<script" not in html, path


def test_people_who_work_here_sign_out_anywhere(client, front_desk):
    sign_in(client, front_desk)
    html = client.get("/desk/").content.decode()
    assert 'action="/account/logout/"' in html and "<script" not in html
