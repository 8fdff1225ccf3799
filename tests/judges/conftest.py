"""The site of served.py, its pages, and a browser."""

import os
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.judges.served import chromium_path, got, served

CONTENT = Path(__file__).parents[2] / "content"
# Public, but not for search engines, so that the site map does not name them.
UNLISTED = ("/check/hip/", "/no-such-page/")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Where the site is."""
    with served(tmp_path_factory.mktemp("judged")) as address:
        yield address


@pytest.fixture(scope="session")
def pages(site):
    """path -> HTML of every public page."""
    names = ET.fromstring(got(f"{site}/sitemap.xml")).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    paths = [urlsplit(name.text).path for name in names]
    assert len(paths) > 5, "the site map names no pages"
    return {path: got(site + path) for path in [*paths, *UNLISTED]}


@pytest.fixture(scope="session")
def chromium():
    return chromium_path()


@pytest.fixture(scope="module")
def browser(chromium):
    """Closed after each file: while it runs, Django takes the process for an asynchronous one."""
    flags = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def folder_of_pages(pages, tmp_path_factory):
    """Every page as a file, named by its path."""
    folder = tmp_path_factory.mktemp("pages")
    for path, html in pages.items():
        (folder / f"{path.strip('/').replace('/', '--') or 'home'}.html").write_text(html, encoding="utf-8")
    return folder
