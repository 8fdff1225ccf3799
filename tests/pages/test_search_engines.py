"""What search engines are told."""

import re

ADDRESS = "/hip-pain-after-running/"


def test_robots_are_kept_from_the_rooms_that_are_nobodys_business(client, db):
    robots = client.get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    lines = robots.content.decode().splitlines()
    assert {"Disallow: /desk/", "Disallow: /editor/"} <= set(lines)
    # A crawler must be able to read that a kept answer says noindex.
    assert "Disallow: /kept/" not in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_the_sitemap_lists_every_page_that_may_be_found_and_each_is_there(client, page):
    listed = re.findall("<loc>http://testserver(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    assert listed == ["/", ADDRESS, "/appointments/", "/contact/", "/about-the-check/", "/privacy/"]
    for address in listed:
        shown = client.get(address)
        assert shown.status_code == 200
        assert b"noindex" not in shown.content


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
