"""A kept answer behind its private link."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from runwell.check.answers import Answers
from runwell.check.verdict import conclude
from runwell.records.actions.kept_verdicts import keep
from runwell.records.models import KeptVerdict
from runwell.records.packs import the_pack

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def verdict():
    pack = the_pack()
    return conclude(pack, Answers.of(pack, {}), today=date(2026, 11, 24), show_causes=True).as_json()


@pytest.fixture
def token(practice, verdict):
    return keep(by="runner", verdict_json=verdict)


def test_the_link_shows_the_answer_as_it_was_kept(client, token, verdict):
    html = client.get(f"/kept/{token}/").content.decode()
    assert verdict["headline"] in html and verdict["pack"] in html
    assert "copy of an answer" in html


def test_the_address_does_not_travel_on(client, token):
    answer = client.get(f"/kept/{token}/")
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"] and "noindex" in answer.content.decode()
    buttons = [f'action="/kept/{token}/{button}/"' for button in ("forget", "own")]
    ways = [*buttons, f'href="/kept/{token}/appointment/"']
    html = answer.content.decode()
    assert all(html.count(way) >= 1 for way in ways)
    assert html.count(token) == sum(html.count(way) for way in ways)


@pytest.mark.parametrize("wrong", ["nobody-has-this", "x" * 43])
def test_another_link_is_told_kindly_that_there_is_nothing(client, token, wrong):
    answer = client.get(f"/kept/{wrong}/")
    assert answer.status_code == 404 and "stops working when it expires" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_expired_copy_is_gone(client, token):
    then = timezone.now() - timedelta(days=31)
    KeptVerdict.objects.update(kept_at=then, expires_at=then + timedelta(days=30))
    assert client.get(f"/kept/{token}/").status_code == 404


def test_the_button_deletes_the_copy_and_a_look_does_not(client, token):
    assert client.get(f"/kept/{token}/forget/").status_code == 405
    assert client.get(f"/kept/{token}/").status_code == 200
    answer = client.post(f"/kept/{token}/forget/")
    assert "no longer works" in answer.content.decode()
    assert not KeptVerdict.objects.exists()
    assert client.get(f"/kept/{token}/").status_code == 404
    assert client.post(f"/kept/{token}/forget/").status_code == 404


def test_a_copy_from_before_a_part_was_added_can_still_be_read(client, practice, verdict):
    added = {"unclear", "telling_answers", "next_tests"}
    older = {name: part for name, part in verdict.items() if name not in added}
    html = client.get(f"/kept/{keep(by='runner', verdict_json=older)}/").content.decode()
    assert verdict["headline"] in html
    assert "What would tell more" not in html
    newer = client.get(f"/kept/{keep(by='runner', verdict_json=verdict)}/").content.decode()
    assert "What would tell more" in newer
