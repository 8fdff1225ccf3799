"""Searching the site."""

import logging

import pytest

from runwell.pages.search import ROOMS, found, words
from tests.people import practice

__all__ = ["practice"]

pytestmark = pytest.mark.django_db


def titles(query):
    return [one.title for one in found(query).found]


def test_a_page_is_found_by_what_people_type(page):
    assert titles("why does my hip hurt after running?")[0] == page.title
    assert titles("stress fractures")[0] == page.title


def test_a_page_that_is_offline_is_not_found(page):
    page.unpublish()
    assert page.title not in titles("hip pain after running")


def test_exercises_offices_people_and_fixed_pages_are_found(practice):
    for query, title in (
        ("monster walk", "Monster walk (sideways band walk)"),
        ("band", "Monster walk (sideways band walk)"),
        ("oak lawn", "Oak Lawn"),
        ("60521", "Hinsdale"),
        ("quinn", "Quinn Inventa, PT, DPT"),
        ("gait analysis", "Avery Mockford, PT, DPT"),
        ("appointment", "Request an appointment"),
        ("unstable", "Exercises for an unstable hip"),
    ):
        assert title in titles(query), query


def test_what_has_a_word_in_its_title_stands_before_what_has_it_in_its_text(practice):
    assert titles("bridge")[0] == "Bridge"


def test_where_nothing_has_every_word_some_are_enough_and_that_is_said(client, practice):
    assert found("clam zebra").partly and "Clam" in titles("clam zebra")
    assert "No page has all of these words" in client.get("/search/?q=clam+zebra").content.decode()


def test_accents_and_capitals_make_no_difference(practice):
    assert words("Résumé HIP") == ["resume", "hip"]
    assert titles("CLÀM")[0] == "Clam"


@pytest.mark.parametrize(
    "query", ["", "   ", "%00", "'; drop table", "*", '"', "%", "a" * 5000, "🦵", "\\", "<b>"]
)
def test_an_odd_query_is_answered_calmly(client, practice, query):
    answer = client.get("/search/", {"q": query})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "<b>" not in html.partition("<main")[2] and "drop table" not in titles(query)


def test_nothing_found_says_where_else_to_go(client, practice):
    html = client.get("/search/?q=zebra").content.decode()
    assert "Nothing found" in html and 'href="/exercises/"' in html.partition("<main")[2]


def test_no_query_is_kept_logged_or_told_to_search_engines(client, practice, caplog):
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/search/?q=secretword")
    assert "secretword" not in caplog.text
    assert answer.headers["Cache-Control"] == "no-store"
    html = answer.content.decode()
    assert '<meta name="robots" content="noindex' in html and "canonical" not in html and "og:" not in html


def test_every_fixed_page_that_is_found_is_there(client, practice):
    from django.urls import reverse

    assert all(client.get(reverse(name)).status_code == 200 for name, _title, _words in ROOMS)
