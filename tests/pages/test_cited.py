"""Sources with an address are links, and nothing else is."""

import re
from html import unescape

import pytest

from runwell.pages.cited import Cited, cited
from runwell.publishing.document import parse
from tests.pages.conftest import CONTENT

WORK = "Robertson GA. Femoral neck stress fractures. 2017;1:E58."


@pytest.mark.parametrize(
    ("line", "one"),
    [
        (f"{WORK} https://doi.org/10.1/x", Cited(WORK, "https://doi.org/10.1/x")),
        (f" {WORK} <https://doi.org/10.1/x>. ", Cited(WORK, "https://doi.org/10.1/x")),
        (f"{WORK} http://a.org/b?c=d.", Cited(WORK, "http://a.org/b?c=d")),
        (WORK, Cited(WORK)),
        ("https://doi.org/10.1/x", Cited("https://doi.org/10.1/x")),
        ("See https://a.org and https://b.org", Cited("See https://a.org and https://b.org")),
        ("Read javascript:alert(1)", Cited("Read javascript:alert(1)")),
        ('A https://a.org/"onclick="x', Cited("A", 'https://a.org/"onclick="x')),
    ],
)
def test_the_address_at_the_end_is_where_the_words_lead(line, one):
    assert cited(f"\n{line}\n\n") == [one]


def links(html):
    return re.findall(r'<li><a href="(https?:[^"]*)">([^<]*)</a></li>', html)


@pytest.mark.parametrize("file", sorted((CONTENT / "mended").glob("*.txt")), ids=lambda file: file.stem)
def test_every_source_of_our_pages_has_an_address(file):
    every = cited("\n".join(parse(file.read_text(encoding="utf-8")).sources))
    assert len(every) >= 3
    assert all(one.address.startswith("https://") for one in every)


def test_the_page_links_them_plainly(client, page):
    """No rel, no target, nothing that tells the other side who came from where."""
    shown = links(client.get(page.url).content.decode())
    assert len(shown) >= 3
    assert [(unescape(words), to) for to, words in shown] == [
        (one.words, one.address) for one in cited(page.sources)
    ]
    assert not any("utm_" in to or "?" in to for to, _ in shown)


def test_an_address_cannot_break_out_of_its_link(client, page):
    page.__class__.objects.filter(pk=page.pk).update(
        sources='A https://a.org/"onclick="x\nSee https://b.org, 2'
    )
    html = client.get(page.url).content.decode()
    assert 'href="https://a.org/&quot;onclick=&quot;x"' in html
    assert 'href="https://b.org"' in html
