"""The door itself: what it tells, where it leads, how often one may knock."""

import re

import pytest

from runwell.records.actions.accounts import close_account
from runwell.records.models import AuditEvent
from tests.people import second_factor, sign_in, totp_code
from tests.web.account.conftest import PASSWORD, confirmed, is_in, log_in, path_in

pytestmark = pytest.mark.django_db


def told(answer, typed):
    """What an answer gives away: its status, where it leads, its page without token and typed address."""
    html = re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode())
    return answer.status_code, answer.headers.get("Location"), html.replace(typed, "")


def test_a_patient_signs_in_and_comes_to_their_pages(client, practice, patient, trail):
    confirmed(patient)
    assert log_in(client, "Robin@Example.com").url == "/my/"
    assert is_in(client) and (f"account {patient.id}", "signed in") in trail()


@pytest.mark.parametrize(
    ("who", "where"), [("front_desk", "/desk/"), ("clinician", "/staff/"), ("owner", "/staff/")]
)
def test_whoever_works_here_gives_a_code_and_comes_to_their_room(client, practice, request, who, where):
    account = confirmed(request.getfixturevalue(who))
    second_factor(account)
    assert log_in(client, account.email).url == "/account/2fa/authenticate/"
    assert not is_in(client)
    assert client.post("/account/2fa/authenticate/", {"code": totp_code()}).url == where
    assert client.get("/account/").status_code == 200


PLACES = {
    "sign in": ("/account/login/", lambda email: {"login": email, "password": "not-the-password-1"}),
    "sign up": (
        "/account/signup/",
        lambda email: {
            "name": "R",
            "email": email,
            "born_on": "1990-05-17",
            "password": PASSWORD,
            "agreed": "on",
        },
    ),
    "reset": ("/account/password/reset/", lambda email: {"email": email}),
    "link": ("/account/link/", lambda email: {"email": email}),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("state", ["confirmed", "unconfirmed", "closed", "works here"])
def test_no_page_tells_whether_an_address_has_an_account(
    client, practice, patient, front_desk, mailbox, place, state
):
    known = front_desk if state == "works here" else patient
    if state != "unconfirmed":
        confirmed(known)
    if state == "closed":
        close_account(by="test", account_id=patient.id)
    address, form = PLACES[place]
    seen = []
    for email in (known.email, "nobody@example.org"):
        client.cookies.clear()
        answer = client.post(address, form(email))
        seen.append(told(answer, email))
        if answer.status_code == 302:
            seen[-1] += told(client.get(answer.url), email)
    assert seen[0] == seen[1]


@pytest.mark.parametrize("password", [PASSWORD, None])
@pytest.mark.parametrize("place", PLACES)
def test_a_known_address_costs_as_many_hashes_as_an_unknown_one(
    client, practice, patient, place, password, monkeypatch
):
    from django.contrib.auth.hashers import MD5PasswordHasher

    confirmed(patient, password)
    address, form = PLACES[place]
    hashes = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *a, **k: hashes.append(1) or encode(*a, **k))
    for email in (patient.email, "nobody@example.org"):
        client.post(address, form(email))
        hashes.append(None)
    middle = hashes.index(None)
    assert hashes[:middle] == hashes[middle + 1 : -1]


@pytest.mark.parametrize("place", PLACES)
def test_an_address_leaves_as_much_on_the_trail_whether_it_is_known_or_not(
    client, practice, patient, trail, mailbox, place
):
    """So that each answer waits for one write to the disk."""
    confirmed(patient)
    address, form = PLACES[place]
    said = []
    for email in (patient.email, "nobody@example.org"):
        before = len(trail())
        client.post(address, form(email))
        said.append([act for _, act in trail()[: len(trail()) - before]])
    assert said[0] == said[1] != []
    assert not [mail for mail in mailbox.outbox if mail.to == ["nobody@example.org"]]


def test_a_failed_sign_in_stands_on_the_trail_without_what_was_typed(client, practice, patient, trail):
    confirmed(patient)
    log_in(client, patient.email, "not-the-password-1")
    log_in(client, "secret-typed-in-the-wrong-field@example.com", "x")
    assert trail()[:2] == [("somebody at the sign-in page", "failed to sign in")] * 2
    assert not AuditEvent.objects.filter(record__contains="secret").exists()


