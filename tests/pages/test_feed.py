"""The feed of new and reviewed pages."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from runwell.pages.feed import changed_at
from runwell.pages.models import PageSignature
from runwell.records.actions.practice import load_practice
from tests.people import PRACTICE, practice

__all__ = ["practice"]

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def entries(client, page):
    load_practice(by="test", practice={**PRACTICE, "demo": False})

    def read():
        answer = client.get("/feed/")
        assert answer["Content-Type"].startswith("application/atom+xml")
        return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")

    return read


def test_a_page_stands_in_the_feed_with_title_and_address(entries, page):
    (entry,) = entries()
    assert entry.findtext(f"{ATOM}title") == page.title
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/hip-pain-after-running/"


def test_what_is_offline_does_not(entries, page):
    page.unpublish()
    assert entries() == []


def test_a_demo_has_no_feed_to_follow(client, page, practice):
    assert b"<entry>" not in client.get("/feed/").content


@pytest.mark.parametrize(("demo", "moves"), [(False, True), (True, False)])
def test_a_review_brings_a_page_to_the_top_and_a_demo_signature_does_not(page, demo, moves):
    later = timezone.now() + timedelta(days=3)
    words = {"name": "Avery Mockford", "next_review_on": later.date(), "demo": demo}
    PageSignature.objects.filter(page=page).delete()
    PageSignature.objects.create(page=page, content=page.content, signed_at=later, **words)
    assert (changed_at(page) == later) is moves


def test_public_pages_name_the_feed(client, page):
    assert 'type="application/atom+xml"' in client.get("/").content.decode()
