"""The page of the demo tells who is who and opens their doors: on this machine only, for nobody real."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from runwell.exchange.minute import A_MINUTE, words_in
from runwell.records.actions.practice import load_practice
from runwell.records.made_up import the_cast
from runwell.records.models import Account, AuditEvent
from runwell.web.demo_room import people
from tests.made_up import in_the_demo, made
from tests.people import PRACTICE, somebody, somebody_with_a_record

__all__ = ["in_the_demo", "made"]
pytestmark = pytest.mark.usefixtures("in_the_demo")
HOMES = {"front desk": "/desk/", "": "/my/"}
WITH_A_DOOR = [
    *((one.email, HOMES.get(one.role.value, "/staff/")) for one in the_cast().colleagues),
    *((one.email, "/my/") for one in the_cast().runners if one.stage == "record"),
]


def door(email):
    return reverse("demo:come-in", args=[Account.objects.get(email=email).id])


def signed_in(client):
    return client.get("/account/").status_code == 200


@pytest.mark.parametrize(("email", "home"), WITH_A_DOOR)
def test_every_persons_own_pages_open(client, email, home):
    answer = client.post(door(email), follow=True)
    assert answer.redirect_chain == [(home, 302)] and answer.status_code == 200
    assert answer.context["user"].email == email


@pytest.mark.parametrize(
    ("email", "paths"),
    [
        ("owner@example.com", ["/practice/figures/", "/staff/opened/", "/staff/trail/", "/staff/people/"]),
        ("administrator@example.com", ["/jobs/", "/staff/people/"]),
        ("editor@example.com", ["/practice/", "/editor/"]),
        ("quinn@example.com", ["/staff/patients/"]),
        ("robin.mockridge@example.com", ["/my/trail/", "/my/download/"]),
    ],
)
def test_what_somebody_came_for_opens_too(client, email, paths):
    client.post(door(email))
    assert [client.get(path).status_code for path in paths] == [200] * len(paths)


def test_the_page_tells_everybody_and_what_they_show(client):
    answer = client.get("/demo/")
    html = answer.content.decode()
    for one in (*the_cast().colleagues, *the_cast().runners):
        assert one.name in html and one.email in html and one.shows in html.replace("&#x27;", "'")
    assert html.count(">Sign in as ") == len(WITH_A_DOOR)
    assert 'href="/mail/"' in html and "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_no_door_opens_for_whoever_has_no_account_or_never_confirmed_it(client):
    shown = {one.email: one for one in client.get("/demo/").context["page"].runners}
    assert shown["blake.notley@example.com"].comes_in is None
    assert shown["reese.trialton@example.com"].comes_in is None
    assert client.post(door("reese.trialton@example.com")).status_code == 404
    assert not signed_in(client) and not any(one.gone for one in shown.values())


def test_the_code_on_the_page_is_taken_with_the_password(client, made):
    from django.core.cache import cache

    cache.clear()
    email = "owner@example.com"
    client.post("/account/login/", {"login": email, "password": made[email].password})
    shown = {one.email: one.code for one in client.get("/demo/").context["page"].colleagues}
    client.post("/account/2fa/authenticate/", {"code": shown[email]})
    assert client.get("/staff/").status_code == 200


def test_codes_are_those_of_the_standard_and_change_with_the_half_minute(monkeypatch):
    """RFC 6238, appendix B: at 59 seconds the digits are 94287082, of which an app shows the last six."""
    monkeypatch.setattr(people, "decrypt", lambda text: text)
    app = type("App", (), {"data": {"secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}})
    at = datetime.fromtimestamp(59, UTC)
    assert (people.code(app, at), people.until(at).timestamp()) == ("287082", 60)


def test_one_after_the_other_leaves_nothing_of_the_first(client):
    client.post(door("owner@example.com"))
    key = client.session.session_key
    client.post(door("alex.fauxley@example.com"))
    assert client.session.session_key != key
    assert client.get("/staff/").status_code == 403 and client.get("/my/").status_code == 200
    assert "You are signed in as this person" in client.get("/demo/").content.decode()


def test_coming_in_is_on_the_trail(client):
    client.post(door("owner@example.com"))
    owner = Account.objects.get(email="owner@example.com")
    told = AuditEvent.objects.filter(record=f"account {owner.id}").values_list("by", "act", "door")
    assert ("somebody at the page of the demo", "came in through the page of the demo", "web") in told
    assert (f"account {owner.id}", "signed in", "web") in told


def in_production(settings, client):
    settings.RUNWELL_ENV = "production"


def in_a_real_practice(settings, client):
    load_practice(by="test", practice={**PRACTICE, "demo": False})


def from_elsewhere(settings, client):
    client.defaults["REMOTE_ADDR"] = "203.0.113.9"


def through_a_proxy(settings, client):
    client.defaults["HTTP_X_FORWARDED_FOR"] = "203.0.113.9"


@pytest.mark.parametrize("where", [in_production, in_a_real_practice, from_elsewhere, through_a_proxy])
def test_elsewhere_there_is_no_such_page_and_no_door(settings, client, where):
    owner = door("owner@example.com")
    where(settings, client)
    for answer in (client.get("/demo/"), client.get(owner), client.post(owner)):
        assert answer.status_code == 404 and "Harper" not in answer.content.decode()
    assert not signed_in(client)


def test_the_banner_leads_to_the_page_in_development_only(settings, client):
    assert 'href="/demo/"' in client.get("/contact/").content.decode()
    settings.RUNWELL_ENV = "production"
    html = client.get("/contact/").content.decode()
    assert "people are made up" in html and "/demo/" not in html


def test_nobody_real_comes_in_even_in_a_demo(client):
    for real in (somebody("real@example.com"), somebody_with_a_record("runner@example.com")):
        assert client.post(reverse("demo:come-in", args=[real.id])).status_code == 404
        assert real.email not in client.get("/demo/").content.decode()
    assert not signed_in(client)


def test_a_closed_account_stays_closed_and_the_page_says_so(client):
    from runwell.records.actions.accounts import close_account

    close_account(by="test", account_id=Account.objects.get(email="editor@example.com").id)
    assert client.post(door("editor@example.com")).status_code == 404
    assert "This account is gone or closed" in client.get("/demo/").content.decode()


def test_a_link_or_another_site_signs_nobody_in():
    client = Client(enforce_csrf_checks=True)
    owner = door("owner@example.com")
    assert client.get(owner).status_code == 405
    assert client.post(owner).status_code == 403
    token = client.get("/demo/").cookies["csrftoken"].value
    foreign = {"HTTP_ORIGIN": "https://elsewhere.example"}
    assert client.post(owner, {"csrfmiddlewaretoken": token}, **foreign).status_code == 403
    assert not signed_in(client)
    assert client.post(owner, {"csrfmiddlewaretoken": token}).status_code == 302 and signed_in(client)


@pytest.mark.parametrize("email", ["morgan@example.com", "quinn@example.com"])
def test_the_summary_of_each_of_their_patients_is_read_in_a_minute(client, email):
    """Whatever their stories grow to."""
    client.post(door(email))
    listed = client.get("/staff/patients/").content.decode()
    paths = set(re.findall(r'href="(/staff/patients/[0-9a-f-]{36}/)"', listed))
    sheets = [
        answer.context["page"].sheet for one in paths if (answer := client.get(f"{one}summary/")).context
    ]
    assert len(sheets) > 2
    assert {one.name: words_in(one) for one in sheets if words_in(one) > A_MINUTE} == {}
