"""The accounts that the browser's tests sign in with, made in the site's own database before it is served."""

from __future__ import annotations

import base64
import hmac
import json
import struct
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tests.ready import demo

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of every authenticator app that is set up here
PASSWORD = "quiet lantern over the river"
DESK = "frontdesk@example.com"
# New at the practice: no second step yet.
NEWCOMER = "newcomer@example.com"
# Runners: one with an app and recovery codes, one with two devices, one who signs in by emailed links.
CAREFUL, TWO_DEVICES, LINKED = "careful@example.com", "two-devices@example.com", "linked@example.com"
# A runner who keeps a program: apart from the others, since a test that signs in leaves a session behind.
WITH_PROGRAM = "with-program@example.com"

MADE = f"""
import json
from datetime import date
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from runwell.records.actions.accounts import make_account
from runwell.records.actions.patients import open_record
from runwell.records.actions.roles import give_role
from runwell.records.actions.sign_in_links import confirm_address
from runwell.records.roles import Role

newcomer = make_account(by="tests", email="{NEWCOMER}", name="Nell Newcomer", password="{PASSWORD}")
give_role(by="tests", account_id=newcomer.id, role=Role.FRONT_DESK)
runners = {{}}
for email in ("{CAREFUL}", "{TWO_DEVICES}", "{LINKED}", "{WITH_PROGRAM}"):
    facts = {{"name": "Robin Runner", "born_on": date(1990, 5, 17), "password": "{PASSWORD}"}}
    runners[email] = make_account(by="tests", email=email, **facts)
    open_record(by=runners[email], account_id=runners[email].id)
for account in (newcomer, *runners.values()):
    confirm_address(by="tests", account_id=account.id)
TOTP.activate(runners["{CAREFUL}"], "{SECRET}")
print(json.dumps(RecoveryCodes.activate(runners["{CAREFUL}"]).generate_codes()))
"""


@dataclass(frozen=True, slots=True)
class Known:
    """recovery_codes: those of CAREFUL. desk: what the demo told of DESK, password and secret included."""

    recovery_codes: list[str]
    desk: dict[str, str]


def made(command, env) -> Known:
    """Load the demo, and make the accounts. env: of the site."""
    [desk] = [person for person in demo(Path(env["RUNWELL_DATA"]))["people"] if person["email"] == DESK]
    call = [command, "manage", "shell", "--no-imports", "-c", MADE]
    told = subprocess.run(call, env=env, capture_output=True, text=True, check=True)
    return Known(json.loads(told.stdout), desk)


def code(secret: str = SECRET, at: float | None = None) -> str:
    """What an authenticator app shows at that time (RFC 6238), worked out without the site's own code."""
    step = struct.pack(">Q", int((at or time.time()) // 30))
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), step, "sha1").digest()
    start = digest[-1] & 15
    return str((struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6).zfill(6)


def sign_in(page, email: str, password: str = PASSWORD, second: str = "") -> None:
    """Through the door, by typing. second: a code, where the account has a second step."""
    page.goto("/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")
    if second:
        page.wait_for_url("**/account/2fa/authenticate/")
        type_code(page, second)
    page.wait_for_url(lambda url: "/account/login/" not in url and "/authenticate/" not in url)


def type_code(page, second: str) -> None:
    page.get_by_label("Code", exact=True).fill(second)
    press(page, "Sign in")


def sign_out(page) -> None:
    header = page.locator("header")
    if header.get_by_role("link", name="Sign out").count():  # a runner has a page for it
        page.goto("/account/logout/")
        press(page, "Sign out")
    else:
        header.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: not url.endswith("/account/logout/"))


def press(page, words: str) -> None:
    """A button in the main part of a page."""
    page.locator("main").get_by_role("button", name=words, exact=True).click()


def fingerprint(page) -> None:
    """Make the browser a phone that unlocks with a finger, which always is the right one."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    kept = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    kind = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": {**kind, **kept}})
