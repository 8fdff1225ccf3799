"""What every page tells the browser, and what none of them may hold."""

import re

import pytest
from django.test import Client

from tests.security.attacks import browser, doors, path_of

pytestmark = pytest.mark.django_db
# The check on programs answers JSON; robots.txt is text.
NO_PAGES = {"api:openapi", "robots"}


def problems(answer, *, signed_in):
    """What is wrong with the head and the text of an answer."""
    said, policy = answer.content.decode(), answer.headers.get("Content-Security-Policy", "")
    inline = re.findall(r"<[^>]+\s(?:on\w+|style)\s*=", said) + re.findall(
        r"<script(?![^>]+src=)[^>]*>", said
    )
    checks = {
        "no policy": "default-src 'self'" in policy and "object-src 'none'" in policy,
        "the policy lets a page run what stands in it": "unsafe" not in policy,
        "may be framed": "frame-ancestors 'none'" in policy and answer.headers["X-Frame-Options"] == "DENY",
        "may be sniffed": answer.headers.get("X-Content-Type-Options") == "nosniff",
        "tells others where one was": answer.headers.get("Referrer-Policy") == "same-origin",
        "may be kept": not signed_in or answer.headers.get("Cache-Control") == "no-store",
        f"holds {inline}": not inline or all("application/ld+json" in one for one in inline),
    }
    return [wrong for wrong, well in checks.items() if not well]


def test_every_page_runs_nothing_and_is_kept_nowhere(world):
    wrong = {}
    for name, column in doors("get"):
        path = path_of(name, world)
        answer = browser(world, column).get(path)
        if path.startswith("/editor/"):  # within Wagtail's pages, under the policy that they need
            wrong[name] = [] if answer.headers["Cache-Control"] == "no-store" else ["may be kept"]
        elif name not in NO_PAGES and answer.headers.get("Content-Type", "").startswith("text/html"):
            wrong[name] = problems(answer, signed_in=column != "stranger")
    assert {name: said for name, said in wrong.items() if said} == {}
    assert len(wrong) > 35


def test_pages_of_errors_tell_the_browser_the_same(world, settings):
    settings.DEBUG = False
    patient = browser(world, "patient", raise_request_exception=False)
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    answers = {
        "404": patient.get("/nothing-here/"),
        "403": patient.get("/staff/people/"),
        "405": patient.get("/my/agreement/withdraw/"),
        "forged": strict.post("/appointments/", {}),
        "too long": strict.post(
            "/appointments/", "x" * 3_000_000, content_type="application/x-www-form-urlencoded"
        ),
        "link": Client().get("/account/link/guessed/"),
    }
    assert [one.status_code for one in answers.values()] == [404, 403, 405, 403, 413, 404]
    for name, answer in answers.items():
        assert problems(answer, signed_in=answer.wsgi_request.COOKIES != {}) == [], name


def test_another_name_for_this_site_is_no_page(client):
    answer = client.get("/", HTTP_HOST="evil.example")
    assert answer.status_code == 400
    assert b"evil" not in answer.content
    assert "<a" not in answer.content.decode()


@pytest.mark.parametrize("length", ["-1", "1e9", "9" * 5000, "²", "0x10"])
def test_a_length_that_is_none_is_refused(client, length):
    assert client.post("/api/check/", CONTENT_LENGTH=length).status_code == 413


def test_the_editor_may_send_more_than_visitors_and_not_without_end(client, db):
    assert client.post("/editor/", CONTENT_LENGTH=str(5_000_000)).status_code == 302
    assert client.post("/editor/", CONTENT_LENGTH=str(50_000_000)).status_code == 413


def test_what_failed_inside_is_told_to_nobody(world, settings, monkeypatch):
    settings.DEBUG = False
    from runwell.web.public import contact

    def broken(*args, **kwargs):
        raise RuntimeError("robin@example.com has a hip")

    monkeypatch.setattr(contact, "render", broken)
    answer = Client(raise_request_exception=False).get("/contact/")
    assert answer.status_code == 500
    assert problems(answer, signed_in=True) == []
    assert b"robin" not in answer.content
    assert b"RuntimeError" not in answer.content
