"""The document that the practice delivered, read as a medical editor reads it, and its mended copy."""

import json
from pathlib import Path

import pytest

from runwell.cli.pages_review import practice_in
from runwell.publishing.review import Level
from tests.unit.publishing.review.conftest import rows_of

SEED = Path("content/hip-pain-after-running.txt")
MENDED = Path("content/mended/hip-pain-after-running.txt")
PRACTICE = Path("content/practice.json")

# Every fault that we found by reading, line by line, and the row that must name it: (rule, place or words).
FAULTS = {
    "the title has 88 characters under its own label “under 70”": ("title-length", "line 5"),
    "search results cut the title": ("title-width", "line 5"),
    "search results cut the description": ("description-length", "line 7"),
    "the description says “learn more” and answers nothing": ("description-answer", "line 7"),
    "the image is empty, and so is its alternative text": ("picture-missing", "line 11"),
    "nobody wrote it": ("author", "the document"),
    "no clinician has reviewed it": ("reviewer", "the document"),
    "no next review": ("review-date", "the document"),
    "no source for any medical sentence": ("sources", "the document"),
    "the disclaimer is empty": ("disclaimer", "line 52"),
    "“request an appointment” leads to #": ("dead-link", "request an appointment"),
    "“unstable hip” leads to #": ("dead-link", "unstable hip"),
    "“what to expect from your first visit” leads to #": (
        "dead-link",
        "what to expect from your first visit",
    ),
    "Chicago, Champaign, Oak Lawn, and one office near Hinsdale": ("several-towns", "Hinsdale"),
    "“the Oak Lawn-area”": ("spelling", "line 28"),
    "keywords forced into the introduction and three of four headings": ("keyword-stuffing", "line 15"),
    "returning to running is promised and never told": ("promise", "return to running"),
    "a blank line cuts the list of causes": ("list-broken", "line 25"),
    "the item on monster walks breaks off": ("list-broken", "line 44"),
    "the last heading is an advertisement of 83 characters": ("heading-long", "line 48"),
    "labral tears are introduced and not treated": ("condition-untreated", "Labral"),
    "stress fractures are introduced and not treated": ("condition-untreated", "Stress"),
    "osteoarthritis is treated and was not introduced": ("condition-unintroduced", "osteoarthritis"),
    "the hamstring stretch lies down and reaches for the foot": ("exercise-position", "Hamstring stretch"),
    "the hamstring stretch is offered for sore hamstrings": ("exercise-caution", "hamstring-tendinopathy"),
    "all exercises are offered with a stress fracture": ("exercise-caution", "femoral-neck-bsi"),
    "a stress fracture “often improves with rest”": ("claim-stress-fracture-rest", "line 26"),
    "the fracture is put into the ball of the joint": ("claim-stress-fracture-place", "line 26"),
    "injections are praised without their short effect": ("claim-injection", "line 34"),
    "ice and pills “relieve inflammation”": ("claim-ice-and-pills", "line 34"),
    "strains are treated with rest, not with movement": ("claim-rest-alone", "line 34"),
    "tears of the gluteus medius are called common": ("claim-gluteus-tear-common", "line 21"),
    "tendons are called inflamed": ("claim-tendon-inflamed", "line 22"),
    "bursitis is called common": ("claim-bursa-alone", "line 23"),
    "nothing says what must not wait": ("red-flags", "groin"),
    "it reads like a text for fourteen-year-olds": ("reading-age", "14"),
    "“can be caused by”, again and again": ("passive", "the document"),
    "“hip pain is a common occurrence”, three times": ("repeated", "common occurrence"),
}


@pytest.fixture(scope="module")
def rows():
    return rows_of(SEED)


def test_an_editor_lists_at_least_thirty():
    assert len(FAULTS) >= 30


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_of_the_delivered_document_is_found(fault, rows):
    rule, words = FAULTS[fault]
    assert [row for row in rows if row.rule == rule and words in f"{row.place}: {row.message}"]


def test_no_row_names_what_is_no_fault(rows):
    def named(row):
        text = f"{row.place}: {row.message}"
        return any(row.rule == rule and words in text for rule, words in FAULTS.values())

    assert [row for row in rows if not named(row)] == []


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("request an appointment", "/appointments/"),
        ("unstable hip", "/exercises/unstable-hip/"),
        ("what to expect from your first visit", "/first-visit/"),
    ],
)
def test_each_dead_link_gets_a_page_of_the_site(words, address, rows):
    [row] = [row for row in rows if row.rule == "dead-link" and words in row.place]
    assert address in row.mend


def test_medical_rows_cite_the_pack(rows):
    cited = [row for row in rows if row.rule.startswith("claim-")]
    assert len(cited) >= 8
    assert all("pack hip" in row.message for row in cited)
    [flags] = [row for row in rows if row.rule == "red-flags"]
    assert "RF05" in flags.message


def test_with_the_practice_its_own_towns_are_no_fault(rows):
    with_practice = rows_of(SEED, practice=practice_in(PRACTICE))
    assert {row.rule for row in with_practice} == {row.rule for row in rows}


def test_a_town_without_a_location_is_one(tmp_path):
    practice = json.loads(PRACTICE.read_text())
    practice["locations"] = [row for row in practice["locations"] if row["slug"] != "champaign"]
    file = tmp_path / "practice.json"
    file.write_text(json.dumps(practice))
    rows = rows_of(SEED, practice=practice_in(file))
    assert [row.place for row in rows if row.rule == "place-unknown"] == ["line 19, “Champaign”"]


@pytest.mark.parametrize("practice", [None, PRACTICE], ids=["without the practice", "with it"])
def test_the_mended_document_is_sound(practice):
    rows = rows_of(MENDED, practice=practice_in(practice) if practice else None)
    assert [row for row in rows if row.level is Level.BLOCKS] == []
    assert len(rows) <= 2
