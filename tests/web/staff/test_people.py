"""The room of the people: asked in, given a role, closed; by the owner and the administrator only."""

from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from runwell.records import access
from runwell.records.models import Account, AuditEvent, DueJob, GivenRole
from runwell.records.post import unsealed
from runwell.records.roles import Role
from tests.people import second_factor, sign_in, somebody

pytestmark = pytest.mark.django_db

NEW = {"name": "Kim New", "email": "kim@example.com", "role": "front desk", "office": ""}
BUTTONS = ("give-role", "close", "open-again", "reset", "invite-again")


def at(name, *ids):
    return reverse(f"staff:{name}", args=ids)


def test_the_list_says_who_does_what_where_and_who_has_a_second_step(as_, owner, desk_here, colleague):
    second_factor(desk_here)
    html = as_(owner).get("/staff/people/").content.decode()
    assert "Front desk, Oak Lawn" in html and "Editor, all offices" in html
    assert html.count("Not set up") == 1, "the editor; whoever looks has one"
    assert "Never" in html


def test_somebody_who_ended_stands_below_and_says_until_when(as_, owner, desk_here):
    browser, given = as_(owner), GivenRole.objects.get(account=desk_here)
    assert browser.post(at("end-role", desk_here.id, given.id)).status_code == 302
    html = browser.get("/staff/people/").content.decode()
    assert "worked here before" in html and "Front desk, Oak Lawn, until" in html
    assert not access.works_here(desk_here)


def test_patients_are_not_among_the_people(as_, owner, patient):
    browser = as_(owner)
    assert "robin@example.com" not in browser.get("/staff/people/").content.decode()
    assert browser.get(at("person", patient.id)).status_code == 404
    for name in BUTTONS:
        assert browser.post(at(name, patient.id), {"role": "clinician", "office": ""}).status_code == 404
    assert Account.objects.get(id=patient.id).is_active and not access.works_here(patient)


def test_a_person_is_asked_in_with_an_account_a_role_and_a_link(as_, owner, oak_lawn):
    answer = as_(owner).post("/staff/people/new/", {**NEW, "office": str(oak_lawn.id)})
    kim = Account.objects.get(email="kim@example.com")
    assert answer.status_code == 302 and answer.url == at("person", kim.id)
    [given] = access.roles_of(kim)
    assert (given.role, given.location) == (Role.FRONT_DESK, oak_lawn)
    letter = unsealed(DueJob.objects.get(kind="mail").about["sealed"])
    assert letter.to == "kim@example.com" and "/account/link/" in letter.body
    assert not kim.has_usable_password()


def test_extra_fields_in_a_form_change_nothing(as_, administrator):
    extra = {"is_superuser": "on", "is_active": "", "id": str(uuid4()), "by": "a command", "password": "x"}
    as_(administrator).post("/staff/people/new/", {**NEW, **extra})
    kim = Account.objects.get(email="kim@example.com")
    assert kim.is_active and not kim.is_superuser and not kim.has_usable_password()
    assert str(kim.id) != extra["id"]
    assert AuditEvent.objects.filter(act="gave the role front desk").get().account == administrator.id


@pytest.mark.parametrize("role", ["clinician", "owner", "superuser"])
def test_an_administrator_is_not_offered_and_not_granted_what_reads_records(as_, administrator, role):
    browser = as_(administrator)
    html = browser.get("/staff/people/new/").content.decode()
    assert f'value="{role}"' not in html and 'value="front desk"' in html
    answer = browser.post("/staff/people/new/", {**NEW, "role": role})
    assert answer.status_code == 400 and "Choose one of the list" in answer.content.decode()
    assert not Account.objects.filter(email="kim@example.com").exists()


def test_a_role_for_the_whole_practice_at_one_office_is_refused_and_makes_no_account(as_, owner, oak_lawn):
    answer = as_(owner).post("/staff/people/new/", {**NEW, "role": "owner", "office": str(oak_lawn.id)})
    assert answer.status_code == 400 and "whole practice" in answer.content.decode()
    assert not Account.objects.filter(email="kim@example.com").exists()


