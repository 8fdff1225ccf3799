"""The document that a practice delivered, read as a person reads it."""

from pathlib import Path

import pytest

from runwell.publishing.blocks import Bullets, Heading, Link, Paragraph
from runwell.publishing.document import parse

TEXT = Path("content/hip-pain-after-running.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page():
    return parse(TEXT)


def test_its_labels(page):
    assert page.title == (
        "Hip Pain After Running: Causes & Treatment | IMPACT Physical Therapy and Sports Recovery"
    )
    assert (page.title_limit, len(page.title)) == (70, 88)
    assert page.description.startswith("Hip pain is a common occurrence for runners. Learn more about why")
    assert page.description.endswith("at IMPACT Physical Therapy and Sports Recovery.")
    assert page.slug == "hip-pain-after-running"
    assert page.keywords[2:] == ("why does my hip hurt after running", "hip injury running")
    assert (page.image, page.disclaimers, page.unread) == ("", (), ())


def test_its_headings(page):
    assert page.heading.text == "Hip Pain After Running: Causes & Treatment"
    assert [(block.level, block.text) for block in page.blocks if isinstance(block, Heading)] == [
        (2, "Causes of Hip Pain After Running"),
        (2, "Treatments for Hip Pain After Running"),
        (2, "Exercise for a Hip Injury After Running"),
        (2, "Return to Your Everyday Activities with IMPACT Physical Therapy and Sports Recovery"),
    ]


def test_its_two_lists(page):
    causes, exercises = (block for block in page.blocks if isinstance(block, Bullets))
    assert [item[0].text for item in causes.items] == [
        "Muscle Strain:",
        "Tendonitis:",
        "Bursitis:",
        "Labral Tears:",
        "Stress Fractures:",
    ]
    assert [item[0].text for item in exercises.items] == ["Hamstring stretch:", "Bridge:", "Monster Walks:"]
    assert "15 times in one direction before doing the same in the opposite" in exercises.text


def test_its_three_links_that_lead_nowhere(page):
    links = [
        span for block in page.blocks if isinstance(block, Paragraph)
        for span in block.spans if isinstance(span, Link)
    ]  # fmt: skip
    assert [(link.text, link.to) for link in links] == [
        ("request an appointment", "#"),
        ("unstable hip", "#"),
        ("what to expect from your first visit", "#"),
    ]


def test_its_words_all(page):
    body = TEXT[
        TEXT.index("Hip Pain After Running: Causes & Treatment\n\nRunning") : TEXT.index("Disclaimers:")
    ]
    read = " ".join([page.heading.text, *(block.text for block in page.blocks)]).split()
    for mark in ("**", "- ", "](#)", "["):
        body = body.replace(mark, "")
    assert read == body.split()
