"""The mended document as a reader meets it."""

import re
from html import unescape

import pytest
from django.utils.html import strip_tags

from runwell.pages.red_flags import red_flags
from runwell.records.packs import the_pack
from tests.pages.conftest import MENDED, document_of
from tests.people import practice

__all__ = ["practice"]

ADDRESS = "/hip-pain-after-running/"


@pytest.fixture
def shown(client, practice, page):
    return client.get(ADDRESS).content.decode()


@pytest.fixture
def document():
    return document_of(MENDED)


def words(html):
    return re.sub(r"\s+", " ", unescape(strip_tags(html)))


def test_it_has_the_documents_own_title_and_description(shown, document):
    assert f"<title>{document.title.replace('&', '&amp;')}</title>" in shown
    assert f'<meta name="description" content="{document.description}">' in shown


def test_no_sentence_of_the_document_is_lost(shown, document):
    said = words(shown)
    for block in document.blocks:
        for line in block.text.split("\n"):
            assert re.sub(r"\s+", " ", line) in said


def test_the_door_to_the_check_and_the_red_flags_come_before_the_text(shown, document):
    text = shown.index(document.blocks[0].text[:40])
    assert shown.index('href="/check/hip/">Start') < text
    for flags in red_flags("hip"):
        for sign in flags.signs:
            assert shown.index(sign.words) < text


def test_every_red_flag_stands_for_rules_of_its_own_level(page):
    rules = {rule.id: rule for rule in the_pack("hip").rules}
    for flags in red_flags("hip"):
        assert flags.signs
        for sign in flags.signs:
            assert sign.rules
            assert all(rules[rule].level is flags.level for rule in sign.rules), sign.words


def test_no_link_leads_nowhere(shown, client):
    links = set(re.findall(r'href="([^"]*)"', shown))
    assert "#" not in links
    assert "" not in links
    for link in links:
        if link.startswith("/"):
            assert client.get(link).status_code == 200, link
    assert '<a href="/appointments/">request an appointment</a>' in shown
    assert "exercises for an unstable hip" in words(shown)


def test_there_is_no_script_and_nothing_from_another_host(shown):
    assert shown.count("<script") == shown.count('<script type="application/ld+json">')
    assert not re.findall(r'(?:src=|<link[^>]* href=)"(?:https?:)?//(?!testserver)', shown)


def test_there_is_one_first_heading_and_no_level_is_skipped(shown):
    levels = [int(level) for level in re.findall(r"<h([1-6])", shown)]
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in zip(levels, levels[1:], strict=False))


def test_it_is_light_enough_for_one_round_trip(client, page):
    answer = client.get(ADDRESS, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) <= 14 * 1024


def test_it_asks_the_database_a_bounded_number_of_questions(client, page, django_assert_max_num_queries):
    client.get(ADDRESS)
    with django_assert_max_num_queries(12):
        client.get(ADDRESS)


def test_the_home_page_leads_to_it(client, page):
    home = client.get("/").content.decode()
    assert f'href="{ADDRESS}"' in home
    assert 'href="/check/hip/"' in home
