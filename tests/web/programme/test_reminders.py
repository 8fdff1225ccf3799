"""Reminders by mail: an hour, or none."""

import pytest
from django.test import Client

from runwell.records import access
from tests.records.whole_programme import kept
from tests.web.programme.beginning import browser_of

pytestmark = pytest.mark.django_db
PAGE = "/my/program/reminders/"


def setting(account):
    now = access.current_programme(account.patient)
    return now.remind_at, now.remind_by_mail


def test_an_hour_is_kept_shown_and_taken_back(own, patient):
    kept(patient)
    assert own.post(PAGE, {"mail": "yes", "hour": "7"})["Location"] == "/my/program/"
    assert setting(patient) == (7, True)
    assert (7, "7 a.m.", True) in own.get(PAGE).context["page"].hours
    own.post(PAGE, {"hour": "7"})
    assert setting(patient) == (None, False)


@pytest.mark.parametrize("hour", ["", "3", "24", "x", "-1"])
def test_an_hour_that_is_not_offered_changes_nothing(own, patient, hour):
    kept(patient)
    own.post(PAGE, {"mail": "yes", "hour": hour})
    assert setting(patient) == (None, False)


def test_only_their_own(own, patient, other_patient, clinician):
    kept(patient)
    assert "/account/login/" in Client().post(PAGE)["Location"]
    for account in (other_patient, clinician):
        assert browser_of(account).post(PAGE, {"mail": "yes", "hour": "7"}).status_code == 302
    assert setting(patient) == (None, False)
