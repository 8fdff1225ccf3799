"""A walk over the whole site, along every link that a stranger sees."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from django.test import Client

from runwell.records.actions.practice import load_practice
from tests.pages.conftest import MENDED, SECOND_MENDED, document_of, published
from tests.people import PRACTICE

pytestmark = pytest.mark.django_db
HREF = re.compile(r'<(?:a|link)[^>]*\shref="([^"]*)"')


@pytest.fixture(scope="module")
def real_practice(django_db_setup, django_db_blocker):
    """With its two pages, for all tests here; taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_practice(by="test", practice={**PRACTICE, "demo": False})
        for file in (MENDED, SECOND_MENDED):
            published(document_of(file))
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def walked(real_practice):
    """address -> its answer, for everything that is reached from its first page. Walked once."""
    client, answers, waiting = Client(), {}, ["/"]
    while waiting:
        address = waiting.pop()
        if address not in answers:
            answers[address] = client.get(address)
            client.cookies.clear()  # the check begins to count pages for whoever has its cookie
            waiting += links(answers[address])
    return answers


def links(answer):
    """The addresses of this site that a page leads to, without what follows #, and ? but for an office."""
    if not answer.headers.get("Content-Type", "").startswith("text/html") or answer.status_code != 200:
        return []
    found = (unescape(href) for href in HREF.findall(answer.content.decode()))
    ours = (href.removeprefix("http://testserver") for href in found)
    return [to_walk(href) for href in ours if href.startswith("/")]


def to_walk(href):
    """Free times are those of an office; weeks and clinicians of them are no pages of their own."""
    there = urlsplit(href)
    office = parse_qs(there.query).get("office")
    return f"{there.path}?office={office[0]}" if office else there.path


def to_be_found(walked):
    """address -> HTML, for every page that does not say noindex."""
    pages = {
        address: answer.content.decode()
        for address, answer in walked.items()
        if answer.status_code == 200 and "text/html" in answer["Content-Type"]
    }
    return {address: html for address, html in pages.items() if 'content="noindex' not in html}


def test_every_link_of_every_page_leads_to_a_page(walked):
    wrong = {address: answer.status_code for address, answer in walked.items() if answer.status_code != 200}
    assert wrong == {"/my/": 302}  # a patient's own pages, behind the sign-in
    assert walked["/my/"].headers["Location"].startswith("/account/login/")
    assert len(walked) > 75


def test_every_place_within_a_page_that_is_linked_is_there(walked):
    wrong = []
    for address, answer in walked.items():
        html = answer.content.decode() if "text/html" in answer["Content-Type"] else ""
        for to, place in re.findall(r'href="([^"#?]*)#([^"]+)"', html):
            target = walked[to] if to else answer
            if f'id="{place}"' not in target.content.decode():
                wrong.append((address, to, place))
    assert wrong == []


def test_the_sitemap_lists_what_can_be_walked_to_and_nothing_else(client, walked):
    listed = set(re.findall("<loc>http://testserver(.*?)</loc>", client.get("/sitemap.xml").content.decode()))
    assert listed - set(walked) == set()
    assert set(to_be_found(walked)) == listed


def test_no_page_leads_nowhere(walked):
    for address, answer in walked.items():
        if "text/html" in answer["Content-Type"]:
            assert not {"", "#"} & set(HREF.findall(answer.content.decode())), address


def test_every_page_that_may_be_found_says_who_it_is(walked):
    """One title and one description each, all different, and the same for sharing."""
    told = {}
    for address, html in to_be_found(walked).items():
        title = re.findall("<title>(.*?)</title>", html)
        shared = re.findall('<meta property="og:title" content="(.*?)">', html)
        assert len(title) == len(shared) == 1 and unescape(title[0]) == unescape(shared[0]), address
        assert len(re.findall('<meta name="description"', html)) == 1, address
        told[address] = title[0]
    assert len(set(told.values())) == len(told) > 70
