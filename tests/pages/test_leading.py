"""Where the site leads: what it proposes is there, under the practice's own names of its towns."""

import pytest

from runwell.pages.leading import offices, places, site_pages
from runwell.publishing.links import place_for
from runwell.records import access
from runwell.records.models import Location
from tests.people import practice

__all__ = ["practice"]


def test_every_address_that_is_proposed_answers(client, practice):
    proposed = {page.address for page in site_pages()} | set(places().values())
    assert {"/check/hip/", "/first-visit/", "/locations/oak-lawn/", "/exercises/unstable-hip/"} <= proposed
    assert {address: client.get(address).status_code for address in proposed} == dict.fromkeys(proposed, 200)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Chicago", "/locations/chicago/"),
        ("our Oak Lawn office", "/locations/oak-lawn/"),
        ("the clinic in Champaign, IL", "/locations/champaign/"),
        ("what to expect from your first visit", "/first-visit/"),
        ("request an appointment in Chicago", "/appointments/"),
        ("Springfield", ""),
    ],
)
def test_a_link_leads_where_its_words_say(practice, words, address):
    assert place_for(words, places()) == address


def test_the_names_are_those_of_the_practice(practice):
    Location.objects.filter(slug="chicago").update(slug="the-loop", name="The Loop", city="Evanston")
    assert place_for("our Evanston office", places()) == "/locations/the-loop/"
    assert place_for("the loop", places()) == "/locations/the-loop/"
    assert place_for("Chicago", places()) == ""


def test_a_town_with_two_offices_is_no_name_of_either(practice):
    Location.objects.filter(slug="hinsdale").update(city="Chicago", name="Chicago South")
    Location.objects.filter(slug="chicago").update(name="Chicago Loop")
    assert "Chicago" not in [name for page in offices() for name in page.names]
    assert place_for("Chicago South", places()) == "/locations/hinsdale/"


def test_without_a_practice_only_the_rooms_are_known(db):
    assert not access.locations().exists()
    assert "/locations/" in places().values() and not list(offices())
