"""The frame of every page: no script, no other host, small, and usable without either."""

import gzip
import re

import pytest

from tests.web.check.runners import OUTER_HIP, begun, walk

pytestmark = pytest.mark.django_db
MOST = 14 * 1024  # bytes, compressed: what fits into the first round trips


@pytest.fixture
def pages(client, practice, settings):
    settings.RUNWELL_SHOW_UNSIGNED = True
    return {
        "start": client.get("/check/hip/"),
        "first question": begun(client),
        "map": walk(client, OUTER_HIP, pages=4),
        "answer": walk(client, OUTER_HIP),
        "answers": client.get("/check/hip/answers/"),
        "about": client.get("/about-the-check/"),
        "not found": client.get("/nowhere/"),
    }


def test_html_and_css_of_every_page_fit_into_fourteen_kilobytes(pages):
    sizes = {name: len(gzip.compress(response.content)) for name, response in pages.items()}
    assert max(sizes.values()) <= MOST, sizes


def test_no_page_has_a_script_or_a_style_of_its_own(pages):
    for name, response in pages.items():
        html = response.content.decode()
        assert "<script" not in html, name
        assert html.count("<style") == 1, name
        assert not re.search(r"\sstyle=|\son\w+=", re.sub(r"<style>.*?</style>", "", html)), name


def test_no_page_loads_anything_from_another_host(pages):
    for name, response in pages.items():
        html = response.content.decode()
        loaded = re.findall(r"<(?:link|img|source|iframe|use)[^>]+(?:href|src)=\"(?!data:)([^\"]+)", html)
        assert [url for url in loaded if "//" in url and "//testserver/" not in url] == [], name
        assert "@import" not in html
        assert not re.search(r"url\((?!#)", html), name


def test_every_page_has_one_main_heading_a_title_and_a_way_past_the_menu(pages):
    titles = []
    for name, response in pages.items():
        html = response.content.decode()
        assert html.count("<h1") == 1, name
        assert 'href="#main"' in html and '<main id="main"' in html, name
        titles += re.findall(r"<title>(.+?)</title>", html)
    assert len(set(titles)) == len(pages)


def test_the_emergency_number_and_the_offices_stand_under_every_page(pages, practice):
    for name, response in pages.items():
        footer = response.content.decode().partition("<footer")[2]
        assert 'href="tel:911"' in footer, name
        assert footer.count('href="tel:') > 1, name


def test_the_page_of_a_failure_asks_no_database(django_assert_num_queries):
    from django.template.loader import get_template

    with django_assert_num_queries(0):
        html = get_template("500.html").render()
    assert "your answers are still in your browser" in html
