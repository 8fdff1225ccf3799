"""Before a session: read and asked, and whatever is not a clear no closes the exercises."""

import pytest
from django.test import Client

from runwell.records import access
from runwell.records.models import SafetyWord
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from tests.people import sign_in
from tests.web.programme.beginning import browser_of, calm, checked

pytestmark = pytest.mark.django_db
BEFORE = "/my/program/before/"


@pytest.fixture
def begun(own, patient):
    checked(patient)
    own.post("/my/program/begin/", {"day": ["1", "3", "5"], "have": ["chair"], "begin": ""})
    return own


def locked(account):
    return access.situation_of(account.patient).locks


def group_with(client, sign):
    """The group of that sign, by the name of its inputs, and the names of all its signs."""
    page = client.get(BEFORE).context["page"]
    group = next(one for one in page.groups if sign in [each.id for each in one.signs])
    return group.asked.name, [f"sign-{one.id}" for one in group.signs]


def opened(client, sign, value, rest="no", answer="yes"):
    name, signs = group_with(client, sign)
    return {**calm(client), name: answer, **dict.fromkeys(signs, rest), f"sign-{sign}": value}


def test_the_warning_is_our_own_pages_and_each_sign_is_said(begun):
    page = begun.get(BEFORE)
    said = page.content.decode()
    assert f"Be sure to {WARNING}." in said
    assert "There is a fever or you feel ill" in said
    assert len(page.context["page"].groups) == 3


def test_a_calm_runner_may_start(begun, patient):
    answer = begun.post(BEFORE, calm(begun), follow=True)
    assert answer.redirect_chain[-1][0] == "/my/program/"
    word = SafetyWord.objects.get()
    assert (word.words, word.rules, word.pack) == (WARNING, [], the_pack().version)
    assert not locked(patient) and "You can start." in answer.content.decode()


@pytest.mark.parametrize("answer", ["yes", "unknown"])
@pytest.mark.parametrize("value", ["yes", "unknown"])
def test_a_sign_that_is_there_or_not_known_closes_by_the_rules_own_words(begun, patient, value, answer):
    page = begun.post(BEFORE, opened(begun, "fever-unwell.yes", value, answer=answer), follow=True)
    assert SafetyWord.objects.get().rules == ["RF10"] and locked(patient)
    said = page.content.decode()
    rule = next(one for one in the_pack().rules if one.id == "RF10")
    assert rule.what_to_do in said and "No exercise now" in said
    for one in access.current_programme(patient.patient).asked():
        assert the_pack().exercises[one.exercise].name not in said


def test_the_gravest_says_what_to_do_and_offers_the_call(begun):
    page = begun.post(BEFORE, opened(begun, "chest-breath.yes", "yes"), follow=True).content.decode()
    assert "Call 911 now." in page and 'href="tel:911"' in page


def test_a_group_that_is_no_clear_no_is_asked_sign_by_sign(begun):
    name, signs = group_with(begun, "fever-unwell.yes")
    answer = begun.post(BEFORE, {**calm(begun), name: "unknown"})
    assert answer.status_code == 200 and answer.context["page"].more
    assert all(f'name="{sign}"' in answer.content.decode() for sign in signs)
    assert not SafetyWord.objects.exists()


def test_one_sign_without_an_answer_is_asked_for(begun):
    form = opened(begun, "fever-unwell.yes", "no")
    del form["sign-fever-unwell.yes"]
    answer = begun.post(BEFORE, form)
    assert answer.status_code == 400 and not SafetyWord.objects.exists()
    assert 'href="#sign-fever-unwell.yes-1"' in answer.content.decode()


def test_all_of_a_group_answered_no_after_all_is_calm(begun, patient):
    begun.post(BEFORE, opened(begun, "fever-unwell.yes", "no", answer="unknown"))
    assert SafetyWord.objects.get().rules == [] and not locked(patient)


@pytest.mark.parametrize("left", ["read", "group-emergency", "group-doctor-within-days"])
def test_nothing_is_taken_for_granted(begun, left):
    form = calm(begun)
    del form[left]
    answer = begun.post(BEFORE, form)
    assert answer.status_code == 400 and not SafetyWord.objects.exists()
    assert f'href="#{left}' in answer.content.decode()


def test_other_words_than_ours_are_not_confirmed(begun):
    answer = begun.post(BEFORE, {**calm(begun), "read": "whatever"})
    assert answer.status_code == 400 and not SafetyWord.objects.exists()
    assert "The text has changed since you opened the page" in answer.content.decode()


def test_nonsense_is_no_answer(begun):
    form = {**calm(begun), "group-emergency": "none"}
    assert begun.post(BEFORE, form).status_code == 400 and not SafetyWord.objects.exists()


def test_answered_again_it_opens_again(begun, patient):
    begun.post(BEFORE, opened(begun, "fever-unwell.yes", "yes"))
    assert locked(patient)
    begun.post(BEFORE, calm(begun))
    assert not locked(patient) and SafetyWord.objects.count() == 2


def test_only_the_runner_says_it(begun, patient, other_patient, clinician):
    assert "/account/login/" in Client().post(BEFORE)["Location"]
    other = browser_of(other_patient)
    other.post(BEFORE, calm(other))
    assert SafetyWord.objects.get().patient == other_patient.patient
    staff = Client()
    sign_in(staff, clinician)
    assert staff.post(BEFORE, calm(begun))["Location"] == "/my/"
    assert SafetyWord.objects.count() == 1
