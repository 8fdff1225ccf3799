"""An answer of the check in a person's own record: added once, theirs alone, gone when they say so."""

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.utils import timezone

from runwell.records import access, audit
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.kept_verdicts import keep
from runwell.records.actions.own_checks import adopt_kept_copy, delete_own_check, keep_own_check
from runwell.records.models import AuditEvent, KeptVerdict, OwnCheck
from runwell.refusals import Refusal

pytestmark = pytest.mark.django_db

VERDICT = {"pack": "hip@0123456789ab", "on": "2026-11-24", "level": "self-care", "causes": []}
SAID = {"answers": {"sex": "female"}, "asked": ["sex", "fever"]}


def add(by, **changes):
    return keep_own_check(by=by, **{"verdict_json": VERDICT, **SAID, **changes})


def test_an_answer_is_kept_with_what_was_said(patient):
    check = add(patient)
    assert access.own_checks(patient).get() == check
    assert (check.verdict, check.answers, check.asked) == (VERDICT, SAID["answers"], ["fever", "sex"])
    event = access.trail_of_own_record(patient)[0]
    assert (event.act, event.account, event.record) == (
        "added a check to their record",
        patient.id,
        f"owncheck {check.id}",
    )


def test_the_same_answer_twice_is_one_even_on_the_next_day_of_its_cookie(patient):
    first = add(patient)
    assert add(patient) == first
    assert add(patient, verdict_json={**VERDICT, "on": "2026-11-25"}) == first
    assert OwnCheck.objects.count() == 1


def test_another_answer_and_the_same_one_weeks_later_are_checks_of_their_own(patient):
    add(patient)
    add(patient, verdict_json={**VERDICT, "level": "emergency"}, answers={"sex": "male"})
    OwnCheck.objects.update(kept_at=timezone.now() - timedelta(days=14))
    add(patient, verdict_json={**VERDICT, "on": "2026-12-08"})
    assert access.own_checks(patient).count() == 3


def test_the_same_answers_of_two_people_are_two_checks(patient, other_patient):
    assert add(patient) != add(other_patient)


def test_a_copy_and_the_check_it_was_made_of_are_one_and_its_answers_come_later(patient):
    copied = adopt_kept_copy(by=patient, token=keep(by="runner", verdict_json=VERDICT))
    assert copied.answers == {}
    assert add(patient) == copied
    copied.refresh_from_db()
    assert copied.answers == SAID["answers"]


def test_a_copy_is_deleted_only_if_they_say_so(patient):
    token = keep(by="runner", verdict_json=VERDICT)
    first = adopt_kept_copy(by=patient, token=token)
    assert access.kept_copy(token, timezone.now())
    assert adopt_kept_copy(by=patient, token=token, and_forget=True) == first
    assert not KeptVerdict.objects.exists()
    assert adopt_kept_copy(by=patient, token=token) is None


@pytest.mark.parametrize("who", ["colleague", "clinician", "front_desk", "owner", "administrator"])
def test_whoever_has_no_record_adds_to_none(who, request):
    person = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        add(person)
    with pytest.raises(PermissionDenied):
        adopt_kept_copy(by=person, token=keep(by="runner", verdict_json=VERDICT), and_forget=True)
    assert not OwnCheck.objects.exists() and KeptVerdict.objects.exists()


def test_nothing_is_added_after_the_consent_was_taken_back(patient):
    withdraw_consent(by=patient)
    with pytest.raises(Refusal, match="Agree again"):
        add(patient)
    assert not OwnCheck.objects.exists()


def test_a_closed_account_adds_nothing(patient):
    patient.is_active = False
    patient.save()
    with pytest.raises(PermissionDenied):
        add(patient)


def test_only_its_runner_deletes_a_check(patient, other_patient, clinician):
    check = add(patient)
    for other in (other_patient, clinician):
        with pytest.raises(ObjectDoesNotExist):
            delete_own_check(by=other, check_id=check.id)
    delete_own_check(by=patient, check_id=check.id)
    assert not OwnCheck.objects.exists()
    last = AuditEvent.objects.first()
    assert (last.act, last.record) == ("deleted a check of their record", f"owncheck {check.id}")
    assert audit.verify() == AuditEvent.objects.count()


def test_what_others_kept_is_never_among_ones_own(patient, other_patient, anonymous, clinician):
    check = add(patient)
    for other in (other_patient, clinician, anonymous):
        assert not access.own_checks(other).exists()
        assert access.own_check(other, check.id) is None
    assert access.own_check(patient, check.id) == check
