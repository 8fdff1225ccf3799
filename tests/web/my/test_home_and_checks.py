"""A person's first page and the answers behind it: for them, and for nobody else."""

from uuid import uuid4

import pytest
from django.urls import reverse

from runwell.records.actions.own_checks import keep_own_check
from runwell.records.actions.patients import assign, move_to_location
from runwell.records.actions.visit_requests import ask_for_visit, mark_answered
from runwell.records.models import Location, OwnCheck
from tests.people import sign_in
from tests.web.my.conftest import text

pytestmark = pytest.mark.django_db
OTHERS = ["other_patient", "colleague", "clinician", "front_desk", "owner", "administrator"]


def test_the_first_page_shows_answers_with_their_level_in_words(own, check):
    page = text(own.get("/my/"))
    assert "November 24, 2026" in page and check.verdict["headline"] in page
    assert "Book a physical therapist" in page
    assert f'href="/my/checks/{check.id}/"' in page
    for door in ("trail", "agreement", "download", "delete"):
        assert f'href="/my/{door}/"' in page
    for name in ("account_email", "mfa_index", "usersessions_list"):
        assert f'href="{reverse(name)}"' in page


def test_it_shows_who_looks_after_them_and_where(own, practice, patient, clinician):
    office = Location.objects.get(slug="oak-lawn")
    move_to_location(by="test", patient_id=patient.patient.id, location_id=office.id)
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    page = text(own.get("/my/"))
    assert (
        f"<b>{clinician.name}</b>" in page and "<b>Oak Lawn</b>" in page and 'href="tel:7085550117"' in page
    )


def test_an_answer_opens_as_the_page_that_it_was(own, check):
    page = text(own.get(f"/my/checks/{check.id}/"))
    assert check.verdict["headline"] in page and check.verdict["pack"] in page
    assert "You added this answer to your record" in page
    assert "I don&#x27;t know" in page


def test_an_answer_whose_questions_are_asked_no_more_can_still_be_read(own, practice, patient, said):
    old = {"verdict_json": said["verdict_json"], "answers": {"gone-question": "long-ago"}, "asked": []}
    check = keep_own_check(by=patient, **old)
    page = text(own.get(f"/my/checks/{check.id}/"))
    assert "<dt>gone-question</dt><dd>long-ago</dd>" in page


@pytest.mark.parametrize("who", OTHERS)
def test_a_guessed_id_is_not_found_whoever_guesses(client, check, who, request):
    sign_in(client, request.getfixturevalue(who))
    answers = [client.get(f"/my/checks/{check.id}/"), client.post(f"/my/checks/{check.id}/delete/")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert check.verdict["headline"] not in answers[0].content.decode()
    assert OwnCheck.objects.filter(id=check.id).exists()


def test_an_id_of_nothing_looks_the_same_as_one_of_somebody_else(own, practice):
    assert own.get(f"/my/checks/{uuid4()}/").status_code == 404
    assert own.get("/my/checks/1/").status_code == 404


@pytest.mark.parametrize("address", ["", "answer/", "trail/", "agreement/", "download/", "delete/", "open/"])
def test_a_stranger_is_sent_to_the_door(client, practice, address):
    answer = client.get(f"/my/{address}")
    assert answer.status_code == 302 and answer.url == f"/account/login/?next=/my/{address}"


def test_no_button_works_by_looking_at_its_address(own, check):
    for address in (f"checks/{check.id}/delete/", "agreement/withdraw/", "agreement/again/"):
        assert own.get(f"/my/{address}").status_code == 405
    assert OwnCheck.objects.exists()


def test_the_button_deletes_one_answer(own, check):
    answer = own.post(f"/my/checks/{check.id}/delete/", follow=True)
    assert "The answer is deleted" in text(answer) and "no answer in your record yet" in text(answer)
    assert not OwnCheck.objects.exists()
    assert own.post(f"/my/checks/{check.id}/delete/").status_code == 404


def test_more_fields_than_the_form_has_change_nothing(own, check, other_patient, patient):
    more = {"patient": other_patient.patient.id, "account_id": other_patient.id, "by": other_patient.id}
    for address in (f"checks/{check.id}/delete/", "agreement/withdraw/", "open/"):
        own.post(f"/my/{address}", more)
    assert other_patient.patient.consents.filter(withdrawn_at=None).exists()
    assert not patient.patient.consents.filter(withdrawn_at=None).exists()


def test_requests_and_their_state_are_shown_to_whoever_asked(
    own, practice, patient, front_desk, other_patient
):
    words = {"telephone": "(312) 555-0111", "email": "", "location_id": None, "times": "mornings", "note": ""}
    asked = ask_for_visit(by=patient, name="Robin", **words)
    ask_for_visit(by=other_patient, name="Sasha", **{**words, "times": "evenings"})
    page = text(own.get("/my/"))
    assert "We have your request" in page and "mornings" in page and "evenings" not in page
    mark_answered(by=front_desk, request_id=asked.id)
    assert "We have been in touch with you" in text(own.get("/my/"))


def test_no_page_of_theirs_stays_in_the_browser_or_in_a_search_engine(own, check):
    for address in ("", f"checks/{check.id}/", "trail/", "agreement/", "download/", "delete/", "deleted/"):
        answer = own.get(f"/my/{address}")
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "no-store"
        assert (
            'content="noindex"' in answer.content.decode()
            and 'rel="canonical"' not in answer.content.decode()
        )
        assert " style=" not in text(answer) and "<script" not in text(answer)


def test_nobody_reads_on_in_a_session_of_a_closed_account(own, check, patient):
    patient.is_active = False
    patient.save()
    assert own.get(f"/my/checks/{check.id}/").status_code == 302
