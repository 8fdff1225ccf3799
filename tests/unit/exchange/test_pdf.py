"""A week is one page of the paper of the practice, and everything that stands on it can be read back."""

import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.utils import BytesIO

from runwell.exchange.pdf import weeks_as_pdf
from runwell.exchange.pdf_pen import lines, take_fonts
from runwell.exchange.sheets import Said, SheetDay, SheetExercise, Sheets, WeekSheet
from runwell.records import exercise_figures
from runwell.records.packs import the_pack

FONTS = Path(__file__).parents[3] / "content/fonts"
DAYS = tuple(
    SheetDay(f"{name} {n}", n % 3) for n, name in enumerate(["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"])
)
# Calls of functions for one week of five exercises, since a clock would count the work of others too: 90,000
# when this was written, a third of a second. Ten times as many, and a phone waits.
MOST_CALLS = 900_000
SIZES = {"letter": (612, 792), "a4": (595, 842)}


@pytest.fixture(scope="module", autouse=True)
def fonts():
    take_fonts(
        lambda: (FONTS / "DejaVuSansCondensed.ttf").read_bytes(),
        lambda: (FONTS / "DejaVuSansCondensed-Bold.ttf").read_bytes(),
    )


def exercise(name="bridge", times=1, **changes):
    facts = {
        "much": "3 sets of 10",
        "why": ("It is meant for this.",) * times,
        "steps": ("Lie down", "Lift") * times,
    }
    svg = exercise_figures.stills(the_pack().exercises[name]).svg
    return SheetExercise(**{"id": name, "name": name.capitalize(), "figure": svg, **facts, **changes})


def sheets(*exercises, weeks=1, **changes):
    facts = {
        "title": "Exercise program",
        "language": "en-us",
        "lead": "For: an irritated tendon.",
        "warns": (),
        "weeks": tuple(WeekSheet(f"week {n}", DAYS) for n in range(1, weeks + 1)),
        "exercises": exercises or (exercise(), exercise("clam")),
        "blanks": ("Worst pain",),
        "limit": Said("How much pain", ("Your limit is 2 of 10.",)),
        "stops": Said("Stop if", ("You start to limp.",) * 18),
        "turn": Said("Call us", ("Oak Lawn: (708) 555-0100",)),
        "until": "As of today.",
        "done": "Done",
        "why": "Why:",
    }
    return Sheets(**{**facts, **changes})


def read(made):
    return PdfReader(BytesIO(made))


def words(page):
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("weeks", [1, 4])
@pytest.mark.parametrize("paper", SIZES)
def test_each_week_is_one_page_of_that_paper(weeks, paper):
    pages = read(weeks_as_pdf(sheets(weeks=weeks), paper)).pages
    assert len(pages) == weeks
    for number, page in enumerate(pages, start=1):
        assert tuple(round(float(one)) for one in page.mediabox[2:]) == SIZES[paper]
        assert f"week {number}" in words(page)


def test_everything_on_it_can_be_read_in_its_order():
    said = words(read(weeks_as_pdf(sheets(), "letter")).pages[0])
    order = [
        "For: an irritated",
        "1. Bridge",
        "3 sets of 10",
        "Lie down. Lift.",
        "Why: It is meant",
        "Done",
        "Sat 0 –",
    ]
    order += [
        "2. Clam",
        "Worst pain",
        "Your limit is 2",
        "You start to limp.",
        "(708) 555-0100",
        "As of today.",
    ]
    places = [said.find(one) for one in order]
    assert -1 not in places and places == sorted(places)


def test_it_says_its_title_and_language_and_carries_its_letters():
    found = read(weeks_as_pdf(sheets(lead="Für Łukasz и Ζωή: ≥ 2 → 3"), "letter"))
    assert found.metadata.title == "Exercise program" and found.trailer["/Root"]["/Lang"] == "en-us"
    assert "Für Łukasz и Ζωή: ≥ 2 → 3" in words(found.pages[0])
    for font in found.pages[0]["/Resources"]["/Font"].get_object().values():
        kind = font.get_object()
        assert "/FontFile2" in kind["/FontDescriptor"]


def test_a_box_for_each_session_and_lines_of_the_figures_are_there():
    def drawn(made):
        return read(made).pages[0].get_contents().get_data()

    with_them, without = (
        drawn(weeks_as_pdf(sheets(exercise(figure=svg)), "letter")) for svg in (exercise().figure, "")
    )
    boxes = sum(day.boxes for day in DAYS)
    assert without.count(b" re ") == boxes == 6
    steps = [len(re.findall(rb" [lc]\b", one)) for one in (with_them, without)]
    assert steps[0] > steps[1] + 300


def test_every_figure_can_be_drawn():
    pack = the_pack()
    names = [name for name in pack.exercises if exercise_figures.has_figure(name)]
    for start in range(0, len(names), 5):
        some = [exercise(name) for name in names[start : start + 5]]
        assert len(read(weeks_as_pdf(sheets(*some), "letter")).pages) == 1


def test_the_letters_get_smaller_until_everything_stands_on_the_page():
    def lowest(made):
        places = []
        read(made).pages[0].extract_text(
            visitor_text=lambda text, cm, tm, *_: text.strip() and places.append(tm[5])
        )
        return min(places)

    much = sheets(
        *(exercise(name, times=6, id=name) for name in ("bridge", "clam", "squat", "side-plank", "step-up"))
    )
    assert lowest(weeks_as_pdf(much, "letter")) > 30
    assert "As of today." in words(read(weeks_as_pdf(much, "letter")).pages[0])


def test_a_word_wider_than_a_line_is_cut_and_no_letter_is_lost():
    cut = list(lines("a " + "運動" * 50 + " z", 60, 10))
    assert len(cut) > 3 and "".join(cut).replace(" ", "") == "a" + "運動" * 50 + "z"


def test_it_is_always_the_same_and_made_in_a_moment():
    much = sheets(*(exercise(name) for name in ("bridge", "clam", "squat", "side-plank", "step-up")), weeks=1)
    first = weeks_as_pdf(much, "letter")
    calls = Counter()
    sys.setprofile(lambda _frame, event, _what: calls.update([event]))
    try:
        again = weeks_as_pdf(replace(much), "letter")
    finally:
        sys.setprofile(None)
    assert again == first
    assert 0 < calls["call"] < MOST_CALLS
