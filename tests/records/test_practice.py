"""The practice and its offices, as its file says."""

import copy

import pytest

from runwell.records import access
from runwell.records.actions.practice import load_practice
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.models import AuditEvent, ClosedDay, Location, Practice, TeamMember, VisitRequest
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import PRACTICE, somebody, somebody_with_a_record

pytestmark = pytest.mark.django_db
MORNING = {"days": ["Friday"], "opens": "07:00", "closes": "08:30"}


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


def test_directions_may_be_left_out_and_then_stay(file):
    load_practice(by="test", practice=file)
    said = access.locations().get(slug="chicago").directions
    assert said == file["locations"][0].pop("directions")
    load_practice(by="test", practice=file)
    assert access.locations().get(slug="chicago").directions == said
    file["locations"][0]["directions"] = ""
    load_practice(by="test", practice=file)
    assert access.locations().get(slug="chicago").directions == ""


@pytest.mark.parametrize("wrong", [["Left"], 7, "x" * 1001])
def test_directions_that_are_no_text_or_too_long_are_refused(file, wrong):
    file["locations"][1]["directions"] = wrong
    with pytest.raises(Refusal, match="the office oak-lawn: .directions. is"):
        load_practice(by="test", practice=file)


def test_the_same_file_again_undoes_nothing_that_was_changed_since(file):
    load_practice(by="test", practice=file)
    Location.objects.filter(slug="chicago").update(telephone="(312) 555-0100")
    load_practice(by="test", practice=file)
    assert access.locations().get(slug="chicago").telephone == "(312) 555-0100"


def test_holidays_and_people_are_loaded_in_their_order_and_place(file):
    load_practice(by="test", practice=file)
    chicago = access.locations().get(slug="chicago")
    assert str(chicago.closed_days.first()) == "Thanksgiving, 2026-11-26"
    eve = chicago.closed_days.get(name="Christmas Eve")
    assert (eve.opens, eve.closes) == ("08:00", "12:00")
    people = list(access.team())
    assert [one.slug for one in people] == [one["slug"] for one in file["people"]]
    riley = TeamMember.objects.get(slug="riley-demostone")
    assert sorted(place.slug for place in riley.locations.all()) == ["chicago", "oak-lawn"]
    assert riley.sees_patients and "running gait analysis" in riley.does


def test_what_the_file_leaves_out_is_gone_and_what_it_is_silent_about_stays(file):
    load_practice(by="test", practice=file)
    ClosedDay.objects.filter(name="Christmas Eve").update(name="Kept")
    file["people"] = file["people"][:2]
    for office in file["locations"]:
        del office["holidays"]
    load_practice(by="test", practice=file)
    assert TeamMember.objects.count() == 2 and ClosedDay.objects.filter(name="Kept").exists()
    del file["people"]
    file["locations"][0]["holidays"] = []
    load_practice(by="test", practice=file)
    assert TeamMember.objects.count() == 2
    assert not ClosedDay.objects.filter(location__slug="chicago").exists()


def test_people_find_their_accounts_even_when_those_are_made_later(file):
    load_practice(by="test", practice=file)
    avery, stranger = somebody("avery@example.com"), somebody("else@example.com")
    load_practice(by="test", practice=file)
    assert avery.team_member.slug == "avery-mockford"
    assert not TeamMember.objects.filter(account=stranger).exists()
    before = AuditEvent.objects.count()
    load_practice(by="test", practice=file)
    assert AuditEvent.objects.count() == before


def without_champaign(file):
    file["locations"].pop()
    for person in file["people"]:
        person["locations"] = [place for place in person["locations"] if place != "champaign"]
        person.get("hours", {}).pop("champaign", None)
    return file


def test_an_office_that_closed_leaves_its_requests(file):
    load_practice(by="test", practice=file)
    closing = access.locations().get(slug="champaign")
    words = {"name": "R", "telephone": "1", "email": "", "times": "", "note": ""}
    ask_for_visit(by="runner", location_id=closing.id, **words)
    load_practice(by="test", practice=without_champaign(file))
    assert access.locations().count() == 3
    assert VisitRequest.objects.get().location is None


