"""Messages on the side of the practice: who waits, an answer to what was seen, and doors that stay closed."""

import re

import pytest
from django.urls import reverse

from runwell.records.access.messages import needs_reply, unread_for_patient, unread_of_patients
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.messages import write_message
from runwell.records.actions.patients import assign
from runwell.records.actions.reading import break_glass
from runwell.records.models import AuditEvent, Message
from runwell.records.roles import Role
from tests.people import somebody

pytestmark = pytest.mark.django_db


def at(patient):
    return reverse("staff:messages", args=[patient.id])


def says(patient, *words):
    for one in words:
        write_message(by=patient.account, patient_id=patient.id, words=one)


@pytest.fixture
def colleague_here(oak_lawn):
    """Another clinician of the same office."""
    return somebody("colleague-here@example.com", Role.CLINICIAN, location=oak_lawn.id)


def seen(page):
    return re.search(r'name="seen" value="(\d+)"', page).group(1)


def test_who_waits_is_listed_without_a_word_of_theirs(as_, clinician_here, robin, sasha):
    says(robin, "xmessagex", "another")
    says(sasha, "not for this office")
    browser = as_(clinician_here)
    assert "2 unread messages of patients" in browser.get("/staff/").content.decode()
    page = browser.get("/staff/messages/").content.decode()
    assert "robin" in page and "sasha" not in page and "xmessagex" not in page and "2 unread messages" in page
    assert page.index("Other patients") < page.index("robin")
    assign(by="test", patient_id=robin.id, clinician_id=clinician_here.id)
    page = browser.get("/staff/messages/").content.decode()
    assert page.index("robin") < page.index("Other patients")
    assert "2 unread messages" in browser.get(reverse("staff:record", args=[robin.id])).content.decode()


def test_reading_is_noted_for_this_clinician_alone(as_, clinician_here, colleague_here, robin):
    says(robin, "xfirstx", "second")
    page = as_(clinician_here).get(at(robin)).content.decode()
    assert page.count(">New<") == 2 and "xfirstx" in page
    assert (
        unread_of_patients(clinician_here, [robin.id]) == {} != unread_of_patients(colleague_here, [robin.id])
    )
    assert AuditEvent.objects.filter(
        act="read a record", patient=robin.id, account=clinician_here.id
    ).exists()
    assert (
        robin.id in needs_reply([robin.id])
        and ">New<" not in as_(clinician_here).get(at(robin)).content.decode()
    )


def test_an_answer_is_sent_and_nobody_waits_any_more(as_, clinician_here, robin):
    says(robin, "xfirstx")
    browser = as_(clinician_here)
    page = browser.get(at(robin)).content.decode()
    answer = browser.post(at(robin), {"words": "Come in", "seen": seen(page)})
    assert answer.status_code == 302 and answer.url == f"{at(robin)}#here"
    assert "Nobody waits." in browser.get("/staff/messages/").content.decode()
    assert (
        unread_for_patient(robin.account) == 1 and Message.objects.get(number=2).clinician == clinician_here
    )


def test_no_answer_needed_holds_for_what_the_page_showed(as_, clinician_here, robin):
    says(robin, "Thank you")
    browser, settled = as_(clinician_here), reverse("staff:settle-messages", args=[robin.id])
    page = browser.get(at(robin)).content.decode()
    said = browser.post(settled, {"seen": seen(page)}, follow=True).content.decode()
    assert "Noted: no answer is needed." in said and "No answer needed</button>" not in said
    assert needs_reply([robin.id]) == {}
    says(robin, "my leg is numb")
    said = browser.post(settled, {"seen": "1"}, follow=True).content.decode()
    assert "wrote again and waits" in said and "Noted" not in said and robin.id in needs_reply([robin.id])
    assert browser.post(settled, {"seen": "x"}).status_code == 302 and robin.id in needs_reply([robin.id])


