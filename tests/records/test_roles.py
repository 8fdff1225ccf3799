"""Giving and taking roles: who may, never for oneself, and somebody is always left who can."""

from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.utils import timezone

from runwell.records import access
from runwell.records.access.giving import may_give
from runwell.records.actions.patients import assign
from runwell.records.actions.roles import end_role, give_role
from runwell.records.models import Assignment, AuditEvent, GivenRole, Location
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import somebody

pytestmark = pytest.mark.django_db

BY_AN_ADMINISTRATOR = {Role.FRONT_DESK, Role.EDITOR, Role.ADMINISTRATOR}
MAY = {
    "owner": set(Role),
    "administrator": BY_AN_ADMINISTRATOR,
    "front_desk": set(),
    "clinician": set(),
    "colleague": set(),
    "patient": set(),
    "anonymous": set(),
}
EVERY_PAIR = [(who, role) for who in MAY for role in Role]


def open_role(account, role):
    return GivenRole.objects.get(account=account, role=role, ended_at=None)


@pytest.mark.parametrize(("who", "role"), EVERY_PAIR)
def test_who_may_give_and_take_which_role(who, role, request, owner, administrator):
    by, somebody_new = request.getfixturevalue(who), somebody("new@example.com")
    old = somebody("old@example.com", role)
    if role in MAY[who]:
        give_role(by=by, account_id=somebody_new.id, role=role)
        assert access.has(somebody_new, role)
        end_role(by=by, given_role_id=open_role(old, role).id)
        assert not access.works_here(old)
        assert AuditEvent.objects.first().act == f"ended the role {role}"
        return
    with pytest.raises(PermissionDenied):
        give_role(by=by, account_id=somebody_new.id, role=role)
    with pytest.raises(PermissionDenied):
        end_role(by=by, given_role_id=open_role(old, role).id)
    assert not access.works_here(somebody_new) and access.has(old, role)


@pytest.mark.parametrize("who", ["owner", "administrator"])
@pytest.mark.parametrize("role", list(Role))
def test_nobody_changes_their_own_roles(who, role, request):
    by = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied, match="their own"):
        give_role(by=by, account_id=by.id, role=role)
    with pytest.raises(PermissionDenied, match="their own"):
        end_role(by=by, given_role_id=open_role(by, Role(who)).id)


def test_a_role_is_given_once_and_ended_once(owner):
    person = somebody("new@example.com")
    first, second = (give_role(by=owner, account_id=person.id, role=Role.EDITOR) for _ in range(2))
    assert first == second
    for _ in range(2):
        end_role(by=owner, given_role_id=first.id)
    acts = list(AuditEvent.objects.filter(account=owner.id).values_list("act", flat=True))
    assert acts == ["ended the role editor", "gave the role editor"]


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADMINISTRATOR, Role.EDITOR])
def test_what_somebody_does_for_the_whole_practice_is_not_bound_to_an_office(owner, practice, role):
    person, office = somebody("new@example.com"), Location.objects.first()
    with pytest.raises(Refusal, match="whole practice"):
        give_role(by=owner, account_id=person.id, role=role, location_id=office.id)


def test_an_unknown_office_a_closed_account_and_guessed_ids_are_refused(owner):
    person = somebody("new@example.com")
    with pytest.raises(Refusal, match="office is not known"):
        give_role(by=owner, account_id=person.id, role=Role.CLINICIAN, location_id=uuid4())
    with pytest.raises(PermissionDenied):
        give_role(by=owner, account_id=uuid4(), role=Role.CLINICIAN)
    with pytest.raises(PermissionDenied):
        end_role(by=owner, given_role_id=uuid4())
    person.is_active = False
    person.save()
    with pytest.raises(Refusal, match="closed"):
        give_role(by=owner, account_id=person.id, role=Role.CLINICIAN)
    assert not GivenRole.objects.filter(account=person).exists()


def test_the_last_owner_stays(owner):
    with pytest.raises(Refusal, match="nobody would be left who may give the role owner"):
        end_role(by="a command", given_role_id=open_role(owner, Role.OWNER).id)
    second = somebody("second@example.com", Role.OWNER)
    second.is_active = False
    second.save()
    with pytest.raises(Refusal):
        end_role(by="a command", given_role_id=open_role(owner, Role.OWNER).id)
    second.is_active = True
    second.save()
    end_role(by=second, given_role_id=open_role(owner, Role.OWNER).id)
    assert not access.works_here(owner)


def test_the_last_administrator_stays_only_where_no_owner_could_make_another(administrator):
    with pytest.raises(Refusal, match="administrator"):
        end_role(by="a command", given_role_id=open_role(administrator, Role.ADMINISTRATOR).id)
    by = somebody("owner@example.com", Role.OWNER)
    end_role(by=by, given_role_id=open_role(administrator, Role.ADMINISTRATOR).id)
    assert not access.works_here(administrator)


def test_whoever_is_a_clinician_no_more_looks_after_nobody_even_when_they_come_back(
    owner, clinician, patient
):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    second = give_role(by=owner, account_id=clinician.id, role=Role.CLINICIAN)
    end_role(by=owner, given_role_id=second.id)
    assert access.patients(clinician).count() == 1, "they are a clinician still, elsewhere"
    end_role(by=owner, given_role_id=open_role(clinician, Role.CLINICIAN).id)
    assert Assignment.objects.get().ended_at <= timezone.now()
    office = Location.objects.get()
    give_role(by=owner, account_id=clinician.id, role=Role.CLINICIAN, location_id=office.id)
    assert not access.patients(clinician).exists()


def test_roles_add_up(owner, administrator, anonymous):
    assert may_give(owner) == set(Role)
    assert may_give(administrator) == BY_AN_ADMINISTRATOR
    assert may_give(anonymous) == set()


@pytest.mark.django_db(transaction=True)
def test_two_owners_who_put_each_other_out_at_the_same_moment_leave_one():
    first, second = somebody("first@example.com", Role.OWNER), somebody("second@example.com", Role.OWNER)
    pairs = [(first, open_role(second, Role.OWNER)), (second, open_role(first, Role.OWNER))]
    start, refused = Barrier(2), []

    def put_out(by, given):
        start.wait()
        try:
            end_role(by=by, given_role_id=given.id)
        except (PermissionDenied, Refusal) as error:
            refused.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=put_out, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert [access.has(one, Role.OWNER) for one in (first, second)].count(True) == 1
