"""Signing in, in a real browser: passkey, app, recovery code, emailed link, and the way out of everywhere."""

import re
from urllib.parse import urlsplit

import pytest

from tests.browser import accounts
from tests.browser.accounts import code, fingerprint, press, sign_in, sign_out, type_code
from tests.browser.conftest import PHONE
from tests.browser.hands import Keyboard
from tests.browser.journeys import path_of
from tests.browser.mailbox import letters, link_in_mail

pytestmark = pytest.mark.browser


def on_the_way(page, path):
    page.wait_for_url(lambda url: urlsplit(url).path == path)


def test_a_runner_makes_an_account_adds_a_passkey_and_comes_back_without_typing(opened, site):
    page = opened("/account/signup/", viewport=PHONE, has_touch=True, is_mobile=True)
    refused = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    fingerprint(page)
    page.get_by_label("Your name").fill("Kim Runner")
    page.get_by_label("Email").fill("kim@example.com")
    page.get_by_label("Date of birth").fill("1991-03-14")
    page.get_by_label("Password").fill(accounts.PASSWORD)
    page.get_by_label("I agree").check()
    press(page, "Make the account")
    page.goto(link_in_mail(site, "kim@example.com"))
    page.get_by_label("I agree").check()
    page.get_by_label("The password you chose").fill(accounts.PASSWORD)
    press(page, "Confirm and sign in")
    page.wait_for_url(lambda url: "/account/link/" not in url)
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("Name of this passkey").fill("My phone")
    press(page, "Add the passkey")
    page.get_by_text("Your passkey is added.").wait_for()
    sign_out(page)
    page.goto("/account/login/")
    press(page, "Sign in with a passkey")
    page.wait_for_url(lambda url: "/account/login/" not in url)
    page.goto("/account/2fa/webauthn/")
    assert page.get_by_role("heading", name="My phone").is_visible()
    assert [text for text in refused if "Content Security Policy" in text] == []


def test_a_passkey_that_does_not_work_is_said_kindly(opened):
    page = opened("/account/login/")
    fingerprint(page)  # of a phone on which no passkey was made
    press(page, "Sign in with a passkey")
    page.get_by_text("The passkey did not work").wait_for()
    assert page.evaluate("document.activeElement.id") == "passkey-problem"


def test_whoever_works_here_gets_nowhere_before_a_second_step_is_set_up_with_the_keyboard(opened):
    page = opened("/account/login/")
    hands = Keyboard()
    typed_by_keyboard(page, hands, {"login": accounts.NEWCOMER, "password": accounts.PASSWORD}, "Sign in")
    on_the_way(page, "/account/second-step/")
    for elsewhere in ("/desk/", "/editor/", "/account/email/", "/privacy/"):
        page.goto(elsewhere)
        assert path_of(page) == "/account/second-step/", elsewhere
    hands.follow(page, "Set up an app")
    on_the_way(page, "/account/reauthenticate/")
    typed_by_keyboard(page, hands, {"password": accounts.PASSWORD}, "Go on")
    on_the_way(page, "/account/2fa/totp/activate/")
    secret = page.locator(".secret").inner_text().replace(" ", "")
    typed_by_keyboard(page, hands, {"code": "000000"}, "Use this app")
    page.locator(".problem").get_by_text("Wait for the next 6 digits").wait_for()
    assert page.locator(".secret").inner_text().replace(" ", "") == secret
    typed_by_keyboard(page, hands, {"code": code(secret)}, "Use this app")
    on_the_way(page, "/account/2fa/recovery-codes/")
    assert page.locator(".codes li").count() == 10
    page.goto("/desk/")
    assert page.get_by_role("heading", name="Requests for a visit").is_visible()


def typed_by_keyboard(page, hands, fields, button):
    """Fill in a form and send it off without touching the mouse."""
    page.wait_for_load_state()
    for name, words in fields.items():
        hands.tab_to(page, lambda at, name=name: at["name"] == name)
        page.keyboard.type(words)
    hands.follow(page, button)
    page.wait_for_load_state()


def test_the_app_is_asked_for_and_a_wrong_code_is_said_kindly(opened):
    page = opened("/")
    sign_in_with_password(page)
    type_code(page, "000000")
    page.locator(".problem").get_by_text("Wait for the next one").wait_for()
    assert page.evaluate("document.activeElement.matches('.problem')")
    type_code(page, code())
    page.wait_for_url("**/my/")


def sign_in_with_password(page, password=accounts.PASSWORD):
    page.goto("/account/login/")
    page.get_by_label("Email").fill(accounts.CAREFUL)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")
    on_the_way(page, "/account/2fa/authenticate/")


def test_a_recovery_code_lets_in_once_and_a_new_password_by_mail_does_not_replace_it(opened, site):
    page = opened("/")
    used, unused = site.known.recovery_codes[:2]
    sign_in_with_password(page)
    type_code(page, used)
    page.wait_for_url("**/my/")
    sign_out(page)
    sign_in_with_password(page)
    type_code(page, used)
    page.locator(".problem").get_by_text("works only once").wait_for()
    press(page, "Start again")
    had = len(letters(site, accounts.CAREFUL))
    page.goto("/account/password/reset/")
    page.get_by_label("Email").fill(accounts.CAREFUL)
    press(page, "Send me the link")
    page.goto(link_in_mail(site, accounts.CAREFUL, after=had))
    fresh = "another lantern under the bridge"
    page.get_by_label("New password", exact=True).fill(fresh)
    page.get_by_label("New password (again)").fill(fresh)
    press(page, "Save my password")
    page.get_by_role("heading", name="Your password is changed").wait_for()
    sign_in_with_password(page, fresh)
    page.goto("/account/")
    assert path_of(page) == "/account/2fa/authenticate/"  # the new password alone is not enough
    type_code(page, unused)
    page.wait_for_url("**/my/")


def test_signing_out_elsewhere_ends_the_other_browser_at_its_next_click(opened):
    here, there = opened("/"), opened("/", viewport=PHONE)
    for page in (here, there):
        sign_in(page, accounts.TWO_DEVICES)
    here.goto("/account/sessions/")
    assert here.locator("main li.card").count() == 2
    press(here, "Sign out everywhere else")
    here.get_by_text("You are signed out everywhere else.").wait_for()
    there.goto("/account/email/")
    assert path_of(there) == "/account/login/"
    here.goto("/account/email/")
    assert path_of(here) == "/account/email/"


def test_a_link_by_mail_signs_in_once(opened, site):
    page = opened("/account/login/", viewport=PHONE)
    page.get_by_role("link", name="Send me a link").click()
    page.get_by_label("Email").fill(accounts.LINKED)
    press(page, "Send me a link")
    link = link_in_mail(site, accounts.LINKED)
    page.goto(link)
    assert "Press the button to sign in." in page.locator("main").inner_text()
    press(page, "Sign in")
    page.wait_for_url("**/my/")
    sign_out(page)
    page.goto(link)
    assert page.get_by_role("heading", name=re.compile("This link does not work")).is_visible()
