"""What pages say about themselves to machines: nothing that is not so."""

import json
from dataclasses import replace
from datetime import date

import pytest

from runwell.knowledge.spans import Span
from runwell.publishing.structured_data.clinic import Clinic, Hours, OtherDay, clinic
from runwell.publishing.structured_data.condition import ConditionPage, Signature, condition_page
from runwell.publishing.structured_data.exercise import ExercisePage, exercise_plan
from runwell.publishing.structured_data.lists import list_page
from runwell.publishing.structured_data.markup import script
from runwell.publishing.structured_data.person import Colleague, person, profile_page
from runwell.publishing.structured_data.site import Crumb, Site, breadcrumbs, practice, website
from runwell.records.packs import PACKS, load
from runwell.refusals import Refusal

SITE = Site("https://example.org", "Made-Up Physical Therapy")
OFFICE = Clinic(
    address="/locations/chicago/",
    name="Chicago",
    street="1200 Demo Street",
    city="Chicago",
    state="IL",
    zip="60601",
    telephone="(312) 555-0142",
    hours=(Hours(("Monday", "Friday"), "07:00", "19:00"),),
    other_days=(
        OtherDay(date(2026, 12, 25), "Christmas"),
        OtherDay(date(2026, 12, 24), "Christmas Eve", "08:00", "12:00"),
    ),
)
SIGNED = Signature(
    "Avery Mockford", date(2026, 11, 20), demo=False, credentials="PT, DPT", address="/team/avery/"
)
PAGE = ConditionPage(
    address="/hip-pain/",
    heading="Hip pain after running",
    condition="Hip pain",
    anatomy="Hip",
    signature=SIGNED,
)


@pytest.fixture(scope="module")
def pack():
    return load(PACKS / "hip")


def test_a_signed_page_says_who_reviewed_it_and_when():
    node = condition_page(SITE, PAGE)
    assert node["lastReviewed"] == "2026-11-20"
    assert node["reviewedBy"]["name"] == "Avery Mockford"
    assert (
        node["reviewedBy"]["@id"]
        == person(SITE, Colleague(address="/team/avery/", name="A", title="PT"))["@id"]
    )


@pytest.mark.parametrize("signature", [None, replace(SIGNED, demo=True)])
def test_no_page_claims_a_review_that_no_one_made(signature):
    words = script([condition_page(SITE, replace(PAGE, signature=signature))])
    assert "eview" not in words
    assert "Avery" not in words


def test_what_a_page_does_not_have_is_left_out():
    node = condition_page(SITE, replace(PAGE, anatomy="", signature=None))
    assert {"description", "citation", "datePublished", "dateModified", "primaryImageOfPage"}.isdisjoint(node)
    assert node["about"].keys() == {"@type", "@id", "name"}
    assert node["author"] == SITE.practice_id


def test_what_a_page_has_is_said():
    rich = replace(
        PAGE,
        causes=("Muscle strain",),
        treatments=("Exercise",),
        sources=("https://example.net/study",),
        author="Sam Writer",
        written=date(2026, 1, 2),
        changed=date(2026, 3, 4),
        picture="https://example.org/media/hip.png",
    )
    node = condition_page(SITE, rich)
    assert node["author"] == {"@type": "Person", "name": "Sam Writer"}
    assert (node["datePublished"], node["dateModified"]) == ("2026-01-02", "2026-03-04")
    assert node["citation"] == ["https://example.net/study"]
    assert node["about"]["cause"] == [{"@type": "MedicalCause", "name": "Muscle strain"}]
    assert node["about"]["possibleTreatment"] == [{"@type": "MedicalTherapy", "name": "Exercise"}]


def test_an_office_is_a_clinic_for_physical_therapy_with_its_hours_and_holidays():
    node = clinic(SITE, OFFICE, people=("/team/avery/",))
    assert node["@type"] == "MedicalClinic"
    assert node["medicalSpecialty"] == "https://schema.org/Physiotherapy"
    assert node["telephone"] == "(312) 555-0142"
    assert node["openingHoursSpecification"][0]["dayOfWeek"][1] == "https://schema.org/Friday"
    closed, short = node["specialOpeningHoursSpecification"]
    assert (closed["opens"], closed["closes"], closed["validFrom"]) == ("00:00", "00:00", "2026-12-25")
    assert (short["opens"], short["closes"], short["name"]) == ("08:00", "12:00", "Christmas Eve")
    assert node["@id"] in [one["@id"] for one in practice(SITE, ("/locations/chicago/",))["subOrganization"]]