@pytest.mark.parametrize("forged", ["", "x", "-1"])
def test_an_answer_to_what_was_not_seen_waits_and_keeps_what_was_typed(as_, clinician_here, robin, forged):
    says(robin, "xfirstx")
    browser = as_(clinician_here)
    said = seen(browser.get(at(robin)).content.decode())
    says(robin, "my leg is numb")
    for sent in (said, forged):
        answer = browser.post(at(robin), {"words": "All is well", "seen": sent})
        page = answer.content.decode()
        assert answer.status_code == 409 and "wrote again since you opened this page" in page
        assert page.index("my leg is numb") < page.index("All is well</textarea>")
    assert browser.post(at(robin), {"words": "Call us", "seen": seen(page)}).status_code == 302


def test_who_leafs_past_what_is_unread_has_not_seen_it_and_loses_nothing(as_, clinician_here, robin):
    says(robin, *[f"word {number}" for number in range(120)])
    browser = as_(clinician_here)
    page = browser.get(f"{at(robin)}?before=121").content.decode()
    answer = browser.post(at(robin), {"words": "All is well", "seen": seen(page)})
    page = answer.content.decode()
    assert answer.status_code == 409 and "word 0<" in page and "word 60<" not in page
    assert "All is well</textarea>" in page
    assert browser.post(at(robin), {"words": "All is well", "seen": seen(page)}).status_code == 409


def test_the_patients_telephone_and_the_warning_stand_above_the_field(as_, clinician_here, robin, settings):
    from runwell.records.actions.visit_requests import ask_for_visit

    settings.RUNWELL_EMERGENCY_NUMBER = "112"
    browser = as_(clinician_here)
    assert "no phone number is known here" in browser.get(at(robin)).content.decode()
    words = {"email": "", "times": "", "note": "", "location_id": None}
    ask_for_visit(by=robin.account, name="Robin", telephone="(312) 555-0142", **words)
    page = browser.get(at(robin)).content.decode()
    assert page.index("not for emergencies") < page.index("(312) 555-0142") < page.index("<textarea")
    assert "call 112" in page.partition("<textarea")[0]


@pytest.mark.parametrize("who", ["owner", "administrator", "desk_here", "colleague", "robin"])
def test_nobody_but_clinicians_comes_in(as_, who, request, robin):
    says(robin, "xmessagex")
    by = request.getfixturevalue(who)
    browser = as_(robin.account if who == "robin" else by)
    for answer in (browser.get(at(robin)), browser.post(at(robin), {"words": "hello"})):
        assert answer.status_code == 403 and "xmessagex" not in answer.content.decode()
    assert browser.get("/staff/messages/").status_code == 403 and Message.objects.count() == 1


def test_a_stranger_is_sent_to_sign_in(client, robin):
    for path in (at(robin), "/staff/messages/"):
        assert client.get(path).url.startswith("/account/login/")


def test_a_closed_record_shows_no_message_until_the_glass_is_broken(as_, clinician_elsewhere, robin):
    says(robin, "xmessagex")
    browser = as_(clinician_elsewhere)
    answer = browser.get(at(robin))
    assert answer.status_code == 404 and "xmessagex" not in answer.content.decode()
    assert browser.post(at(robin), {"words": "hello"}).status_code == 404 and Message.objects.count() == 1
    break_glass(by=clinician_elsewhere, patient_id=robin.id, reason="fell in front of our door")
    assert "xmessagex" in browser.get(at(robin)).content.decode()


def test_without_agreement_nothing_is_added_even_behind_broken_glass(as_, clinician_here, robin):
    says(robin, "xfirstx")
    withdraw_consent(by=robin.account)
    browser = as_(clinician_here)
    assert browser.get(at(robin)).status_code == 404
    break_glass(by=clinician_here, patient_id=robin.id, reason="fell in front of our door")
    assert "<textarea" not in browser.get(at(robin)).content.decode()
    answer = browser.post(at(robin), {"words": "hello", "seen": "1"})
    assert answer.status_code == 400 and "took back the agreement" in answer.content.decode()


def test_nobody_writes_to_themselves_as_the_practice(as_, robin):
    from runwell.records.actions.roles import give_role

    give_role(by="test", account_id=robin.account.id, role=Role.CLINICIAN, location_id=None)
    browser = as_(robin.account)
    assert browser.get(at(robin)).url.startswith("/my/")
    assert browser.post(at(robin), {"words": "hello"}).status_code == 403 and not Message.objects.exists()
