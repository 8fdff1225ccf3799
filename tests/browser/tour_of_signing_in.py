"""Every page on which people make an account, sign in and look after how they sign in."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.accounts import PASSWORD, code, press, sign_out, type_code
from tests.browser.mailbox import letters, link_in_mail

TOURIST = "tourist@example.com"
CLOSED_DOOR = {
    "sign in": "/account/login/",
    "sign in by link": "/account/link/",
    "sign in by link sent": "/account/link/sent/",
    "link over": "/account/link/no-such-link/",
    "sign up": "/account/signup/",
    "sign up sent": "/account/signup/sent/",
    "forgot password": "/account/password/reset/",
    "forgot password sent": "/account/password/reset/done/",
    "reset link over": "/account/password/reset/key/1-no-such-link/",
    "password is changed": "/account/password/reset/key/done/",
    "confirm address sent": "/account/confirm-email/",
    "confirm link over": "/account/confirm-email/no-such-link/",
    "account closed": "/account/inactive/",
}
SIGNED_IN = {
    "how you sign in": "/account/",
    "second step for staff": "/account/second-step/",
    "second step none": "/account/2fa/",
    "sessions": "/account/sessions/",
    "email address": "/account/email/",
    "change password": "/account/password/change/",
    "sign out": "/account/logout/",
    "not for you": "/desk/",
}
SET_UP = {
    "second step set up": "/account/2fa/",
    "stop using the app": "/account/2fa/totp/deactivate/",
    "new recovery codes": "/account/2fa/recovery-codes/generate/",
    "once more with the password": "/account/reauthenticate/",
    "once more with a code": "/account/2fa/reauthenticate/",
    "once more with a passkey": "/account/2fa/webauthn/reauthenticate/",
}


def still(page, pages) -> Iterator[str]:
    for name, path in pages.items():
        page.goto(path)
        yield name


def door(page, site) -> Iterator[str]:
    """What a stranger sees, with mistakes; then an account is made and its address confirmed."""
    yield from still(page, CLOSED_DOOR)
    page.goto("/account/login/")
    press(page, "Sign in")
    yield "sign in error"
    page.goto("/account/signup/")
    press(page, "Make the account")
    yield "sign up error"
    page.get_by_label("Your name").fill("Toni Tourist")
    page.get_by_label("Email").fill(TOURIST)
    page.get_by_label("Date of birth").fill("2015-03-14")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("I agree").check()
    press(page, "Make the account")
    yield "sign up too young"
    yield from confirmed(page, site)


def confirmed(page, site) -> Iterator[str]:
    page.goto("/account/signup/")
    page.get_by_label("Your name").fill("Toni Tourist")
    page.get_by_label("Email").fill(TOURIST)
    page.get_by_label("Date of birth").fill("1991-03-14")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("I agree").check()
    press(page, "Make the account")
    page.goto(link_in_mail(site, TOURIST))
    yield "confirm and sign in"
    press(page, "Confirm and sign in")
    yield "confirm and sign in error"
    page.get_by_label("I agree").check()
    page.get_by_label("The password you chose").fill(PASSWORD)
    press(page, "Confirm and sign in")
    page.wait_for_url(lambda url: "/account/link/" not in url)


def own_account(page) -> Iterator[str]:
    """Signed in: everything about signing in, with an app and a passkey set up on the way."""
    yield from still(page, SIGNED_IN)
    page.goto("/account/email/")
    page.get_by_label("New email address").fill("elsewhere@example.com")
    press(page, "Change my address")
    yield "email address waiting"
    page.goto("/account/reauthenticate/code/")  # only before there is a second step
    yield "once more with a mailed code"
    press(page, "Send me a code")
    yield "once more with a mailed code sent"
    page.goto("/account/2fa/totp/activate/")  # the mailbox that was just shown to be theirs counts as asked
    yield "set up the app"
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_label("Code from the app").fill("000000")
    press(page, "Use this app")
    yield "set up the app error"
    page.get_by_label("Code from the app").fill(code(secret))
    press(page, "Use this app")
    yield "recovery codes"
    yield from passkeys(page)
    yield from still(page, SET_UP)


def passkeys(page) -> Iterator[str]:
    page.goto("/account/2fa/webauthn/add/")
    yield "add a passkey"
    press(page, "Add the passkey")
    page.get_by_text("Your passkey is added.").wait_for()
    page.goto("/account/2fa/webauthn/")
    yield "passkeys"
    page.get_by_role("link", name="Rename").click()
    yield "rename a passkey"
    page.goto("/account/2fa/webauthn/")
    page.get_by_role("link", name="Remove").click()
    yield "remove a passkey"


def back_at_the_door(page, site) -> Iterator[str]:
    """Signed out again: the second step is asked for, and a forgotten password is changed by mail."""
    sign_out(page)
    yield "home signed out"
    page.goto("/account/login/")
    page.get_by_label("Email").fill(TOURIST)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    page.wait_for_url("**/account/2fa/authenticate/")
    yield "second step at the door"
    type_code(page, "000000")
    yield "second step at the door error"
    press(page, "Start again")
    had = len(letters(site, TOURIST))
    page.goto("/account/password/reset/")
    page.get_by_label("Email").fill(TOURIST)
    press(page, "Send me the link")
    page.goto(link_in_mail(site, TOURIST, after=had))
    yield "choose a new password"
    press(page, "Save my password")
    yield "choose a new password error"


def signing_in(page, site) -> Iterator[str]:
    """All of it, in this order."""
    yield from door(page, site)
    yield from own_account(page)
    yield from back_at_the_door(page, site)
