"""Setting up, using and taking away a second factor, and what it does to other sessions."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from runwell.web.account.lock import locked, opened
from tests.people import TOTP_SECRET, second_factor, sign_in, totp_code
from tests.web.account.conftest import PASSWORD, confirmed, is_in, log_in

pytestmark = pytest.mark.django_db
ACTIVATE = "/account/2fa/totp/activate/"


def asked_again(client, password=PASSWORD):
    """Give the password once more, as before every change of a factor."""
    return client.post("/account/reauthenticate/", {"password": password})


def set_up(client):
    """An authenticator app, from its page with the secret to the first code."""
    asked_again(client)
    assert client.get(ACTIVATE).status_code == 200
    session = client.session
    session["mfa.totp.secret"] = TOTP_SECRET
    session.save()
    return client.post(ACTIVATE, {"code": totp_code()})


@pytest.fixture
def commit(monkeypatch):
    """What waits for the commit is done at once, since a test commits nothing."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **_: act())


def test_somebody_new_sets_up_an_app_and_goes_on_to_work(client, practice, front_desk, commit, trail):
    confirmed(front_desk)
    log_in(client, front_desk.email)
    assert client.get("/desk/").url == "/account/second-step/"
    assert set_up(client).status_code == 302
    assert client.get("/desk/").status_code == 200, "setting it up shows that they have it"
    assert (f"account {front_desk.id}", "added a second factor") in trail()


def test_a_factor_is_not_changed_before_one_is_asked_again(client, practice, patient, front_desk, commit):
    log_in(client, confirmed(patient).email)
    assert client.get(ACTIVATE).url.startswith("/account/reauthenticate/")
    assert asked_again(client, "not-the-password-1").status_code == 200
    assert client.get(ACTIVATE).url.startswith("/account/reauthenticate/")
    sign_in(client, front_desk)
    for address in ("totp/deactivate/", "recovery-codes/generate/", "webauthn/add/"):
        for answer in (client.get(f"/account/2fa/{address}"), client.post(f"/account/2fa/{address}")):
            assert answer.status_code == 302 and "reauthenticate" in answer.url, address
    assert Authenticator.objects.filter(user=front_desk, type="totp").exists()


def test_a_mailed_code_alone_is_no_proof_where_there_is_a_second_step(client, practice, patient, front_desk):
    by_mail = "/account/reauthenticate/code/"
    log_in(client, confirmed(patient).email)
    assert client.get(by_mail).status_code == 200, "without a second step the mailbox is all there is"
    sign_in(client, confirmed(front_desk))
    for address in (by_mail, f"{by_mail}confirm/"):
        for answer in (client.get(address), client.post(address, {"email": front_desk.email})):
            assert (answer.status_code, answer.url) == (302, "/account/2fa/reauthenticate/"), address
    assert by_mail not in client.get("/account/reauthenticate/").content.decode()


def test_what_makes_codes_is_encrypted_where_it_is_kept(client, practice, patient, commit):
    log_in(client, confirmed(patient).email)
    set_up(client)
    kept = {one.type: one.data for one in Authenticator.objects.filter(user=patient)}
    assert TOTP_SECRET not in str(kept) and opened(kept["totp"]["secret"]) == TOTP_SECRET
    assert len(opened(kept["recovery_codes"]["seed"])) == 80


def test_an_earlier_secret_still_opens_what_it_locked(settings):
    token = locked("a secret")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-secret-key-of-more-than-thirty-two-characters"
    assert opened(token) == "a secret"


def test_another_lock_of_the_house_does_not_open_it():
    from cryptography.fernet import InvalidToken

    from runwell.records.post import Letter, sealed

    with pytest.raises(InvalidToken):
        opened(sealed(Letter("robin@example.com", "a", "b")))


def test_a_new_factor_ends_the_other_sessions_and_tells_by_mail(
    client, practice, patient, commit, mailbox, trail
):
    other = Client()
    log_in(other, confirmed(patient).email)
    log_in(client, patient.email)
    set_up(client)
    assert is_in(client) and client.get("/account/").status_code == 200
    assert other.get("/account/").url.startswith("/account/login/")
    assert (f"account {patient.id}", "ended 1 sessions") in trail()
    assert [mail.to for mail in mailbox.outbox] == [[patient.email]]


def test_a_code_is_taken_once(client, practice, front_desk):
    second_factor(confirmed(front_desk))
    code = totp_code()
    log_in(client, front_desk.email)
    assert client.post("/account/2fa/authenticate/", {"code": code}).url == "/desk/"
    watcher = Client()
    log_in(watcher, front_desk.email)
    watcher.post("/account/2fa/authenticate/", {"code": code})
    assert not is_in(watcher)


@pytest.mark.parametrize(("ago", "is_taken"), [(0, True), (1, True), (3, False)])
def test_a_clock_may_be_half_a_minute_off(client, practice, front_desk, ago, is_taken):
    second_factor(confirmed(front_desk))
    log_in(client, front_desk.email)
    client.post("/account/2fa/authenticate/", {"code": totp_code(ago)})
    assert is_in(client) is is_taken


def test_a_recovery_code_lets_in_once(client, practice, patient, commit):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    log_in(client, confirmed(patient).email)
    set_up(client)
    client.post("/account/logout/")
    instance = Authenticator.objects.get(user=patient, type="recovery_codes")
    code = RecoveryCodes(instance).get_unused_codes()[0]
    for is_taken in (True, False):
        log_in(client, patient.email)
        client.post("/account/2fa/authenticate/", {"code": code})
        assert is_in(client) is is_taken
        client.post("/account/logout/")


def test_whoever_takes_away_their_only_factor_must_set_up_another(
    client, practice, front_desk, commit, trail
):
    sign_in(client, confirmed(front_desk))
    session = client.session
    asked_again(client)
    assert client.post("/account/2fa/totp/deactivate/").status_code == 302
    assert session.session_key == client.session.session_key
    assert client.get("/desk/").url == "/account/second-step/"
    assert (f"account {front_desk.id}", "removed a second factor") in trail()


def test_a_colleague_cannot_remove_or_rename_the_passkey_of_another(client, practice, front_desk, owner):
    key = Authenticator.objects.create(user=owner, type="webauthn", data={"name": "mine", "credential": {}})
    sign_in(client, confirmed(front_desk))
    asked_again(client)
    for act in ("remove", "edit"):
        assert client.get(f"/account/2fa/webauthn/keys/{key.pk}/{act}/").status_code == 404
        assert client.post(f"/account/2fa/webauthn/keys/{key.pk}/{act}/", {"name": "x"}).status_code == 404
    key.refresh_from_db()
    assert key.data["name"] == "mine"


def test_a_passkey_is_made_for_this_house_by_its_name(client, practice, patient):
    log_in(client, confirmed(patient).email)
    asked_again(client)
    options = client.get("/account/2fa/webauthn/add/").context["js_data"]["creation_options"]["publicKey"]
    assert options["rp"] == {"name": practice.name, "id": "testserver"}
    assert options["user"]["name"] == patient.email


def test_the_app_shows_the_practice_by_its_name(client, practice, patient):
    log_in(client, confirmed(patient).email)
    asked_again(client)
    assert practice.name.split()[0] in client.get(ACTIVATE).context["totp_url"]
