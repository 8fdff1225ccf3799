"""Signing in by a link that comes by mail: once, in time, through the second factor, telling nothing."""

from datetime import timedelta

import pytest

from runwell.records.actions.accounts import close_account
from runwell.records.actions.sign_in_links import AT_ONCE
from runwell.records.models import SignInLink
from runwell.records.tokens import token_hash
from tests.people import second_factor, sign_in, totp_code
from tests.web.account.conftest import confirmed, is_in

pytestmark = pytest.mark.django_db


def asked(client, mailbox, account):
    """The path of a link that the account's owner asked for."""
    confirmed(account)
    assert client.post("/account/link/", {"email": account.email}).url == "/account/link/sent/"
    return mailbox.link()


def test_a_patient_comes_in_by_link_and_the_link_is_used_up(client, practice, patient, mailbox, trail):
    path = asked(client, mailbox, patient)
    assert client.post(path).url == "/my/"
    assert is_in(client)
    assert {(f"account {patient.id}", "used a sign-in link"), (f"account {patient.id}", "signed in")} <= set(
        trail()
    )
    client.post("/account/logout/")
    assert client.post(path).status_code == client.get(path).status_code == 410
    assert not is_in(client)


def test_a_program_that_opens_every_link_uses_nothing_up(client, practice, patient, mailbox):
    path = asked(client, mailbox, patient)
    for _ in range(3):
        assert "Press the button" in client.get(path).content.decode()
        assert not is_in(client)
    client.head(path)
    assert client.post(path).url == "/my/"


def test_only_the_hash_of_the_token_is_kept_and_no_mail_carries_more_than_the_link(
    client, practice, patient, mailbox
):
    token = asked(client, mailbox, patient).split("/")[3]
    assert SignInLink.objects.get().token_hash == token_hash(token)
    [letter] = mailbox.to(patient.email)
    assert patient.name not in letter.body and letter.subject == "Your sign-in link"


@pytest.mark.parametrize(("minutes", "status"), [(14, 302), (16, 410)])
def test_a_link_works_for_a_quarter_of_an_hour(client, practice, patient, mailbox, minutes, status):
    path = asked(client, mailbox, patient)
    back = timedelta(minutes=minutes)
    link = SignInLink.objects.get()
    SignInLink.objects.update(made_at=link.made_at - back, expires_at=link.expires_at - back)
    assert client.post(path).status_code == status


def test_a_guessed_link_opens_nothing_and_offers_a_new_one(client, practice, patient, mailbox):
    path = asked(client, mailbox, patient)
    for guess in (f"/account/link/{'x' * 43}/", path[:-2] + "/", "/account/link/0/"):
        for answer in (client.get(guess), client.post(guess)):
            assert answer.status_code == 404
            assert 'href="/account/link/"' in answer.content.decode()
    assert not is_in(client)


def test_a_link_of_somebody_else_swaps_no_account_under_ones_hands(
    client, practice, patient, other_patient, mailbox
):
    path = asked(client, mailbox, other_patient)
    sign_in(client, patient)
    assert client.get(path).status_code == client.post(path).status_code == 404
    assert client.session["_auth_user_id"] == str(patient.pk)
    assert SignInLink.objects.get().used_at is None


def test_a_link_to_a_closed_account_is_over(client, practice, patient, mailbox):
    path = asked(client, mailbox, patient)
    close_account(by="test", account_id=patient.id)
    assert client.post(path).status_code == 410
    client.post("/account/link/", {"email": patient.email})
    assert len(mailbox.letters) == 1


def test_one_link_that_was_used_closes_the_others(client, practice, patient, mailbox):
    first, second = asked(client, mailbox, patient), asked(client, mailbox, patient)
    assert client.post(first).status_code == 302
    client.post("/account/logout/")
    assert client.post(second).status_code == 410


def test_whoever_works_here_is_still_asked_for_the_second_factor(client, practice, front_desk, mailbox):
    path = asked(client, mailbox, front_desk)
    second_factor(front_desk)
    assert client.post(path).url == "/account/2fa/authenticate/"
    assert not is_in(client) and client.get("/desk/").status_code == 302
    assert client.post("/account/2fa/authenticate/", {"code": totp_code()}).url == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_the_session_of_before_is_not_the_session_of_after(client, practice, patient, mailbox):
    """Whoever planted a session in a browser must not find it signed in."""
    path = asked(client, mailbox, patient)
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = planted = session.session_key
    client.post(path)
    assert is_in(client) and client.session.session_key != planted


def test_nobody_can_flood_a_mailbox_nor_keep_its_owner_out(client, practice, patient, mailbox):
    for number in range(AT_ONCE + 3):
        path = asked(client, mailbox, patient)
        assert len(mailbox.to(patient.email)) == min(number + 1, AT_ONCE)
    assert client.post(path).status_code == 302, "the owner has links that work"


def test_one_connection_cannot_ask_for_ever_nor_stop_another(client, practice, patient, mailbox):
    confirmed(patient)
    guess = {"email": "somebody@example.com"}
    for _ in range(20):
        assert client.post("/account/link/", guess).status_code == 302
    refused = client.post("/account/link/", guess)
    assert refused.status_code == 429 and "wait a few minutes" in refused.content.decode()
    assert (
        client.post("/account/link/", {"email": patient.email}, REMOTE_ADDR="203.0.113.9").status_code == 302
    )
    assert mailbox.to(patient.email)


def test_what_is_no_address_is_said_beside_its_field(client, practice, mailbox):
    page = client.post("/account/link/", {"email": "robin@"})
    assert page.status_code == 400 and "name@example.com" in page.content.decode()
    assert not mailbox.letters


def test_a_link_waits_no_longer_in_the_queue_than_it_works(client, practice, patient, mailbox):
    from runwell.records.models import DueJob

    asked(client, mailbox, patient)
    until = DueJob.objects.get(kind="mail").about["until"]
    assert until == SignInLink.objects.get().expires_at.isoformat()


def test_where_no_mail_leaves_the_page_says_so_and_promises_nothing(client, practice, settings):
    settings.RUNWELL_MAIL_IS_ON = False
    for address in ("/account/link/", "/account/signup/"):
        for page in (client.get(address), client.post(address, {"email": "robin@example.com"})):
            assert page.status_code == 503 and "cannot send email" in page.content.decode()
    assert not SignInLink.objects.exists()
