"""Whoever knows how to reach somebody learns nothing of their request for a visit, and cannot touch it."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from runwell.records import access
from runwell.records.access.visits import next_free
from runwell.records.models import VisitRequest
from tests.web.account.conftest import no_limit_left_over

__all__ = ["no_limit_left_over"]
pytestmark = pytest.mark.django_db
KNOWN = {"name": "Robin Ashe", "telephone": "(312) 555-0111", "email": "robin@example.com"}
LINK = re.compile(r'href="(/visit/[^"]+)"')


@pytest.fixture
def office(practice):
    return access.locations().get(slug="oak-lawn")


@pytest.fixture
def free(office):
    now = timezone.now()
    return [one.begins_at.strftime("%Y-%m-%dT%H:%MZ") for one in next_free(office, None, now, now, 9)]


def form_in(browser):
    return re.search(r'name="form" value="([^"]+)"', browser.get("/appointments/").content.decode())[1]


def sent(browser, office, at="", form=None, **words):
    """How the form was answered, and the link that the next page shows."""
    posted = {**KNOWN, "office": str(office.id), "at": at, "form": form or form_in(browser), **words}
    answer = browser.post("/appointments/", posted)
    shown = LINK.findall(browser.get("/appointments/sent/").content.decode())
    return answer.status_code, shown


def test_the_same_words_from_elsewhere_are_another_request_and_lead_to_no_other(office):
    _, [own] = sent(Client(), office)
    _, [other] = sent(Client(), office)
    assert own != other and VisitRequest.objects.count() == 2
    Client().post(f"{other}cancel/")
    assert Client().get(own).content != Client().get(other).content
    assert VisitRequest.objects.filter(state=VisitRequest.WAITING).count() == 1


def test_a_time_that_somebody_asked_for_is_taken_also_for_who_has_their_words(office, free):
    assert sent(Client(), office, free[0])[0] == 302
    others = ({"telephone": "", "email": f"kim{number}@example.com"} for number in range(9))
    assert 409 in (sent(Client(), office, free[0], **words)[0] for words in others)
    assert sent(Client(), office, free[0]) == (409, [])


@pytest.mark.parametrize("at", [True, False])
def test_a_button_that_is_pressed_twice_is_one_request_with_its_link(office, free, at):
    browser = Client()
    form, time = form_in(browser), free[0] if at else ""
    first, second = (sent(browser, office, time, form) for _ in range(2))
    assert first == second and first[0] == 302 and len(first[1]) == 1
    assert VisitRequest.objects.count() == 1


def test_other_words_from_the_same_form_are_another_request(office):
    browser = Client()
    form = form_in(browser)
    sent(browser, office, form=form)
    assert sent(browser, office, form=form, note="bring my shoes")[0] == 302
    assert VisitRequest.objects.count() == 2


@pytest.mark.parametrize("form", ["", "x" * 5000, "00000000-0000-0000-0000-000000000000", "\0"])
def test_a_key_that_is_none_harms_nobody(office, form):
    posted = {**KNOWN, "office": str(office.id), "form": form}
    assert Client().post("/appointments/", posted).status_code in (302, 400)
