"""What a practice's file says of visits and of who is where."""

import json
from copy import deepcopy
from datetime import timedelta

import pytest

from runwell.records.actions.practice import load_practice
from runwell.records.models import Practice, TeamMember, VisitRequest, WorkingHours
from runwell.records.practice_file.working import two_places_problems
from runwell.refusals import Refusal
from tests.people import PRACTICE
from tests.records.visit_world import TOMORROW, asked, clock, morgan, office

__all__ = ["clock", "morgan", "office"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def file():
    return deepcopy(PRACTICE)


def test_what_the_file_says_of_visits_is_kept_and_what_it_does_not_say_stays(file):
    file.update(visit_minutes=30, visit_notice_hours=0, visit_days_ahead=14)
    load_practice(by="test", practice=file)
    for name in ("visit_minutes", "visit_notice_hours"):
        del file[name]
    load_practice(by="test", practice=file)
    kept = Practice.objects.get()
    assert (kept.visit_minutes, kept.visit_notice_hours, kept.visit_days_ahead) == (30, 0, 14)


def test_the_demos_clinicians_have_hours_and_nobody_is_at_two_offices_at_once(practice):
    for member in TeamMember.objects.filter(sees_patients=True):
        hours = {row.location.slug: row.hours for row in member.working_hours.all()}
        assert hours and two_places_problems(hours, member.slug) == []
    assert json.dumps(PRACTICE).count('"hours"') == 4 + 8


def test_hours_that_the_file_leaves_out_stay(file):
    load_practice(by="test", practice=file)
    before = WorkingHours.objects.count()
    for person in file["people"]:
        person.pop("hours", None)
    load_practice(by="test", practice=file)
    assert WorkingHours.objects.count() == before == 9


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.update(visit_minutes=50), "number of quarters"),
        (lambda file: file.update(visit_minutes="45"), "whole number from 15 to 240"),
        (lambda file: file.update(visit_minutes=True), "whole number"),
        (lambda file: file.update(visit_notice_hours=-1), "whole number from 0 to 336"),
        (lambda file: file.update(visit_days_ahead=0), "whole number from 1 to 365"),
        (lambda file: file["people"][0].update(hours=[]), "avery-mockford.*not an object of offices"),
        (lambda file: file["people"][0].update(hours={"chicago": "9-5"}), "at chicago: its hours cannot be"),
        (lambda file: file["people"][0].update(hours={"hinsdale": []}), "none of their locations"),
        (
            lambda file: file["people"][2]["hours"].update(chicago=file["locations"][0]["hours"]),
            "riley-demostone: the hours at chicago and oak-lawn overlap on",
        ),
    ],
)
def test_what_cannot_be_is_refused(file, spoil, said):
    spoil(file)
    with pytest.raises(Refusal, match=said):
        load_practice(by="test", practice=file)
    assert not Practice.objects.exists()


def test_nobody_and_no_office_vanishes_while_somebody_is_expected_there(office, morgan, file):
    request = asked(office, member_id=morgan.id)
    file["people"] = [one for one in file["people"] if one["slug"] != "morgan-fictley"]
    with pytest.raises(Refusal, match="morgan-fictley: there are visits with them to come"):
        load_practice(by="test", practice=file)
    file["locations"] = [one for one in file["locations"] if one["slug"] != "oak-lawn"]
    file["people"] = deepcopy(PRACTICE["people"])
    for one in file["people"]:
        one["locations"] = ["chicago"]
        one.pop("hours", None)
    with pytest.raises(Refusal, match="oak-lawn: it still has visits"):
        load_practice(by="test", practice=file)
    assert VisitRequest.objects.get() == request
    assert request.visits.get().begins_at == TOMORROW < TOMORROW + timedelta(1)
