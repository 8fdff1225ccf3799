"""Offices and people, each fact stored once and shown wherever it belongs."""

import pytest

from runwell.records.models import Location, TeamMember
from tests.people import sign_in

pytestmark = pytest.mark.django_db
WITH_TELEPHONES = [
    "/privacy/",
    "/contact/",
    "/appointments/",
    "/locations/",
    "/locations/chicago/",
    "/first-visit/",
]


def test_an_office_says_where_it_is_when_it_is_open_and_who_works_there(shown):
    said = shown("/locations/oak-lawn/")
    place = Location.objects.get(slug="oak-lawn")
    for fact in (place.street, place.zip, place.telephone, "Hours", "a.m. to", "Directions"):
        assert fact in said
    assert "Morgan Fictley, PT" in said and "Riley Demostone, PT, DPT" in said


def test_an_office_does_not_show_who_works_elsewhere_or_sees_no_patients(shown):
    said = shown("/locations/oak-lawn/")
    assert "Avery Mockford" not in said and "Jamie Mockwell" not in said


def test_every_holiday_that_comes_stands_on_the_page_of_its_office(shown):
    from django.utils import timezone

    place = Location.objects.get(slug="hinsdale")
    place.closed_days.all().delete()
    place.closed_days.create(day=timezone.localdate(), name="Moving day")
    assert "Moving day" in shown("/locations/hinsdale/")
    assert "Moving day" not in shown("/locations/chicago/")


@pytest.mark.parametrize("address", WITH_TELEPHONES)
def test_a_changed_telephone_shows_everywhere(client, practice, administrator, address):
    from runwell.records.actions.locations import change_telephone

    before = Location.objects.get(slug="chicago")
    assert before.telephone in client.get(address).content.decode()
    change_telephone(by=administrator, location_id=before.id, telephone="(312) 555-0199")
    html = client.get(address).content.decode()
    assert "(312) 555-0199" in html and 'href="tel:3125550199"' in html
    assert before.telephone not in html


def test_whoever_sees_patients_stands_first(shown):
    said = shown("/team/")
    assert said.index("Skyler Madeupson") < said.index("Who else works here") < said.index("Jamie Mockwell")


def test_a_person_has_credentials_what_they_do_and_where(shown):
    said = shown("/team/riley-demostone/")
    for fact in (
        "Riley Demostone, PT, DPT",
        "Running gait analysis",
        "Chicago",
        "Oak Lawn",
        "(708) 555-0117",
    ):
        assert fact in said


def test_who_sees_no_patients_gives_no_appointments(client, practice):
    main = client.get("/team/jamie-mockwell/").content.decode().partition("<main")[2].partition("</main")[0]
    assert "/appointments/" not in main
    assert "/appointments/" in client.get("/team/avery-mockford/").content.decode().partition("<main")[2]


@pytest.mark.parametrize("address", ["/locations/nowhere/", "/team/nobody/", "/exercises/no-such/"])
def test_what_is_not_there_is_not_found(client, practice, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/locations/", "/locations/chicago/", "/team/", "/first-visit/"])
def test_a_page_says_the_same_to_whoever_is_signed_in(client, practice, patient, address):
    def main():
        return client.get(address).content.decode().partition("<main")[2].partition("</main")[0]

    to_a_stranger = main()
    sign_in(client, patient)
    assert main() == to_a_stranger


def test_a_practice_without_offices_and_people_has_pages_all_the_same(client, db):
    for address, said in (("/locations/", b"No office is listed"), ("/team/", b"Nobody is listed")):
        assert said in client.get(address).content


def test_words_of_people_are_shown_as_words(client, practice):
    TeamMember.objects.filter(slug="avery-mockford").update(about="<script>alert(1)</script>")
    html = client.get("/team/avery-mockford/").content.decode()
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_the_appointments_page_leads_to_what_to_expect(client, practice, shown):
    assert 'href="/first-visit/"' in client.get("/appointments/").content.decode().partition("<main")[2]
    assert "running shoes" in shown("/first-visit/") and "running shoes" not in shown("/appointments/")
