"""What the browser is told on every page."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from runwell.web.security_headers import headers
from runwell.web.stylesheet import minified
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/appointments/", "/contact/", "/privacy/", "/account/link/", "/no-such-page/"]
)
def test_a_page_runs_no_script_and_loads_nothing_from_elsewhere(client, practice, address):
    answer = client.get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "unsafe" not in policy
    assert "script-src" not in policy  # so that default-src rules scripts too
    for directive in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"):
        assert directive in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    html = answer.content.decode()
    assert not re.search(r'<script(?! type="application/ld\+json">)', html) and not re.search(
        r"""(src|href)=["'](https?:)?//(?!testserver)""", html
    )


def test_the_style_inside_the_page_is_the_one_that_the_policy_allows(client, practice):
    answer = client.get("/contact/")
    [style] = re.findall(r"<style>(.*?)</style>", answer.content.decode(), flags=re.DOTALL)
    assert len(style) > 1000
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    assert f"'sha256-{hashed}'" in answer.headers["Content-Security-Policy"]


def test_no_page_needs_a_style_that_the_policy_forbids(client, practice):
    for address in ("/appointments/", "/contact/", "/account/link/"):
        assert not re.search(r"\sstyle=", client.get(address).content.decode())


def test_only_the_editor_may_style_and_frame_itself():
    assert "unsafe-inline" in headers("/editor/pages/")["Content-Security-Policy"]
    assert headers("/editor/pages/")["X-Frame-Options"] == "SAMEORIGIN"
    assert headers("/editor-not/")["X-Frame-Options"] == "DENY"


def test_a_signed_in_person_leaves_no_page_behind_in_the_browser(client, practice, front_desk):
    assert client.get("/privacy/").headers.get("Cache-Control") != "no-store"
    sign_in(client, front_desk)
    assert client.get("/privacy/").headers["Cache-Control"] == "no-store"


def test_pages_are_compressed_on_their_way(client, practice):
    assert client.get("/contact/", HTTP_ACCEPT_ENCODING="gzip").headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        (
            "/* why */ .a > .b, .c :hover { margin: calc(1px + 2px) }",
            ".a>.b,.c :hover{margin:calc(1px + 2px)}",
        ),
        ('q::before { content: " /* kept */  "; }', 'q::before{content:" /* kept */  "}'),
        ("@media (min-width: 40em) and (x) { a { b: c } }", "@media (min-width:40em) and (x){a{b:c}}"),
    ],
)
def test_css_loses_only_what_means_nothing(css, small):
    assert minified(css) == small


def test_the_player_trusts_its_own_styles_and_no_other_page_does():
    player, other = headers("/my/session/"), headers("/my/program/")
    assert player["Content-Security-Policy"].count("sha256-") == 2
    assert other["Content-Security-Policy"].count("sha256-") == 1
