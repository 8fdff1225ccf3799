"""Who comes by an old address is led to the page: also after a page was moved."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from runwell.pages.home import home_page
from runwell.pages.models import ConditionPage, HomePage
from tests.pages.conftest import signed, submitted
from tests.people import clinician, colleague, practice

__all__ = ["clinician", "colleague", "practice"]

ADDRESS = "/hip-pain-after-running/"


@pytest.fixture
def page(mended, colleague, clinician):
    """A signed page. Its address may change without a new signature."""
    signed(submitted(mended, colleague), clinician)
    return ConditionPage.objects.get()


@pytest.fixture
def renamed(django_capture_on_commit_callbacks):
    """Publish a page at another slug."""

    def rename(page, slug):
        draft = page.get_latest_revision_as_object()
        draft.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            draft.save_revision().publish()
        return ConditionPage.objects.get(pk=page.pk)

    return rename


def test_a_slug_that_changes_leaves_the_way_there(client, page, renamed):
    renamed(page, "hip-pain")
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Location"]) == (301, "/hip-pain/")
    assert client.get("/hip-pain/").status_code == 200


def test_it_leads_there_from_a_link_of_an_advert_too(client, page, renamed):
    renamed(page, "hip-pain")
    assert client.get(f"{ADDRESS}?from=an-advert")["Location"] == "/hip-pain/"


def test_a_second_change_leads_in_one_step_and_back_ends_in_no_circle(client, page, renamed):
    again = renamed(renamed(page, "hip-pain"), "hip-pain-of-runners")
    assert client.get(ADDRESS)["Location"] == client.get("/hip-pain/")["Location"] == "/hip-pain-of-runners/"
    renamed(again, "hip-pain-after-running")
    assert client.get(ADDRESS).status_code == 200
    assert client.get("/hip-pain/")["Location"] == ADDRESS


def test_a_draft_with_another_slug_changes_nothing_yet(client, page):
    draft = page.get_latest_revision_as_object()
    draft.slug = "hip-pain"
    draft.save_revision()
    assert client.get(ADDRESS).status_code == 200
    assert not Redirect.objects.exists()


@pytest.fixture
def deeper(page, monkeypatch):
    """A second place for pages. The site has one; a page type of a later day may have its own."""
    monkeypatch.setattr(HomePage, "max_count", None)
    monkeypatch.setattr(HomePage, "parent_page_types", ["wagtailcore.Page", "pages.HomePage"])
    return home_page(by="a test").add_child(instance=HomePage(title="Running", slug="running"))


def test_a_page_that_moves_leaves_the_way_there(client, page, deeper):
    ConditionPage.objects.get(pk=page.pk).move(deeper, pos="last-child")
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Location"]) == (301, "/running/hip-pain-after-running/")
    assert client.get(answer["Location"]).status_code == 200
