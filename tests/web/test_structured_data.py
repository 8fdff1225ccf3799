"""What pages tell machines: the same rows as people read on them, on every kind of page."""

import json
import re

import pytest
from django.utils import timezone

from runwell.records import access
from runwell.records.models import ClosedDay, Location, Practice

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def said(client, path):
    """type -> nodes of that type."""
    html = client.get(path).content.decode()
    [block] = BLOCK.findall(html)
    nodes = {}
    for node in json.loads(block)["@graph"]:
        nodes.setdefault(node["@type"], []).append(node)
    return nodes


@pytest.fixture
def office(practice):
    return Location.objects.get(slug="chicago")


def test_an_office_says_the_telephone_and_the_hours_of_its_page(client, office):
    [clinic] = said(client, "/locations/chicago/")["MedicalClinic"]
    assert clinic["telephone"] == office.telephone
    assert clinic["address"]["streetAddress"] == office.street
    assert clinic["url"] == "http://testserver/locations/chicago/"
    Location.objects.filter(pk=office.pk).update(telephone="(312) 555-0199")
    [clinic] = said(client, "/locations/chicago/")["MedicalClinic"]
    assert clinic["telephone"] == "(312) 555-0199"


def test_a_holiday_of_one_office_is_not_said_of_another(client, office):
    ClosedDay.objects.all().delete()
    ClosedDay.objects.create(location=office, day=timezone.localdate(), name="Moving day")
    clinics = {one["url"]: one for one in said(client, "/locations/")["MedicalClinic"]}
    assert len(clinics) == access.locations().count()
    closed = [url for url, one in clinics.items() if "specialOpeningHoursSpecification" in one]
    assert closed == ["http://testserver/locations/chicago/"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/locations/chicago/", "Person"),
        ("/team/", "CollectionPage"),
        ("/team/avery-mockford/", "ProfilePage"),
        ("/exercises/", "CollectionPage"),
        ("/exercises/unstable-hip/", "CollectionPage"),
        ("/exercises/bridge/", "ExercisePlan"),
    ],
)
def test_every_kind_of_page_says_what_it_is_and_the_way_to_it(client, practice, path, kind):
    nodes = said(client, path)
    assert {kind, "MedicalOrganization", "WebSite", "BreadcrumbList"} <= nodes.keys()
    [way] = nodes["BreadcrumbList"]
    assert way["itemListElement"][-1]["item"] == f"http://testserver{path}"


def test_an_exercise_says_its_dose_as_its_page_does(client, practice):
    [plan] = said(client, "/exercises/bridge/")["ExercisePlan"]
    html = client.get("/exercises/bridge/").content.decode()
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)
    assert rows
    assert plan["additionalVariable"] == [f"{name}: {words}" for name, words in rows]


def test_words_of_a_person_cannot_leave_the_block(client, office):
    Location.objects.filter(pk=office.pk).update(street="</script><script>alert(1)</script>")
    [clinic] = said(client, "/locations/chicago/")["MedicalClinic"]
    assert clinic["address"]["streetAddress"] == "</script><script>alert(1)</script>"


def test_where_no_practice_is_loaded_nothing_is_said_of_one(client):
    assert not Practice.objects.exists()
    assert "ld+json" not in client.get("/exercises/").content.decode()