@pytest.mark.parametrize("who", ["owner", "administrator"])
def test_nobody_gives_themselves_a_role_or_takes_their_own(as_, who, request, practice):
    by = request.getfixturevalue(who)
    browser, own = as_(by), GivenRole.objects.get(account=by)
    html = browser.get(at("person", by.id)).content.decode()
    assert "your own account" in html and at("close", by.id) not in html
    assert browser.post(at("give-role", by.id), {"role": "editor", "office": ""}).status_code == 403
    assert browser.post(at("end-role", by.id, own.id)).status_code == 403
    assert browser.post(at("reset", by.id)).status_code == 403
    assert browser.post(at("close", by.id)).status_code == 400
    assert list(access.roles_of(by)) == [own] and Account.objects.get(id=by.id).is_active


def test_an_owner_gives_a_role_and_an_administrator_cannot_end_it(
    as_, owner, administrator, colleague, practice
):
    browser = as_(owner)
    browser.post(at("give-role", colleague.id), {"role": "clinician", "office": ""})
    given = access.roles_of(colleague).get(role=Role.CLINICIAN)
    browser = as_(administrator)
    assert (
        at("end-role", colleague.id, given.id) not in browser.get(at("person", colleague.id)).content.decode()
    )
    assert browser.post(at("end-role", colleague.id, given.id)).status_code == 403
    assert access.has(colleague, Role.CLINICIAN)


def test_the_last_owner_cannot_be_ended_and_the_page_says_why(as_, owner, practice):
    second = somebody("second@example.com", Role.OWNER)
    owner_role = GivenRole.objects.get(account=owner)
    browser = as_(second)
    assert browser.post(at("end-role", owner.id, owner_role.id)).status_code == 302
    assert browser.post(at("end-role", owner.id, owner_role.id)).status_code == 302, "a second time: nothing"
    assert access.has(second, Role.OWNER)


def test_closing_throws_the_person_out_of_every_browser(as_, owner, desk_here):
    theirs = Client()
    sign_in(theirs, desk_here)
    assert theirs.get("/staff/").status_code == 200
    browser = as_(owner)
    assert browser.post(at("close", desk_here.id)).status_code == 302
    assert theirs.get("/staff/").status_code == 302
    assert "This account is closed" in browser.get(at("person", desk_here.id)).content.decode()
    browser.post(at("open-again", desk_here.id))
    assert theirs.get("/staff/").status_code == 302, "an old session must not wake up"


def test_a_lost_second_step_is_reset_and_the_page_offers_it_only_where_there_is_one(as_, owner, desk_here):
    browser = as_(owner)
    assert at("reset", desk_here.id) not in browser.get(at("person", desk_here.id)).content.decode()
    second_factor(desk_here)
    assert at("reset", desk_here.id) in browser.get(at("person", desk_here.id)).content.decode()
    assert browser.post(at("reset", desk_here.id)).status_code == 302
    assert not Authenticator.objects.filter(user=desk_here).exists()


def test_an_invitation_can_be_sent_again(as_, owner, desk_here):
    browser = as_(owner)
    assert at("invite-again", desk_here.id) in browser.get(at("person", desk_here.id)).content.decode()
    assert browser.post(at("invite-again", desk_here.id)).status_code == 302
    assert DueJob.objects.filter(kind="mail").count() == 1


def test_guessed_ids_lead_nowhere(as_, owner, desk_here):
    browser = as_(owner)
    assert browser.get(at("person", uuid4())).status_code == 404
    assert browser.post(at("close", uuid4())).status_code == 404
    assert browser.post(at("end-role", desk_here.id, uuid4())).status_code == 403


@pytest.mark.parametrize("who", ["front_desk", "clinician", "colleague", "patient"])
def test_no_button_works_for_others(as_, who, request, desk_here):
    browser, before = as_(request.getfixturevalue(who)), AuditEvent.objects.count()
    for name in BUTTONS:
        assert browser.post(at(name, desk_here.id), {"role": "owner", "office": ""}).status_code == 403
    given = GivenRole.objects.get(account=desk_here)
    assert browser.post(at("end-role", desk_here.id, given.id)).status_code == 403
    assert browser.post("/staff/people/new/", NEW).status_code == 403
    assert AuditEvent.objects.count() == before and access.works_here(desk_here)