def test_every_exercise_of_the_pack_says_its_steps_and_its_repetitions(pack):
    exercises = pack.exercises.values()
    plans = [exercise_plan(SITE, ExercisePage(f"/exercises/{one.id}/", one)) for one in exercises]
    assert len(plans) > 30
    assert all(one.steps[0].rstrip(".") in plan["text"] for one, plan in zip(exercises, plans, strict=True))
    silent = [plan["name"] for plan in plans if "repetitions" not in plan]
    assert silent == [one.name for one in exercises if one.dose.repetitions is None]


def test_a_dose_is_said_as_the_page_says_it_and_never_rounded(pack):
    bridge = pack.exercises["bridge"]
    page = ExercisePage(
        "/exercises/bridge/", with_dose(bridge, Span(10, 15)), "Get stronger", (("Hold", "3 seconds"),)
    )
    node = exercise_plan(SITE, page)
    assert (node["repetitions"]["minValue"], node["repetitions"]["maxValue"]) == (10, 15)
    assert node["restPeriods"]["value"] == 60
    assert node["additionalVariable"] == ["Hold: 3 seconds"]
    assert node["exerciseType"] == "Get stronger"
    exact = exercise_plan(SITE, replace(page, exercise=with_dose(bridge, Span(8, 8))))
    assert exact["repetitions"] == 8


def test_a_dose_in_words_has_no_number(pack):
    in_words = with_dose(pack.exercises["bridge"], None, rest=0, repetitions_note="for 60 seconds")
    node = exercise_plan(SITE, ExercisePage("/exercises/bridge/", in_words))
    assert {"repetitions", "restPeriods", "additionalVariable", "exerciseType"}.isdisjoint(node)


def test_a_physical_therapist_is_a_person_and_no_physician():
    one = Colleague(
        address="/team/avery/",
        name="Avery Mockford",
        title="Physical therapist",
        credentials="PT, DPT",
        does=("gait analysis",),
        clinics=("/locations/chicago/",),
    )
    node = person(SITE, one)
    assert node["@type"] == "Person"
    assert node["workLocation"] == [{"@id": clinic(SITE, OFFICE)["@id"]}]
    assert profile_page(SITE, one)["mainEntity"] == {"@id": node["@id"]}


def test_the_way_to_a_page_is_counted_from_the_first():
    node = breadcrumbs(SITE, [Crumb("Home", "/"), Crumb("Hip pain", "/hip-pain/")])
    assert [(one["position"], one["item"]) for one in node["itemListElement"]] == [
        (1, "https://example.org/"),
        (2, "https://example.org/hip-pain/"),
    ]
    assert node["@id"] == condition_page(SITE, PAGE)["breadcrumb"]["@id"]
    with pytest.raises(Refusal):
        breadcrumbs(SITE, [])


@pytest.mark.parametrize(
    ("origin", "name"), [("example.org", "A"), ("https://example.org/", "A"), ("https://a.b", "")]
)
def test_a_site_without_place_or_name_is_refused(origin, name):
    with pytest.raises(Refusal):
        Site(origin, name)


@pytest.mark.parametrize(
    "words", ["</script><script>alert(1)</script>", "<!--<script>", "a\u2028b\u2029", "R&D", 'say "so"']
)
def test_no_words_of_a_page_leave_the_block_of_data(words):
    markup = script([condition_page(SITE, replace(PAGE, heading=words))])
    opening, closing = '<script type="application/ld+json">', "</script>"
    inside = markup.removeprefix(opening).removesuffix(closing)
    assert markup == opening + inside + closing
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside)["@graph"][0]["name"] == words


def test_no_type_is_retired_and_nobody_gives_stars_to_themselves(pack):
    nodes = [
        practice(SITE),
        website(SITE),
        clinic(SITE, OFFICE),
        condition_page(SITE, PAGE),
        list_page(SITE, "/exercises/", "Exercises", [Crumb("Bridge", "/exercises/bridge/")]),
        exercise_plan(SITE, ExercisePage("/exercises/bridge/", pack.exercises["bridge"])),
    ]
    words = script(nodes)
    assert all(gone not in words for gone in ("HowTo", "FAQPage", "Question", "ggregateRating", "Rating"))


def with_dose(exercise, repetitions, *, rest=60, **said):
    return replace(exercise, dose=replace(exercise.dose, repetitions=repetitions, rest=rest, **said))
