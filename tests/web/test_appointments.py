"""Asking for an appointment, from the page to the front desk."""

import re
from uuid import uuid4

import pytest
from django.utils import timezone

from runwell.records.access.calendar_feeds import CalendarSessions
from runwell.records.actions.consents import withdraw_consent
from runwell.records.consent_words import newest
from runwell.records.models import AuditEvent
from runwell.web.programme.feed import as_feed
from runwell.web.public import appointments
from tests.people import sign_in

pytestmark = pytest.mark.django_db

ASKED = {
    "name": "Robin Ashe",
    "telephone": "(312) 555-0111",
    "email": "",
    "office": "",
    "times": "",
    "note": "",
}


@pytest.fixture(autouse=True)
def no_limit_left_over():
    appointments.LIMIT.seen.clear()
    appointments.HELD.seen.clear()


@pytest.fixture
def kept():
    from runwell.records.models import VisitRequest

    return VisitRequest.objects.all()


def send(client, **changes):
    return client.post("/appointments/", {**ASKED, **changes})


def problems(page):
    """The links of the error summary: field -> sentence."""
    html = page.content.decode()
    summary = html[html.index('class="problem') : html.index("<h1>")]
    return {
        target.removeprefix("id_"): text for target, text in re.findall(r'href="#(\w+)">([^<]+)<', summary)
    }


def test_the_telephone_of_every_office_stands_before_the_form(client, practice):
    html = client.get("/appointments/").content.decode()
    main = html[html.index("<main") : html.index("</main")]
    numbers = ["3125550142", "7085550117", "6305550164", "2175550139"]
    assert [main.index(f'href="tel:{number}"') for number in numbers] == sorted(
        main.index(f'href="tel:{number}"') for number in numbers
    )
    assert main.index('href="tel:2175550139"') < main.index("<form")
    assert "1200 Demo Street" in main and "7 a.m. to 7 p.m." in main


def test_a_request_reaches_the_list_of_the_front_desk_and_its_mail(client, practice, front_desk, mailoutbox):
    from runwell.records.jobs.working import work_off

    answer = send(client, times="Tuesday mornings", urgent="on")
    work_off("test")
    assert (answer.status_code, answer.url) == (302, "/appointments/sent/")
    assert len(mailoutbox) == 1
    sign_in(client, front_desk)
    listed = client.get("/desk/").content.decode()
    assert "Robin Ashe" in listed and "Tuesday mornings" in listed and "told to be seen today" in listed


def test_what_happens_next_is_said_without_a_word_of_the_request(client, practice):
    send(client)
    said = client.get("/appointments/sent/").content.decode()
    assert "what happens next" in said and "Robin" not in said