def test_the_guesser_is_stopped_and_the_owner_comes_in_from_elsewhere(client, practice, patient):
    confirmed(patient)
    for _ in range(5):
        assert "not right" in log_in(client, patient.email, "not-the-password-1").content.decode()
    refused = log_in(client, patient.email)
    assert "Too many tries" in refused.content.decode() and not is_in(client)
    assert log_in(client, patient.email, REMOTE_ADDR="203.0.113.9").url == "/my/"


def test_one_connection_that_tries_many_addresses_is_stopped_too(client, practice, patient):
    confirmed(patient)
    for number in range(30):
        log_in(client, f"a{number}@example.com", "not-the-password-1")
    assert log_in(client, patient.email).status_code == 429
    assert log_in(client, patient.email, REMOTE_ADDR="203.0.113.9").url == "/my/"


def test_an_address_in_a_header_is_believed_only_from_this_machine(client, practice, patient):
    """Or whoever guesses would come from a new connection with each guess."""
    confirmed(patient)
    for number in range(6):
        told_to_be = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}", "REMOTE_ADDR": "203.0.113.7"}
        answer = log_in(client, patient.email, "not-the-password-1", **told_to_be)
    assert "Too many tries" in answer.content.decode()


def test_guessing_at_the_second_factor_is_stopped(client, practice, front_desk, trail):
    second_factor(confirmed(front_desk))
    log_in(client, front_desk.email)
    for _ in range(5):
        client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert ("somebody at the sign-in page", "failed at the second factor") in trail()
    client.post("/account/2fa/authenticate/", {"code": totp_code()})
    assert not is_in(client)


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "http:evil.example",
        "javascript:alert(1)",
        "https://testserver/desk/",
    ],
)
def test_next_leads_to_no_other_place(client, practice, patient, away):
    confirmed(patient)
    answer = client.post(
        f"/account/login/?next={away}", {"login": patient.email, "password": PASSWORD, "next": away}
    )
    assert answer.url == "/my/"


def test_next_leads_back_to_the_page_that_was_asked_for(client, practice, patient):
    confirmed(patient)
    answer = client.post(
        "/account/login/", {"login": patient.email, "password": PASSWORD, "next": "/contact/"}
    )
    assert answer.url == "/contact/"


def test_a_session_that_was_planted_is_not_the_one_that_is_signed_in(client, practice, patient):
    confirmed(patient)
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = planted = session.session_key
    log_in(client, patient.email)
    assert is_in(client) and client.session.session_key != planted


def test_signing_out_takes_a_button_and_stands_on_the_trail(client, practice, patient, trail):
    sign_in(client, patient)
    client.get("/account/logout/")
    assert is_in(client)
    assert client.post("/account/logout/").url == "/"
    assert not is_in(client) and trail()[0] == (f"account {patient.id}", "signed out")


def test_a_password_reset_neither_signs_in_nor_passes_the_second_factor(
    client, practice, front_desk, mailbox
):
    second_factor(confirmed(front_desk))
    client.post("/account/password/reset/", {"email": front_desk.email})
    [mail] = mailbox.outbox
    page = client.get(path_in(mail.body), follow=True)
    [(where, _)] = page.redirect_chain
    new = "another-long-password"
    assert client.post(where, {"password1": new, "password2": new}).status_code == 302
    assert not is_in(client)
    assert log_in(client, front_desk.email, new).url == "/account/2fa/authenticate/"
    assert not is_in(client)


def test_a_password_reset_ends_every_session(client, client_of, practice, patient, mailbox):
    sign_in(client, confirmed(patient))
    elsewhere = client_of()
    elsewhere.post("/account/password/reset/", {"email": patient.email})
    page = elsewhere.get(path_in(mailbox.outbox[0].body), follow=True)
    new = "another-long-password"
    elsewhere.post(page.redirect_chain[0][0], {"password1": new, "password2": new})
    assert client.get("/account/").url.startswith("/account/login/")


@pytest.mark.parametrize(
    "address",
    ["/account/3rdparty/", "/account/login/code/", "/account/social/signup/", "/account/signup/passkey/"],
)
def test_ways_in_that_nobody_needs_are_not_there(client, practice, address):
    assert client.get(address).status_code == 404


def test_the_pages_at_the_door_are_for_no_search_engine_and_no_cache(client, practice):
    for address in (
        "/account/login/",
        "/account/signup/",
        "/account/password/reset/",
        f"/account/link/{'x' * 43}/",
    ):
        answer = client.get(address)
        assert 'content="noindex"' in answer.content.decode(), address
        assert "no-store" in answer.headers["Cache-Control"], address
