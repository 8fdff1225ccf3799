"""The pages of allauth wear our clothes: one heading, a title of their own, no script or style inside."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from runwell.web.devices import device
from runwell.web.templatetags.signing_in import in_fours

pytestmark = pytest.mark.django_db
PASSWORD = "quiet lantern over the river"
OPEN = {
    "sign in": "login/",
    "sign up": "signup/",
    "sign in by link": "link/",
    "confirm your address": "confirm-email/",
    "a link that is no key": "confirm-email/no-key/",
    "forgot": "password/reset/",
    "link on its way": "password/reset/done/",
    "reset link that is no key": "password/reset/key/1-no-key/",
    "password is changed": "password/reset/key/done/",
    "closed account": "inactive/",
}
SIGNED_IN = {
    "sign out": "logout/",
    "how you sign in": "",
    "second step for staff": "second-step/",
    "email": "email/",
    "password": "password/change/",
    "second factor": "2fa/",
    "app": "2fa/totp/activate/",
    "passkeys": "2fa/webauthn/",
    "add a passkey": "2fa/webauthn/add/",
    "codes": "2fa/recovery-codes/",
    "new codes": "2fa/recovery-codes/generate/",
    "sessions": "sessions/",
    "once more": "reauthenticate/",
}


@pytest.fixture
def at_home(client, patient):
    """A patient who has just signed in by typing, and has recovery codes."""
    patient.set_password(PASSWORD)
    patient.save()
    EmailAddress.objects.update_or_create(
        user=patient, email=patient.email, defaults={"verified": True, "primary": True}
    )
    client.post("/account/login/", {"login": patient.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    RecoveryCodes.activate(patient)
    return client


@pytest.fixture
def pages(client, practice, request):
    """Every page that asks for no second factor, as a browser gets it."""
    found = {name: client.get(f"/account/{address}") for name, address in OPEN.items()}
    client = request.getfixturevalue("at_home")
    return found | {name: client.get(f"/account/{address}") for name, address in SIGNED_IN.items()}


def test_every_page_has_one_heading_and_a_title_of_its_own_and_is_kept_from_search_engines(pages):
    titles = {}
    for name, answer in pages.items():
        html = answer.content.decode()
        assert answer.status_code == 200, name
        assert html.count("<h1") == 1, name
        assert '<meta name="robots" content="noindex">' in html and "canonical" not in html, name
        assert '<main id="main"' in html and "Two-Factor" not in html, name
        titles[name] = re.search(r"<title>(.+?)</title>", html, flags=re.DOTALL)[1].strip()
    shared = {"a link that is no key", "reset link that is no key"}
    assert len(set(titles.values())) == len(titles) - len(shared) + 1


def test_no_page_has_a_script_or_style_that_the_policy_forbids(pages):
    for name, answer in pages.items():
        html = re.sub(r"<style>.*?</style>", "", answer.content.decode(), count=1, flags=re.DOTALL)
        assert not re.search(r"<style|\sstyle=|\son\w+=", html), name
        for script in re.findall(r"<script\b[^>]*>", html):
            assert 'src="/static/' in script or 'type="application/json"' in script, (name, script)
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("sign in", 'autocomplete="username webauthn"'),
        ("sign in", 'autocomplete="current-password"'),
        ("sign up", 'autocomplete="new-password"'),
        ("password", 'autocomplete="new-password"'),
        ("app", 'autocomplete="one-time-code"'),
        ("app", 'inputmode="numeric"'),
    ],
)
def test_a_password_manager_and_a_phone_know_what_a_field_wants(pages, name, attribute):
    html = pages[name].content.decode()
    assert attribute in html
    assert "placeholder" not in html


def test_what_is_wrong_is_said_above_the_form_with_a_link_to_the_field_and_again_at_the_field(
    client, practice
):
    html = client.post("/account/login/", {"login": "", "password": ""}).content.decode()
    assert re.search(r"<title>Error: Sign in", html)
    assert 'role="alert"' in html and 'href="#id_login"' in html
    assert re.search(r'id="id_login"[^>]*aria-describedby="[^"]*id_login_error', html) or re.search(
        r'aria-describedby="[^"]*id_login_error"[^>]*id="id_login"', html
    )
    assert 'id="id_login_error"' in html and 'aria-invalid="true"' in html


def test_the_secret_of_the_app_can_be_typed_where_it_cannot_be_scanned(pages):
    html = pages["app"].content.decode()
    assert re.search(r"<code class=\"secret\">([A-Z2-7]{4} )+[A-Z2-7]{1,4}</code>", html)
    assert re.search(r'<img class="qr" src="data:image/svg\+xml;base64,[^"]+"[^>]*alt="QR code', html)


def test_the_codes_are_shown_in_fours_to_whoever_has_just_signed_in(pages, patient):
    codes = Authenticator.objects.get(user=patient, type="recovery_codes").wrap().get_unused_codes()
    html = pages["codes"].content.decode()
    assert all(in_fours(code) in html for code in codes)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537 (KHTML) Chrome/131.0 Mobile Safari/537",
            "Chrome on Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/131.0 Safari/537 Edg/131.0",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko Firefox/133.0", "Firefox on a Mac"),
        ("curl/8.5", "A device we do not know"),
        ("", "A device we do not know"),
    ],
)
def test_a_device_is_called_what_its_owner_calls_it(sent, said):
    assert device(sent) == said


def test_a_passkey_is_called_after_the_device_until_somebody_names_it(at_home):
    phone = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile Safari/537"}
    html = at_home.get("/account/2fa/webauthn/add/", headers=phone).content.decode()
    assert 'value="Chrome on Android"' in html


def test_a_stranger_is_offered_to_sign_in_and_is_given_no_cookie_for_it(client, practice):
    answer = client.get("/privacy/")
    assert 'href="/account/login/"' in answer.content.decode()
    assert not answer.cookies and "Cookie" not in answer.headers.get("Vary", "")


def test_whoever_is_signed_in_finds_their_account_and_the_way_out(at_home, practice):
    html = at_home.get("/privacy/").content.decode()
    assert 'href="/my/"' in html
    assert 'href="/account/logout/"' in html
    html = at_home.get("/account/logout/").content.decode()
    assert re.search(r'<form method="post" action="/account/logout/">.*?csrfmiddlewaretoken', html)
    assert "Sign in</a>" not in html.partition("<main")[0]
