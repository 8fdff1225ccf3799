"""What is said about an office: who may change it, and what is refused."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from runwell.records import access
from runwell.records.actions import locations
from runwell.records.models import AuditEvent, ClosedDay, Location
from runwell.refusals import Refusal

WORDS = {"street": "9 Demo Lane", "city": "Chicago", "state": "IL", "zip_code": "60602"}
EARLY = [{"days": ["Monday"], "opens": "06:00", "closes": "12:00"}]


@pytest.fixture
def office(practice):
    return access.locations().get(slug="chicago")


CHANGES = {
    "telephone": lambda by, place: locations.change_telephone(
        by=by, location_id=place, telephone="(312) 555-0101"
    ),
    "hours": lambda by, place: locations.change_hours(by=by, location_id=place, hours=EARLY),
    "holiday": lambda by, place: locations.add_holiday(
        by=by, location_id=place, day=date(2027, 3, 1), name="Casimir Pulaski Day"
    ),
    "no holiday": lambda by, place: locations.remove_holiday(
        by=by, location_id=place, closed_day_id=ClosedDay.objects.filter(location_id=place).first().id
    ),
    "address": lambda by, place: locations.change_address(by=by, location_id=place, **WORDS),
}


def kept():
    return (list(Location.objects.values()), list(ClosedDay.objects.values()), AuditEvent.objects.count())


@pytest.mark.parametrize("change", CHANGES)
def test_who_answers_for_the_practice_changes_everything_and_leaves_a_trail(
    change, owner, administrator, office
):
    for number, by in enumerate((owner, administrator)):
        before = kept()
        if number:
            Location.objects.update(telephone="(312) 555-0199", hours=[], street="1 Other Street")
            ClosedDay.objects.filter(day=date(2027, 3, 1)).delete()
            before = kept()
        CHANGES[change](by, office.id)
        assert kept()[:2] != before[:2]
        row = AuditEvent.objects.latest("number")
        assert (row.account, row.record) == (by.id, f"location {office.id}")


@pytest.mark.parametrize("change", CHANGES)
def test_the_editor_changes_all_but_the_address(change, colleague, office):
    before = kept()
    if change == "address":
        with pytest.raises(PermissionDenied):
            CHANGES[change](colleague, office.id)
        assert kept() == before
    else:
        CHANGES[change](colleague, office.id)
        assert kept() != before


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_else_changes_anything(change, office, front_desk, clinician, patient, anonymous):
    before = kept()
    for by in (front_desk, clinician, patient, anonymous):
        with pytest.raises(PermissionDenied):
            CHANGES[change](by, office.id)
    assert kept() == before


@pytest.mark.parametrize("change", ["telephone", "hours", "holiday", "address"])
def test_an_office_that_is_not_there_is_not_changed(change, owner, practice):
    with pytest.raises(PermissionDenied):
        CHANGES[change](owner, uuid4())


def test_the_same_again_leaves_no_trail(owner, office):
    for change in ("telephone", "hours", "address"):
        CHANGES[change](owner, office.id)
        before = AuditEvent.objects.count()
        CHANGES[change](owner, office.id)
        assert AuditEvent.objects.count() == before
    gone = ClosedDay.objects.first()
    for _ in range(2):
        locations.remove_holiday(by=owner, location_id=gone.location_id, closed_day_id=gone.id)
    assert AuditEvent.objects.filter(act__contains="removed").count() == 1


def test_a_holiday_of_another_office_is_not_removed_by_way_of_this_one(owner, office):
    other = ClosedDay.objects.exclude(location=office).first()
    locations.remove_holiday(by=owner, location_id=office.id, closed_day_id=other.id)
    assert ClosedDay.objects.filter(id=other.id).exists()


@pytest.mark.parametrize("wrong", ["", "555-0142", "nobody", "(312) 555-0142 ask for Jo", "1" * 31])
def test_a_number_that_nobody_can_dial_is_refused(owner, office, wrong):
    with pytest.raises(Refusal, match="telephone"):
        locations.change_telephone(by=owner, location_id=office.id, telephone=wrong)


@pytest.mark.parametrize(
    "right", ["(312) 555-0142", "312.555.0142", "+1 312 555 0142", "(312) 555-0142 ext. 7"]
)
def test_numbers_are_written_in_many_ways(owner, office, right):
    locations.change_telephone(by=owner, location_id=office.id, telephone=f" {right} ")
    assert Location.objects.get(id=office.id).telephone == right


@pytest.mark.parametrize(
    "rows",
    [
        [{"days": ["Monday"], "opens": "12:00", "closes": "06:00"}],
        [{"days": ["Moonday"], "opens": "06:00", "closes": "12:00"}],
        [{"days": ["Monday"], "opens": "06:00", "closes": "12:00"}, *EARLY],
        [{"days": ["Monday"], "opens": "24:00", "closes": "25:00"}],
        [{"days": ["Monday"]}],
    ],
)
def test_hours_that_cannot_be_are_refused(owner, office, rows):
    with pytest.raises(Refusal, match="hours"):
        locations.change_hours(by=owner, location_id=office.id, hours=rows)


def test_days_with_the_same_hours_are_kept_together(owner, office):
    rows = [{"days": [day], "opens": "08:00", "closes": "12:00"} for day in ("Tuesday", "Monday")]
    rows += [{"days": ["Monday"], "opens": "13:00", "closes": "17:00"}]
    locations.change_hours(by=owner, location_id=office.id, hours=rows)
    assert Location.objects.get(id=office.id).hours == [
        {"days": ["Monday", "Tuesday"], "opens": "08:00", "closes": "12:00"},
        {"days": ["Monday"], "opens": "13:00", "closes": "17:00"},
    ]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"name": " "}, "'name' is missing"),
        ({"name": "x" * 61}, "longer than 60"),
        ({"name": "Eve", "opens": "12:00"}, "hours"),
        ({"name": "Eve", "opens": "12:00", "closes": "08:00"}, "hours"),
        ({"name": "Thanks", "day": date(2026, 11, 26)}, "on the list already"),
    ],
)
def test_a_holiday_is_named_once_and_with_sense(owner, office, facts, said):
    with pytest.raises(Refusal, match=said):
        locations.add_holiday(by=owner, location_id=office.id, **{"day": date(2027, 3, 1), **facts})


def test_an_address_has_all_its_words(owner, office):
    with pytest.raises(Refusal, match="'street' is missing"):
        locations.change_address(by=owner, location_id=office.id, **{**WORDS, "street": ""})
