"""Where one is signed in, and ending it; changing the password and the address."""

import pytest
from django.test import Client

from runwell.records.models import Account
from tests.people import sign_in
from tests.web.account.conftest import PASSWORD, confirmed, is_in, log_in, path_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(practice, patient):
    """The same patient in two browsers."""
    confirmed(patient)
    browsers = Client(), Client()
    for browser in browsers:
        log_in(browser, patient.email)
    return browsers


def is_out(browser):
    return browser.get("/account/").status_code == 302


def test_the_other_browsers_are_signed_out_and_this_one_stays(two, patient, trail):
    here, there = two
    assert len(here.get("/account/sessions/").context["sessions"]) == 2
    here.post("/account/sessions/")
    assert is_out(there) and not is_out(here)
    assert trail()[0] == (f"account {patient.id}", "ended 1 sessions")


def test_sign_out_everywhere_ends_all_and_stands_on_the_trail(two, patient, trail):
    here, there = two
    assert "signed out everywhere" in here.post("/account/sessions/everywhere/").content.decode()
    assert is_out(here) and is_out(there)
    assert (f"account {patient.id}", "ended 2 sessions") in trail()


def test_nobody_ends_the_sessions_of_another(two, other_patient):
    here, there = two
    stranger = Client()
    sign_in(stranger, other_patient)
    stranger.post("/account/sessions/everywhere/")
    assert not is_out(here) and not is_out(there)
    assert Client().post("/account/sessions/everywhere/").url.startswith("/account/login/")


def test_a_new_password_ends_the_other_sessions_and_is_told_by_mail(two, patient, mailbox, trail):
    here, there = two
    new = "another-long-password"
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/account/password/change/", given).status_code == 302
    assert is_out(there) and not is_out(here)
    assert (f"account {patient.id}", "changed the password") in trail()
    assert [mail.to for mail in mailbox.outbox] == [[patient.email]]
    assert patient.name not in mailbox.outbox[0].body


def test_the_address_changes_once_the_new_one_is_confirmed_and_the_old_one_is_told(two, patient, mailbox):
    here, _ = two
    assert here.post("/account/email/", {"email": "new@example.com", "action_add": "1"}).status_code == 302
    assert not mailbox.outbox, "asked again first"
    here.post("/account/reauthenticate/", {"password": PASSWORD})
    here.post("/account/email/", {"email": "new@example.com", "action_add": "1"})
    patient.refresh_from_db()
    assert patient.email == "robin@example.com"
    [mail] = [mail for mail in mailbox.outbox if mail.to == ["new@example.com"]]
    assert here.post(path_in(mail.body)).status_code == 302
    patient.refresh_from_db()
    assert patient.email == "new@example.com"
    assert mailbox.outbox[-1].to == ["robin@example.com"]
    assert log_in(Client(), "new@example.com").url == "/my/"


def test_an_address_that_is_not_confirmed_yet_opens_nothing(two, patient, mailbox):
    here, _ = two
    here.post("/account/reauthenticate/", {"password": PASSWORD})
    here.post("/account/email/", {"email": "new@example.com", "action_add": "1"})
    Client().post("/account/password/reset/", {"email": "new@example.com"})
    Client().post("/account/link/", {"email": "new@example.com"})
    log_in(Client(), "new@example.com")
    assert {path_in(mail.body).split("/")[2] for mail in mailbox.outbox} == {"confirm-email"}
    assert not mailbox.letters


def test_whoever_has_a_second_factor_may_change_their_address_too(client, practice, front_desk, mailbox):
    sign_in(client, confirmed(front_desk))
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/email/", {"email": "desk@example.com", "action_add": "1"})
    assert [mail.to for mail in mailbox.outbox] == [["desk@example.com"]]


def test_the_address_of_another_account_cannot_be_taken_nor_is_it_told(two, other_patient, mailbox):
    here, _ = two
    confirmed(other_patient)
    here.post("/account/reauthenticate/", {"password": PASSWORD})
    for email in (other_patient.email, "nobody@example.org"):
        assert here.post("/account/email/", {"email": email, "action_add": "1"}).url == "/account/email/"
    assert Account.objects.get(pk=other_patient.pk).email == "sasha@example.com"


def test_an_account_that_was_only_begun_gives_way_to_whose_address_it_is(two, patient, mailbox):
    from runwell.records.actions.sign_up import sign_up

    here, _ = two
    here.post("/account/reauthenticate/", {"password": PASSWORD})
    here.post("/account/email/", {"email": "new@example.com", "action_add": "1"})
    link = path_in(mailbox.outbox[-1].body)
    sign_up(by="somebody", email="new@example.com", name="X", born_on=patient.born_on, password=PASSWORD)
    assert here.post(link).status_code == 302
    assert Account.objects.get(email="new@example.com") == patient


def test_the_page_about_signing_in_leads_to_all_of_it(client, practice, patient):
    sign_in(client, confirmed(patient, password=None))
    html = client.get("/account/").content.decode()
    for address in ("2fa/", "password/set/", "email/", "sessions/"):
        assert f'href="/account/{address}"' in html
        assert client.get(f"/account/{address}").status_code in (200, 302)
    assert is_in(client)
