"""yoastseo as a judge of the published page: of its search engine side and of how it reads."""

import re
from html import unescape

import pytest

from runwell.publishing.blocks import Bullets, Heading, Link
from runwell.publishing.document import parse
from tests.judges.conftest import CONTENT
from tests.judges.judging import asked

ARIAL = "20px Arial, 'Liberation Sans', Helvetica, sans-serif"  # as the judge's own product measures a title
WIDTH = """([font, words]) => {
  const pen = document.createElement("canvas").getContext("2d")
  pen.font = font
  return Math.round(pen.measureText(words).width)
}"""
MENDED = sorted((CONTENT / "mended").glob("*.txt"))


@pytest.fixture(scope="module")
def wide(browser):
    """Words -> pixels, in a real browser."""
    page = browser.new_page()
    yield lambda words: page.evaluate(WIDTH, [ARIAL, words])
    page.close()


def delivered():
    return parse((CONTENT / "hip-pain-after-running.txt").read_text(encoding="utf-8"))


def spans(some):
    words = (f'<a href="{one.to}">{one.text}</a>' if isinstance(one, Link) else one.text for one in some)
    return "".join(words)


def html(block):
    """A block as any renderer would write it, "#" links and all."""
    match block:
        case Heading():
            return f"<h{block.level}>{spans(block.spans)}</h{block.level}>"
        case Bullets():
            return "<ul>" + "".join(f"<li>{spans(item)}</li>" for item in block.items) + "</ul>"
    return f"<p>{spans(block.spans)}</p>"


def bad(verdict):
    """Whatever is bad, as (what, text)."""
    every = [one for side in ("seo", "readability") for one in verdict[side]["results"]]
    return {one["id"]: one["text"] for one in every if one["rating"] not in ("good", "ok")}


def test_the_judge_sees_what_is_wrong_with_the_document_as_delivered(wide):
    document = delivered()
    paper = {
        "text": "".join(map(html, (document.heading, *document.blocks))),
        "keyword": document.keywords[0],
        "title": document.title,
        "titleWidth": wide(document.title),
        "description": document.description,
        "slug": document.slug,
        "permalink": f"https://example.org/{document.slug}/",
    }
    verdict = asked("yoast.mjs", paper)
    assert (verdict["seo"]["score"], verdict["readability"]["score"]) == (72, 60)
    assert bad(verdict).keys() == {
        *("metaDescriptionKeyword", "imageKeyphrase", "images", "externalLinks", "internalLinks"),
        *("titleWidth", "passiveVoice"),
    }


def found(pattern, page):
    hit = re.search(pattern, page, re.S)
    return unescape(hit[1]) if hit else ""


@pytest.mark.parametrize("file", MENDED, ids=lambda file: file.stem)
def test_nothing_about_the_published_page_is_bad(file, site, pages, wide):
    document = parse(file.read_text(encoding="utf-8"))
    path = f"/{document.slug}/"
    page = pages[path]
    title = found("<title>(.*?)</title>", page)
    paper = {
        # The text itself, as the judge's own product sees it, without the way to the check.
        "text": re.search(r"<article[^>]*>(.*)</article>", page, re.S)[1],
        "keyword": document.keywords[0],
        "title": title,
        "titleWidth": wide(title),
        "description": found('<meta name="description" content="(.*?)">', page),
        "slug": document.slug,
        "permalink": site + path,
    }
    assert bad(asked("yoast.mjs", paper)) == {}