@pytest.mark.parametrize(
    ("belongs", "said"),
    [
        (lambda place: somebody("c@example.com", Role.CLINICIAN, location=place.id), "still has roles"),
        (lambda place: somebody_with_a_record("r@example.com", location=place.id), "still has patients"),
        (
            lambda place: TeamMember.objects.get(slug="avery-mockford").locations.add(place),
            "still has people",
        ),
    ],
)
def test_an_office_that_somebody_belongs_to_is_not_deleted_but_named(file, belongs, said):
    load_practice(by="test", practice=file)
    belongs(access.locations().get(slug="champaign"))
    file = without_champaign(file)
    del file["people"]
    TeamMember.objects.get(slug="rowan-exampleby").locations.clear()
    TeamMember.objects.get(slug="skyler-madeupson").locations.clear()
    for one in ("drew-samplesby", "harper-examplestead"):
        TeamMember.objects.get(slug=one).locations.remove(access.locations().get(slug="champaign"))
    with pytest.raises(Refusal, match=f"the office champaign: it {said}"):
        load_practice(by="test", practice={**file, "name": "Another"})
    assert access.locations().count() == 4 and access.practice().name != "Another"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.pop("name"), "name"),
        (lambda file: file.update(front_desk_email="desk"), "front_desk_email"),
        (lambda file: file.update(locations=[], people=[]), "no location"),
        (lambda file: file["locations"][0].pop("telephone"), "chicago: 'telephone' is missing"),
        (lambda file: file["locations"][0].update(zip=60601), "chicago: 'zip' is missing"),
        (lambda file: file["locations"][1].update(slug="chicago"), "share a slug"),
        (lambda file: file["locations"][2].update(time_zone="Chicago"), "hinsdale.*time zone 'Chicago'"),
        (lambda file: file["locations"][3]["hours"][0].update(days=["Mon"]), "champaign.*unknown day"),
        (lambda file: file["locations"][3]["hours"][0].update(opens="19:00"), "champaign.*end before"),
        (lambda file: file["locations"][3]["hours"][0].pop("closes"), "champaign.*cannot be read"),
        (lambda file: file["locations"][3]["hours"][0].update(opens="8:00"), "champaign.*cannot be read"),
        (lambda file: file["locations"][3].update(hours="always"), "champaign.*cannot be read"),
        (lambda file: file["locations"][3]["hours"].append(MORNING), "champaign.*hours on Friday overlap"),
        (lambda file: file["locations"][0].update(telephone="555-0142"), "chicago.*no telephone number"),
        (lambda file: file["locations"][0].update(telephone="call us at once"), "no telephone number"),
        (lambda file: file["locations"][0].update(slug="Chicago Loop"), "no slug"),
        (lambda file: file["locations"][0].update(zip="6" * 13), "longer than 12"),
        (lambda file: file["locations"][0]["holidays"][0].update(day="2026-11-31"), "not a date"),
        (lambda file: file["locations"][0]["holidays"][0].pop("name"), "chicago.*'name' is missing"),
        (lambda file: file["locations"][0]["holidays"][0].update(opens="09:00"), "2026-11-26.*hours cannot"),
        (lambda file: file["locations"][0]["holidays"][1].update(day="2026-11-26"), "stands there twice"),
        (lambda file: file["locations"].append("Rockford"), "'locations' is not a list of rows"),
        (lambda file: file.update(people={"name": "A"}), "'people' is not a list of rows"),
        (lambda file: file["people"][0].update(locations=["rockford"]), "avery-mockford.*'rockford'"),
        (lambda file: file["people"][1].update(slug="avery-mockford"), "two people share a slug"),
        (lambda file: file["people"][1].update(email="Avery@example.com"), "two people share an address"),
        (lambda file: file["people"][0].update(email="avery"), "avery-mockford.*no e-mail address"),
        (lambda file: file["people"][0].update(does="gait"), "avery-mockford.*'does' is not a list"),
        (lambda file: file["people"][0].update(locations="chicago"), "'locations' is not a list of slugs"),
        (lambda file: file["people"][0].pop("title"), "avery-mockford.*'title' is missing"),
    ],
)
def test_a_file_that_is_wrong_is_refused_by_name_and_changes_nothing(file, spoil, said):
    spoil(file)
    with pytest.raises(Refusal, match=said):
        load_practice(by="test", practice=file)
    assert not Practice.objects.exists() and not Location.objects.exists()


def test_everything_that_is_wrong_is_named_at_once(file):
    file["locations"][0].update(telephone="1", zip="6" * 13)
    file["locations"][1]["hours"].append({})
    file["locations"][2]["holidays"] = [{"day": "soon", "name": "X"}, {"day": "2026-12-25", "name": ""}]
    file["people"][0].update(title="", locations=["rockford"])
    file["people"][1].update(locations=["chicago", "rockford"])
    file["name"] = ""
    with pytest.raises(Refusal) as refused:
        load_practice(by="test", practice=file)
    places = sorted(one.where.split(",")[0] for one in refused.value.all)
    assert places == [
        "practice",
        "the office chicago",
        "the office hinsdale",
        "the office hinsdale",
        "the office oak-lawn",
        "the person avery-mockford",
        "the person jordan-samplewood",
    ]


@pytest.mark.parametrize("given", [[], "practice", None, 7])
def test_a_file_that_is_no_object_is_refused(given):
    with pytest.raises(Refusal, match="not an object"):
        load_practice(by="test", practice=given)


def test_only_the_practice_or_the_host_decides_to_show_an_unsigned_pack(file, settings):
    assert not access.shows_unsigned()
    load_practice(by="test", practice={**file, "show_unsigned": False})
    assert not access.shows_unsigned()
    settings.RUNWELL_SHOW_UNSIGNED = True
    assert access.shows_unsigned()
    settings.RUNWELL_SHOW_UNSIGNED = False
    load_practice(by="test", practice=file)
    assert access.shows_unsigned()
