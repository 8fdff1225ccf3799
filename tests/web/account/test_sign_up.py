"""Making an account for oneself: with an address that is one's own, and old enough."""

from datetime import date

import pytest
from django.utils import timezone

from runwell.records.actions.accounts import make_account
from runwell.records.models import Account, Consent, Patient
from tests.web.account.conftest import PASSWORD, confirmed, is_in, log_in

pytestmark = pytest.mark.django_db

ROBIN = {
    "name": "Robin Ashe",
    "email": "Robin@Example.com",
    "born_on": "1990-05-17",
    "password": PASSWORD,
    "agreed": "on",
}


def sign_up(client, **changes):
    return client.post("/account/signup/", {**ROBIN, **changes})


def born(years, days=0):
    today = timezone.localdate()
    year = today.year - years
    day = date(year, today.month, min(today.day, 28))
    return (day - timezone.timedelta(days=days)).isoformat()


def test_a_runner_signs_up_confirms_and_has_a_record_with_consent(client, practice, mailbox, trail):
    assert sign_up(client).url == "/account/signup/sent/"
    assert not Patient.objects.exists() and not is_in(client)
    page = client.get(mailbox.link()).content.decode()
    assert "Hello Robin Ashe" in page and "The password you chose" in page and "What we keep" in page
    answer = client.post(mailbox.link(), {"agreed": "on", "password": PASSWORD})
    assert answer.url == "/my/" and is_in(client)
    account = Account.objects.get(email="robin@example.com")
    assert (account.name, account.born_on) == ("Robin Ashe", date(1990, 5, 17))
    assert account.patient.consents.get().purpose == Consent.RECORD
    assert ("somebody at the sign-up page", "asked for a sign-in link") in trail()
    client.post("/account/logout/")
    assert log_in(client, "robin@example.com").url == "/my/"


def test_without_a_password_the_link_is_the_way_in(client, practice, mailbox):
    sign_up(client, password="")
    assert "The password you chose" not in client.get(mailbox.link()).content.decode()
    assert client.post(mailbox.link(), {"agreed": "on"}).url == "/my/"
    assert not Account.objects.get().has_usable_password()


def test_nothing_can_be_done_before_the_address_is_confirmed(client, practice, mailbox):
    sign_up(client)
    answer = log_in(client, "robin@example.com")
    assert answer.url == "/account/confirm-email/" and not is_in(client)
    client.post("/account/password/reset/", {"email": "robin@example.com"})
    assert not mailbox.outbox, "a reset would confirm the address past the page about the record"
    assert [letter.subject for letter in mailbox.letters] == ["Confirm your email address"] * 3
    assert not Patient.objects.exists()


def test_an_account_that_another_began_with_ones_address_does_not_keep_their_password(
    client, practice, mailbox
):
    sign_up(client, password="the-attackers-password")
    sign_up(client, password="")
    owner = mailbox.link()
    assert client.post(owner, {"agreed": "on"}).url == "/my/"
    client.post("/account/logout/")
    assert not is_in(client)
    log_in(client, "robin@example.com", "the-attackers-password")
    assert not is_in(client)


def test_the_password_must_be_typed_again_or_is_dropped(client, practice, mailbox):
    sign_up(client, password="the-attackers-password")
    wrong = client.post(mailbox.link(), {"agreed": "on", "password": PASSWORD})
    assert wrong.status_code == 400 and "not the password" in wrong.content.decode() and not is_in(client)
    assert client.post(mailbox.link(), {"agreed": "on", "password": "x", "without": "yes"}).url == "/my/"
    assert not Account.objects.get().has_usable_password()


