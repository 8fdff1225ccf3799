"""The page of a patient is one page, whatever stands on it, and says how much it left out."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.utils import BytesIO

from runwell.exchange.pdf_pen import take_fonts
from runwell.exchange.summary_sheet import (
    SIZES,
    SummaryLine,
    SummarySection,
    SummarySheet,
    fitted,
    lines_of,
    summary_as_pdf,
)

FONTS = Path(__file__).parents[3] / "content/fonts"
PAPER = {"letter": (612, 792), "a4": (595, 842)}


@pytest.fixture(scope="module", autouse=True)
def fonts():
    take_fonts(
        lambda: (FONTS / "DejaVuSansCondensed.ttf").read_bytes(),
        lambda: (FONTS / "DejaVuSansCondensed-Bold.ttf").read_bytes(),
    )


def section(title="Goals", lines=1, words="“run 5 miles”", **more):
    every = tuple(SummaryLine(f"{words} {n}", "runner, Nov 3") for n in range(lines))
    return SummarySection(title, every, **more)


def sheet(*sections, **more):
    facts = {
        "title": "Summary",
        "language": "en-us",
        "name": "Łukasz Rivers",
        "facts": ("36 years old", "Oak Lawn"),
        "sections": sections or (section("Danger", rank=0, danger=True), section()),
        "foot": ("Made on November 28.",),
        "left_out": "and {n} more, see the timeline",
    }
    return SummarySheet(**{**facts, **more})


def pages(made):
    return PdfReader(BytesIO(made)).pages


def words(page):
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("paper", PAPER)
def test_it_is_one_page_with_all_of_it_in_order(paper):
    [page] = pages(summary_as_pdf(sheet(), paper))
    assert tuple(round(float(one)) for one in page.mediabox[2:]) == PAPER[paper]
    said = words(page)
    order = ["Łukasz Rivers", "36 years old. Oak Lawn.", "Danger", "“run 5 miles” 0 [runner, Nov 3]", "Goals"]
    places = [said.find(one) for one in [*order, "Made on November 28."]]
    assert -1 not in places and places == sorted(places)


def test_what_fits_keeps_the_largest_letters():
    assert fitted(sheet(), "letter").size == SIZES[0]


def test_letters_shrink_before_anything_is_left_out():
    many = sheet(*(section(f"Part {n}", 4) for n in range(16)))
    found = fitted(many, "letter")
    assert SIZES[-1] <= found.size < SIZES[0] and not any(one.more for one in found.sections)


def test_then_lines_of_the_highest_rank_go_and_are_counted():
    many = sheet(
        section("Danger", 12, rank=0, danger=True), section("First", 30, rank=1), section("Last", 60, rank=9)
    )
    found = fitted(many, "letter")
    danger, first, last = found.sections
    assert found.size == SIZES[-1] and danger.more == first.more == 0 and last.more > 0
    assert len(last.lines) + last.more == 60
    [page] = pages(summary_as_pdf(many, "letter"))
    assert f"and {last.more} more, see the timeline" in words(page) and "Made on" in words(page)


def test_one_line_less_is_left_out_than_would_not_fit():
    found = fitted(sheet(section("Last", 200, rank=9)), "letter")
    [last] = found.sections
    back = replace(last, lines=(*last.lines, last.lines[0]), more=last.more - 1)
    whole = replace(found, sections=(back,))
    assert len(fitted(whole, "letter").sections[0].lines) == len(last.lines)


def test_danger_is_never_left_out():
    danger = section("Danger", 40, rank=0, danger=True)
    found = fitted(sheet(danger, *(section(f"Part {n}", 9, rank=n) for n in range(1, 12))), "letter")
    assert found.sections[0] == danger
    [page] = pages(summary_as_pdf(found, "letter"))
    assert "“run 5 miles” 39" in words(page)


def test_a_page_of_nothing_but_danger_ends():
    found = fitted(sheet(section("Danger", 200, rank=0, danger=True)), "letter")
    assert len(found.sections[0].lines) == 200


def test_words_without_a_space_and_any_script_stay_on_the_page():
    long = sheet(section(words="x" * 400), section("Ζωή", words="Łódź Київ"), name="Q" * 200)
    [page] = pages(summary_as_pdf(long, "a4"))
    assert "Łódź Київ" in words(page) and fitted(long, "a4") == fitted(long, "a4")


def test_an_empty_section_is_not_drawn_and_a_line_of_nobody_names_nobody():
    [page] = pages(summary_as_pdf(sheet(section("Empty", 0), section("Full")), "a4"))
    assert "Empty" not in words(page) and "Full" in words(page)
    [line] = lines_of(sheet(), section("Cut", 0, more=3))
    assert (line.words, line.who) == ("and 3 more, see the timeline", "")


def test_a_source_is_named_once_a_section_and_in_short_where_a_section_above_named_it():
    first, again, other = section("First", 2), section("Again", 1), section("Other", 1)
    other = replace(other, lines=(SummaryLine("“x”", "rules, on the check of Nov 3"),))
    whole = sheet(first, again, other)
    assert [one.who for one in lines_of(whole, first)] == ["", "runner, Nov 3"]
    assert [one.who for one in lines_of(whole, again)] == ["runner"]
    assert [one.who for one in lines_of(whole, other)] == ["rules, on the check of Nov 3"]


def test_how_many_lines_are_left_out_in_all_is_said_where_any_is():
    cut = sheet(section("Cut", 0, more=3), section("Part", 1, more=2), rest="More on the timeline: {n}.")
    assert cut.elsewhere == "More on the timeline: 5." and not sheet(rest="x{n}").elsewhere
    [page] = pages(summary_as_pdf(cut, "a4"))
    assert "More on the timeline: 5." in words(page)
