"""A runner under 17 is asked to answer along with a parent, once, right after the age."""

import pytest

from runwell.records.packs import the_pack
from tests.web.check.runners import begun, walk

pytestmark = pytest.mark.django_db


def about(age):
    """The first page filled in."""
    return {**dict.fromkeys(the_pack("hip").sheets["about-you"].findings, "unknown"), "age-band": age}


@pytest.mark.parametrize("age", ["under-9", "9-16"])
def test_the_word_to_the_parent_comes_right_after_the_age(client, age):
    response = client.post(begun(client).redirect_chain[-1][0], about(age), follow=True)
    assert response.redirect_chain[-1][0] == "/check/hip/together/"
    assert b"Ask a parent" in response.content


@pytest.mark.parametrize("age", ["17-39", "60-plus", "unknown"])
def test_a_grown_runner_does_not_see_it(client, age):
    response = client.post(begun(client).redirect_chain[-1][0], about(age), follow=True)
    assert "/together/" not in response.redirect_chain[-1][0]


def test_it_comes_once(client):
    first = begun(client).redirect_chain[-1][0]
    client.post(first, about("9-16"))
    client.post("/check/hip/together/")
    again = client.post(first, about("under-9"), follow=True)
    assert "/together/" not in again.redirect_chain[-1][0]


def test_nothing_goes_on_before_it_was_read(client):
    client.post(begun(client).redirect_chain[-1][0], about("9-16"))
    assert client.get("/check/hip/answer/").url == "/check/hip/together/"
    assert client.get("/check/hip/q/").url == "/check/hip/together/"


def test_a_minor_is_told_so_in_the_answer(client, hip_pack):
    verdict = walk(client, {"age-band": "9-16"}).context["verdict"]
    assert verdict["minor"] is True
    assert verdict["advice"][: len(hip_pack.minor_note)] == hip_pack.minor_note
