"""The practice and its offices, as its file says."""

import copy

import pytest

from runwell.records import access
from runwell.records.actions.practice import load_practice
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.models import AuditEvent, Location, Practice, VisitRequest
from runwell.refusals import Refusal
from tests.people import PRACTICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def file():
    return copy.deepcopy(PRACTICE)


def test_the_demo_practice_is_loaded_whole_and_in_order(file):
    load_practice(by="test", practice=file)
    assert [office.name for office in access.locations()] == ["Chicago", "Oak Lawn", "Hinsdale", "Champaign"]
    here = access.practice()
    assert (here.name, here.demo) == ("IMPACT Physical Therapy and Sports Recovery", True)


def test_every_telephone_of_the_demo_is_one_that_nobody_has(file):
    assert all(" 555-01" in office["telephone"] for office in file["locations"])
    assert file["front_desk_email"].endswith("@example.com")


def test_a_second_time_writes_nothing(file):
    load_practice(by="test", practice=file)
    before = (list(Location.objects.values()), AuditEvent.objects.count())
    load_practice(by="test", practice=file)
    assert before == (list(Location.objects.values()), AuditEvent.objects.count())
    assert Practice.objects.count() == 1


def test_what_changes_in_the_file_changes_in_the_records(file):
    load_practice(by="test", practice=file)
    first = access.locations().get(slug="chicago")
    file["locations"][0]["telephone"] = "(312) 555-0199"
    load_practice(by="test", practice=file)
    again = access.locations().get(slug="chicago")
    assert (again.id, again.telephone) == (first.id, "(312) 555-0199")
    assert AuditEvent.objects.count() == 2


def test_an_office_that_closed_leaves_its_requests(file):
    load_practice(by="test", practice=file)
    closing = access.locations().get(slug="champaign")
    ask_for_visit(by="runner", name="R", telephone="1", email="", location_id=closing.id, times="", note="")
    file["locations"].pop()
    load_practice(by="test", practice=file)
    assert access.locations().count() == 3
    assert VisitRequest.objects.get().location is None


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.pop("name"), "name"),
        (lambda file: file.update(front_desk_email="desk"), "front_desk_email"),
        (lambda file: file.update(locations=[]), "no location"),
        (lambda file: file["locations"][0].pop("telephone"), "chicago: 'telephone' is missing"),
        (lambda file: file["locations"][0].update(zip=60601), "chicago: 'zip' is missing"),
        (lambda file: file["locations"][1].update(slug="chicago"), "share a slug"),
        (lambda file: file["locations"][2].update(time_zone="Chicago"), "hinsdale.*time zone 'Chicago'"),
        (lambda file: file["locations"][3]["hours"][0].update(days=["Mon"]), "champaign.*unknown day"),
        (lambda file: file["locations"][3]["hours"][0].update(opens="19:00"), "champaign.*end before"),
        (lambda file: file["locations"][3]["hours"][0].pop("closes"), "champaign.*cannot be read"),
    ],
)
def test_a_file_that_is_wrong_is_refused_by_name_and_changes_nothing(file, spoil, said):
    spoil(file)
    with pytest.raises(Refusal, match=said):
        load_practice(by="test", practice=file)
    assert not Practice.objects.exists() and not Location.objects.exists()


def test_only_the_practice_or_the_host_decides_to_show_an_unsigned_pack(file, settings):
    assert not access.shows_unsigned()
    load_practice(by="test", practice={**file, "show_unsigned": False})
    assert not access.shows_unsigned()
    settings.RUNWELL_SHOW_UNSIGNED = True
    assert access.shows_unsigned()
    settings.RUNWELL_SHOW_UNSIGNED = False
    load_practice(by="test", practice=file)
    assert access.shows_unsigned()
