"""The editor's pages, kept ready-made: each change that a reader sees shows at once."""

import re
from datetime import date

import pytest

from runwell.records.models import Practice
from tests.fronts import ask, tally
from tests.people import practice

__all__ = ["ask", "practice", "tally"]
HOME, HIP, MAP, PRIVACY = "/", "/hip-pain-after-running/", "/sitemap.xml", "/privacy/"


@pytest.fixture
def asked(practice, page, ask):
    """Everything was asked for once."""
    for path in (HOME, HIP, MAP, PRIVACY):
        ask(path)
    return ask


def test_a_kept_page_is_what_would_be_made_now(asked):
    answers = {path: asked(path) for path in (HOME, HIP, MAP, PRIVACY)}
    assert not any(one.made for one in answers.values())
    assert all(one.body == asked.fresh(path).body for path, one in answers.items())


def test_a_draft_changes_no_page(asked, page):
    before = asked(HIP)
    page.title = "A title that nobody has signed"
    page.save_revision()
    assert asked(HIP).tag == before.tag


def test_a_published_title_shows_on_its_page_and_on_the_front_page_alone(asked, page):
    before = {path: asked(path).tag for path in (HOME, HIP, PRIVACY)}
    page.title = "Hip pain after a run"
    sign_again(page)
    page.save_revision().publish()
    assert page.title in asked(HIP).text and page.title in asked(HOME).text
    assert asked(PRIVACY).tag == before[PRIVACY]


def sign_again(page):
    page.signatures.create(content=page.content, name="Nobody", demo=True, next_review_on=date(2030, 1, 1))


def test_a_signature_that_is_withdrawn_is_gone_from_the_page(asked, page):
    said = "Demo signature: no clinician has reviewed this."
    assert said in asked(HIP).text
    page.signatures.all().delete()
    assert said not in asked(HIP).text
    sign_again(page)
    assert said in asked(HIP).text


def test_an_unpublished_page_is_gone(asked, page):
    page.unpublish()
    assert asked(HIP).status == 404
    assert HIP not in asked(HOME).text and HIP not in asked(PRIVACY).text


def test_a_page_that_moves_to_another_address_is_found_there_alone(asked, page):
    page.slug = "hip-pain"
    page.save_revision().publish()
    assert asked("/hip-pain/").status == 200
    assert asked(HIP).status in {301, 404}


def test_every_public_page_is_kept(asked):
    """A page made from a table that is not on the list would be slow for ever, and nobody would notice."""
    Practice.objects.update(demo=False)
    paths = re.findall(r"<loc>http://[^/]*([^<]*)</loc>", asked(MAP).text)
    assert len(paths) > 60
    not_kept = [path for path in paths if asked(path).status == 200 and asked(path).made]
    assert set(not_kept) == {"/appointments/", "/contact/"}
