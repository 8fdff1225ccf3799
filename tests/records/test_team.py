"""What is said about the people of the practice: who may change it, and what is refused."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from runwell.records import access
from runwell.records.actions import team
from runwell.records.models import AuditEvent, TeamMember
from runwell.refusals import Refusal

WORDS = {"title": "Lead therapist", "about": "Runs.", "does": ["hip pain", " ", "gait"]}


@pytest.fixture
def avery(practice):
    return access.team().get(slug="avery-mockford")


def place(by, member, **changed):
    given = {"credentials": "PT", "location_ids": [one.id for one in access.locations()[:2]], "position": 3}
    team.place_person(by=by, member_id=member.id, **{**given, **changed})


def kept():
    offices = [[one.slug for one in member.locations.all()] for member in access.team()]
    return list(TeamMember.objects.values()), offices, AuditEvent.objects.count()


def test_who_keeps_the_pages_true_describes_people(owner, administrator, colleague, avery):
    for number, by in enumerate((owner, administrator, colleague)):
        team.describe_person(by=by, member_id=avery.id, **{**WORDS, "about": f"Runs {number}."})
        now = TeamMember.objects.get(id=avery.id)
        assert (now.title, now.about, now.does) == ("Lead therapist", f"Runs {number}.", ["hip pain", "gait"])
        row = AuditEvent.objects.latest("number")
        assert (row.account, row.record) == (by.id, f"teammember {avery.id}")


def test_only_who_answers_for_it_says_what_somebody_is_licensed_as(owner, administrator, colleague, avery):
    with pytest.raises(PermissionDenied):
        place(colleague, avery)
    for number, by in enumerate((owner, administrator)):
        place(by, avery, credentials=f"PT {number}")
        assert TeamMember.objects.get(id=avery.id).credentials == f"PT {number}"
    assert [one.slug for one in access.team().get(id=avery.id).locations.all()] == ["chicago", "oak-lawn"]


def test_nobody_else_changes_anything(avery, front_desk, clinician, patient, anonymous):
    before = kept()
    for by in (front_desk, clinician, patient, anonymous):
        with pytest.raises(PermissionDenied):
            team.describe_person(by=by, member_id=avery.id, **WORDS)
        with pytest.raises(PermissionDenied):
            place(by, avery)
    assert kept() == before


def test_somebody_who_is_not_there_is_not_changed(owner, practice):
    with pytest.raises(PermissionDenied):
        team.describe_person(by=owner, member_id=uuid4(), **WORDS)


@pytest.mark.parametrize(("position", "found"), [(1, 0), (3, 2), (99, 12), (-4, 0)])
def test_a_person_moves_in_the_list_and_the_others_close_up(owner, avery, position, found):
    others = [one for one in access.team() if one != avery]
    place(owner, avery, position=position)
    now = list(access.team())
    assert now.index(avery) == found and [one for one in now if one != avery] == others
    assert [one.place for one in now] == list(range(13))


def test_the_same_again_leaves_no_trail(owner, avery):
    team.describe_person(by=owner, member_id=avery.id, **WORDS)
    place(owner, avery)
    before = kept()
    team.describe_person(by=owner, member_id=avery.id, **WORDS)
    place(owner, avery)
    assert kept() == before


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, "'title' is missing"),
        ({"about": "x" * 2001}, "longer than 2000"),
        ({"does": ["x" * 61]}, "'does'"),
        ({"does": ["x"] * 13}, "'does'"),
    ],
)
def test_words_that_do_not_fit_are_refused(owner, avery, changed, said):
    with pytest.raises(Refusal, match=said):
        team.describe_person(by=owner, member_id=avery.id, **{**WORDS, **changed})


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"location_ids": [uuid4()]}, "office is not known"), ({"credentials": "x" * 61}, "longer than 60")],
)
def test_a_place_that_is_not_there_is_refused(owner, avery, changed, said):
    before = kept()
    with pytest.raises(Refusal, match=said):
        place(owner, avery, **changed)
    assert kept() == before
