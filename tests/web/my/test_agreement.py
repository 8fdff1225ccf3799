"""What was agreed to: read in its version, taken back, given again."""

import pytest

from runwell.records import access, consent_words
from runwell.records.models import Consent
from tests.people import sign_in
from tests.web.my.conftest import text

pytestmark = pytest.mark.django_db


def test_the_text_that_was_agreed_to_can_be_read(own, practice):
    page = text(own.get("/my/agreement/"))
    assert consent_words.newest().id in page and consent_words.newest().who[2] in page
    assert "I agree to this text" not in page and "Take back my agreement" in page


def test_a_version_that_the_site_has_lost_is_said_to_be_lost(own, practice):
    Consent.objects.update(words="1999-01")
    page = text(own.get("/my/agreement/"))
    assert "We no longer have this version" in page and "Our text has changed" in page


def test_taking_it_back_says_what_happens_and_can_be_undone(own, practice, patient):
    assert "our clinicians cannot open your record" in text(own.get("/my/agreement/"))
    page = text(own.post("/my/agreement/withdraw/", follow=True))
    assert "You took back your agreement" in page and "Take back my agreement" not in page
    assert not access.agrees(patient)
    assert "nothing is added to it" in text(own.get("/my/"))
    page = text(own.post("/my/agreement/again/", {"words": consent_words.newest().id}, follow=True))
    assert "You agreed" in page and access.agrees(patient)


def test_agreeing_to_another_text_than_the_newest_is_refused(own, practice, patient):
    own.post("/my/agreement/withdraw/")
    answer = own.post("/my/agreement/again/", {"words": "1999-01"})
    assert answer.status_code == 400 and "Read the new one" in text(answer)
    assert not access.agrees(patient)


@pytest.mark.parametrize("who", ["colleague", "clinician", "front_desk", "owner", "administrator"])
def test_people_without_a_record_take_nothing_back(client, practice, patient, who, request):
    sign_in(client, request.getfixturevalue(who))
    assert client.get("/my/agreement/").url == "/my/"
    for address in ("withdraw", "again"):
        answer = client.post(f"/my/agreement/{address}/", {"words": consent_words.newest().id})
        assert answer.status_code == 403
    assert access.agrees(patient)


def test_a_guardians_consent_names_them(own, practice, patient, clinician):
    guardian = {"guardian_name": "Kim Ashe", "recorded_by": clinician, "words": "2026-11"}
    Consent.objects.create(patient=patient.patient, purpose=Consent.GUARDIAN, **guardian)
    page = text(own.get("/my/agreement/"))
    assert "Your parent or guardian, Kim Ashe" in page and "<dd>clinician</dd>" in page
