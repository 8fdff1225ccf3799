"""What search engines are told."""

import re

import pytest

from runwell.config.production import SETTINGS
from runwell.records.actions.practice import load_practice
from tests.people import PRACTICE
from tests.web.check.conftest import hip_pack

__all__ = ["hip_pack"]

ADDRESS = "/hip-pain-after-running/"


def test_robots_are_kept_from_the_rooms_that_are_nobodys_business(client, db):
    robots = client.get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    lines = robots.content.decode().splitlines()
    assert {"Disallow: /desk/", "Disallow: /editor/"} <= set(lines)
    # A crawler must be able to read that a kept answer says noindex.
    assert "Disallow: /kept/" not in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_the_sitemap_lists_every_page_that_may_be_found_and_each_is_there(client, page, hip_pack):
    listed = re.findall("<loc>http://testserver(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    rooms = ["appointments", "contact", "about-the-check", "privacy", "first-visit", "exercises"]
    rooms += ["exercises/unstable-hip", "locations", "team"]
    exercises = [f"exercises/{name}" for name in hip_pack.exercises]
    assert listed == ["/", ADDRESS, *(f"/{name}/" for name in (*rooms, *exercises))]
    for address in listed:
        shown = client.get(address)
        assert shown.status_code == 200
        assert b"noindex" not in shown.content


def test_the_sitemap_lists_every_office_and_everybody(client, page):
    load_practice(by="test", practice={**PRACTICE, "demo": False})
    listed = client.get("/sitemap.xml").content.decode()
    for kind, rows in (("locations", PRACTICE["locations"]), ("team", PRACTICE["people"])):
        assert all(f"/{kind}/{row['slug']}/</loc>" in listed for row in rows)


def test_the_sitemap_says_when_the_pack_was_written(client, db, hip_pack):
    listed = client.get("/sitemap.xml").content.decode()
    address = "http://testserver/exercises/bridge/"
    assert f"<loc>{address}</loc><lastmod>{hip_pack.written_on}</lastmod>" in listed


def test_the_sitemap_names_the_host_that_was_asked(client, page, settings):
    settings.ALLOWED_HOSTS = ["clinic.example"]
    listed = client.get("/sitemap.xml", headers={"host": "clinic.example"}, secure=True).content.decode()
    assert f"<loc>https://clinic.example{ADDRESS}</loc>" in listed
    assert "localhost" not in listed


def test_a_page_that_is_offline_is_in_no_list(client, page):
    page.unpublish()
    assert ADDRESS not in client.get("/sitemap.xml").content.decode()
    assert ADDRESS not in client.get("/").content.decode().partition("<main")[2]
    assert client.get(ADDRESS).status_code == 404


def test_the_page_names_its_one_address(client, page):
    shown = client.get(f"{ADDRESS}?from=an-advert").content.decode()
    assert re.findall('<link rel="canonical" href="(.*?)">', shown) == [f"http://testserver{ADDRESS}"]


def test_the_page_names_the_one_host_of_the_settings_in_production(client, page, settings):
    settings.RUNWELL_ENV, settings.WAGTAILADMIN_BASE_URL = "production", "https://www.example.com"
    shown = client.get(ADDRESS).content.decode()
    assert f'<link rel="canonical" href="https://www.example.com{ADDRESS}">' in shown
    assert f'<meta property="og:url" content="https://www.example.com{ADDRESS}">' in shown
    assert '<meta property="og:image" content="https://www.example.com/static/share' in shown


@pytest.mark.parametrize("address", ["/robots.txt", "/sitemap.xml"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_robots_and_map_name_the_host_and_the_scheme_that_were_asked(client, page, settings, address, scheme):
    settings.ALLOWED_HOSTS = ["clinic.example", "www.clinic.example"]
    for host in settings.ALLOWED_HOSTS:
        said = client.get(address, headers={"host": host}, secure=scheme == "https").content.decode()
        named = set(re.findall(r"(https?)://([^/\s<]+)/", said)) - {("http", "www.sitemaps.org")}
        assert named - {("http", "www.w3.org")} == {(scheme, host)}


def test_in_production_they_are_read_over_https_alone_and_name_it(client, page, settings):
    settings.ALLOWED_HOSTS = ["clinic.example"]
    settings.SECURE_SSL_REDIRECT = SETTINGS["SECURE_SSL_REDIRECT"]
    asked = {"host": "clinic.example"}
    assert client.get("/robots.txt", headers=asked).url == "https://clinic.example/robots.txt"
    said = client.get("/robots.txt", headers=asked, secure=True).content.decode()
    assert "Sitemap: https://clinic.example/sitemap.xml" in said
    listed = client.get("/sitemap.xml", headers=asked, secure=True).content.decode()
    assert listed.count("<loc>https://clinic.example/") == listed.count("<loc>") > 9