def test_the_office_that_was_chosen_is_kept(client, practice, kept):
    from runwell.records import access

    send(client, office=str(access.locations().get(slug="hinsdale").id))
    assert kept.get().location.name == "Hinsdale"


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"name": " "}, "name", "Enter your name"),
        ({"telephone": ""}, "telephone", "phone number or an email"),
        ({"telephone": "call me"}, "telephone", "area code"),
        ({"telephone": "12"}, "telephone", "area code"),
        ({"email": "robin@"}, "email", "name@example.com"),
        ({"office": "the moon"}, "office", "one of our offices"),
        ({"note": "x" * 501}, "note", "500"),
        ({"times": "x" * 301}, "times", "300"),
        ({"name": "x" * 121}, "name", "120"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_above_the_form(
    client, practice, kept, changes, field, said
):
    page = send(client, **changes)
    assert page.status_code == 400 and not kept
    assert said in problems(page)[field]
    html = page.content.decode()
    assert f'id="id_{field}_error"' in html and 'aria-invalid="true"' in html
    assert re.search(rf'<(input|textarea|select)[^>]*aria-describedby="[^"]*id_{field}_error', html)


def test_what_was_typed_is_still_there_after_a_mistake(client, practice):
    html = send(client, name="", email="robin@example.com", note="after work").content.decode()
    for typed in ("(312) 555-0111", "robin@example.com", "after work"):
        assert typed in html


def test_an_email_address_alone_is_enough(client, practice, kept):
    assert send(client, telephone="", email="robin@example.com").status_code == 302
    assert kept.get().email == "robin@example.com"


@pytest.mark.parametrize("number", ["3125550111", "312-555-0111 x12", "+44 20 7946 0018", "(312) 555-0111"])
def test_telephone_numbers_are_taken_as_people_write_them(client, practice, kept, number):
    assert send(client, telephone=number).status_code == 302
    assert kept.get().telephone == number


def test_a_program_that_fills_in_every_field_is_asked_again_and_a_person_loses_nothing(
    client, practice, kept
):
    page = send(client, website="https://spam.example")
    html = page.content.decode()
    assert page.status_code == 400 and not kept
    assert "spam.example" not in html and "Robin Ashe" in html


def test_one_connection_cannot_bury_the_front_desk_nor_lock_out_another(client, practice, kept):
    for number in range(appointments.LIMIT.times):
        changes = {"name": f"Robin {number}", "telephone": f"(312) 555-{number:04}"}
        assert send(client, **changes).status_code == 302
    refused = send(client)
    assert refused.status_code == 429 and "Robin Ashe" in refused.content.decode()
    assert client.post("/appointments/", ASKED, REMOTE_ADDR="203.0.113.9").status_code == 302
    assert kept.count() == appointments.LIMIT.times + 1


def test_the_words_of_a_person_are_never_markup(client, practice, front_desk):
    send(client, name="<script>alert(1)</script>", note="<img src=x>")
    sign_in(client, front_desk)
    html = client.get("/desk/").content.decode()
    assert "<script" not in html and "<img" not in html


def test_without_the_cookie_that_protects_forms_a_sentence_says_what_to_do(client, practice, kept):
    client.handler.enforce_csrf_checks = True
    refused = send(client)
    assert refused.status_code == 403 and not kept
    assert "allow cookies" in refused.content.decode()


@pytest.mark.parametrize("address", ["/appointments/", "/appointments/sent/", "/contact/", "/privacy/"])
def test_every_page_works_before_a_practice_is_loaded(client, address):
    assert client.get(address).status_code == 200


def test_contact_leads_to_the_telephones_and_to_the_form(client, practice):
    html = client.get("/contact/").content.decode()
    assert "(217) 555-0139" in html and 'href="/appointments/#form"' in html


def test_the_privacy_page_says_the_days_that_the_code_goes_by(client, practice):
    html = client.get("/privacy/").content.decode()
    assert "after 30 days" in html and "90 days after" in html
    assert "deleted after 7 days" in html and "180 days after your last visit" in html
    assert "for 1 hour" in html and newest().what[0] in html


def test_the_privacy_page_says_what_a_program_keeps_on_the_phone_and_shows_in_a_calendar(client, practice):
    html = client.get("/privacy/").content.decode()
    shown = as_feed(CalendarSessions(feed=uuid4()), timezone.now())
    assert f"Your calendar shows “{shown.title}” and when" in html
    for words in ("no name in it", "deleted from the phone when you sign out", "Nobody watches it"):
        assert words in html


def test_the_request_of_a_patient_who_is_signed_in_is_theirs(client, practice, patient, kept):
    sign_in(client, patient)
    page = client.get("/appointments/")
    html = page.content.decode()
    assert 'value="robin@example.com"' in html and "also shows in your record" in html
    send(client, patient="00000000-0000-4000-8000-000000000000", by="another")
    assert kept.get().patient == patient.patient
    assert AuditEvent.objects.filter(act="asked for a visit", patient=patient.patient.id).count() == 1


def test_the_request_of_anybody_else_is_nobodys(client, practice, patient, kept):
    send(client, patient=str(patient.patient.id))
    assert "also shows in your record" not in client.get("/appointments/").content.decode()
    assert kept.get().patient is None


def test_whoever_took_back_their_agreement_asks_as_a_stranger_does(client, practice, patient, kept):
    withdraw_consent(by=patient)
    sign_in(client, patient)
    assert "also shows in your record" not in client.get("/appointments/").content.decode()
    send(client)
    assert kept.get().patient is None


def test_people_who_work_here_ask_without_a_record(client, practice, front_desk, kept):
    sign_in(client, front_desk)
    send(client)
    assert kept.get().patient is None