def test_a_record_is_not_opened_without_a_yes(client, practice, mailbox):
    sign_up(client)
    page = client.post(mailbox.link(), {"password": PASSWORD})
    assert page.status_code == 400 and "Tick the box" in page.content.decode()
    assert not Patient.objects.exists() and not is_in(client)
    assert client.post(mailbox.link(), {"password": PASSWORD, "agreed": "on"}).url == "/my/"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "Enter your name"),
        ({"email": "robin@"}, "name@example.com"),
        ({"born_on": ""}, "day you were born"),
        ({"born_on": "yesterday"}, "day you were born"),
        ({"born_on": "2999-01-01"}, "Check the year"),
        ({"born_on": "1850-01-01"}, "Check the year"),
        ({"password": "short"}, "at least 12 characters"),
        ({"password": "password1234"}, "too common"),
        ({"password": "robin@example.com"}, "too similar"),
        ({"agreed": ""}, "Tick the box"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(client, practice, mailbox, changes, said):
    page = sign_up(client, **changes)
    assert page.status_code == 400 and said in page.content.decode()
    assert not Account.objects.exists() and not mailbox.letters


@pytest.mark.parametrize(
    ("born_on", "said"),
    [
        (born(17), "parent or guardian agrees first"),
        (born(16, 300), "people of your age"),
        (born(9), "people of your age"),
    ],
)
def test_whoever_is_too_young_is_told_kindly_what_they_can_do(client, practice, mailbox, born_on, said):
    page = sign_up(client, born_on=born_on)
    assert page.status_code == 200 and said in page.content.decode()
    assert 'href="/contact/"' in page.content.decode()
    assert not Account.objects.exists() and not mailbox.letters


def test_the_birthday_itself_is_old_enough_and_the_ages_are_settings(client, practice, mailbox, settings):
    assert sign_up(client, born_on=born(18)).status_code == 302
    settings.RUNWELL_ACCOUNT_AGE = settings.RUNWELL_GUARDIAN_AGE = 21
    page = sign_up(client, email="sasha@example.com", born_on=born(20))
    assert "people of your age" in page.content.decode()
    assert Account.objects.count() == 1


def test_what_else_is_posted_is_left_aside(client, practice, mailbox):
    more = (
        "is_superuser",
        "is_staff",
        "is_active",
        "demo",
        "role",
        "roles",
        "email_verified",
        "verified",
        "id",
    )
    sign_up(client, **dict.fromkeys(more, "true"), groups="owner", joined_at="1999-01-01")
    account = Account.objects.get()
    assert not (
        account.is_superuser or account.demo or account.groups.exists() or account.given_roles.exists()
    )
    assert account.is_active and account.joined_at.year > 2000
    assert not account.emailaddress_set.get().verified


def test_the_owner_of_an_account_gets_a_link_and_the_account_stays_as_it_was(
    client, practice, patient, mailbox
):
    confirmed(patient)
    sign_up(client, email=patient.email, name="Somebody Else", password="the-attackers-password")
    patient.refresh_from_db()
    assert patient.name == "robin" and patient.check_password(PASSWORD)
    assert [letter.subject for letter in mailbox.to(patient.email)] == ["Your sign-in link"]


def test_an_account_that_the_practice_made_is_not_changed_from_outside(client, practice, mailbox, front_desk):
    from runwell.records.actions.sign_in_links import invite

    made = make_account(by="test", email="kim@example.com", name="Kim", born_on=date(1980, 1, 1))
    invite(by=front_desk, account_id=made.id)
    sign_up(client, email="kim@example.com", name="Somebody Else", born_on="1990-05-17")
    made.refresh_from_db()
    assert (made.name, made.born_on) == ("Kim", date(1980, 1, 1)) and not made.has_usable_password()


def test_a_sign_up_that_nobody_confirmed_is_forgotten(client, practice, patient, mailbox):
    from datetime import timedelta

    from runwell.records.actions.sign_up import UNCONFIRMED_KEPT, forget_unconfirmed

    sign_up(client, email="new@example.com")
    now = timezone.now()
    assert forget_unconfirmed(by="test", now=now) == 0
    assert forget_unconfirmed(by="test", now=now + UNCONFIRMED_KEPT + timedelta(hours=1)) == 1
    assert [account.email for account in Account.objects.all()] == [patient.email]


def test_whoever_is_signed_in_is_sent_to_their_pages(client, practice, patient):
    from tests.people import sign_in

    sign_in(client, patient)
    assert client.get("/account/signup/").url == "/my/"


def test_signing_up_is_slowed_down_for_one_connection_alone(client, practice, mailbox):
    for number in range(20):
        assert sign_up(client, email=f"a{number}@example.com").status_code == 302
    assert sign_up(client, email="b@example.com").status_code == 429
    again = client.post("/account/signup/", {**ROBIN}, REMOTE_ADDR="203.0.113.9")
    assert again.status_code == 302 and Account.objects.filter(email="robin@example.com").exists()
