"""A demo says that it is one, and to search engines that it is not to be found."""

import pytest

from runwell.records.actions.practice import load_practice
from tests.people import PRACTICE

PUBLIC = ["/", "/hip-pain-after-running/", "/contact/", "/appointments/", "/about-the-check/", "/privacy/"]


@pytest.fixture
def loaded(page):
    """Loads the practice, as a demo or as a real one."""
    return lambda demo: load_practice(by="test", practice={**PRACTICE, "demo": demo})


@pytest.mark.parametrize("address", [*PUBLIC, "/check/hip/"])
def test_every_page_of_a_demo_says_so_to_people_and_to_search_engines(client, loaded, address):
    loaded(demo=True)
    shown = client.get(address)
    html = shown.content.decode()
    assert shown.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert "A demo: its offices, phones and people are made up." in html


@pytest.mark.parametrize("address", PUBLIC)
def test_a_real_practice_is_to_be_found(client, loaded, address):
    loaded(demo=False)
    shown = client.get(address)
    assert "X-Robots-Tag" not in shown.headers
    assert "noindex" not in shown.content.decode() and "A demo: its" not in shown.content.decode()


def test_robots_are_kept_from_the_whole_demo_and_get_no_map(client, loaded):
    loaded(demo=True)
    assert client.get("/robots.txt").content.decode().splitlines() == ["User-agent: *", "Disallow: /"]
    assert "<loc>" not in client.get("/sitemap.xml").content.decode()
    loaded(demo=False)
    assert "Disallow: /practice/" in client.get("/robots.txt").content.decode().splitlines()
    assert "<loc>" in client.get("/sitemap.xml").content.decode()
