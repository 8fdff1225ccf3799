"""A page is cut to a minute: what matters least goes first, danger stays, and what is left out is counted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.exchange.minute import A_MINUTE, in_a_minute, shortened, words_in
from runwell.exchange.summary_sheet import SummaryLine, SummarySection, SummarySheet, lines_of

LONG = "it began after the long run by the lake; I tried to run through it for weeks. It never got better"
texts = st.lists(st.sampled_from(["pain", "hip;", "run.", "“so", "it”", "(left)", "–"]), max_size=60).map(
    " ".join
)


def section(title="Goals", lines=1, words=LONG, rank=1, **more):
    return SummarySection(
        title, tuple(SummaryLine(f"{words} {n}", "runner, Nov 3") for n in range(lines)), rank, **more
    )


def sheet(*sections):
    given = {
        "title": "Summary",
        "language": "en-us",
        "name": "Robin Rivers",
        "facts": ("36 years old", "Oak Lawn"),
    }
    return SummarySheet(
        **given, sections=sections, foot=("Made on Nov 3.",), left_out="and {n} more", rest="More: {n}."
    )


def test_what_is_read_in_a_minute_stays_as_it_is():
    short = sheet(section(), section("Health"))
    assert in_a_minute(short) == short and words_in(short) < A_MINUTE < 238


def test_every_word_that_is_printed_counts():
    """Robin Rivers, 36 years old, Oak Lawn, Danger, it hurts 0, runner Nov 3, Made on Nov 3."""
    assert words_in(sheet(section("Danger", 1, "it hurts"))) == 2 + 3 + 2 + 1 + 3 + 3 + 4


def test_each_section_keeps_a_line_while_it_can_and_the_least_goes_first():
    found = in_a_minute(
        sheet(section("First", 3, rank=2), section("Next", 6, rank=4), section("Last", 9, rank=6))
    )
    first, following, last = found.sections
    assert words_in(found) <= A_MINUTE and first.lines and following.lines
    assert len(first.lines) + first.more == 3 and len(last.lines) + last.more == 9
    assert first.more <= following.more <= last.more


def test_danger_keeps_every_line_and_what_names_a_flag_every_word():
    flag = SummaryLine(" ".join(["fever;"] * 40), "runner, Nov 3", whole=True)
    danger = replace(section("Danger", 5, rank=0, danger=True), lines=(flag, *section(lines=5).lines))
    found = in_a_minute(sheet(danger, *(section(f"Part {n}", 5, rank=n) for n in range(1, 9))))
    kept = found.sections[0]
    assert kept.more == 0 and len(kept.lines) == 6 and kept.lines[0] == flag
    assert words_in(found) <= A_MINUTE
    assert sum(len(one.lines) + one.more for one in found.sections) == 46


def test_what_a_long_line_left_free_is_filled_again():
    whole = SummaryLine(" ".join(["word"] * 190), "rules", whole=True)
    found = in_a_minute(
        sheet(
            section("Found", 2, "positive", rank=1),
            section("Pain", 4, " ".join(["pain"] * 24), rank=2),
            replace(section("Leading", 1, rank=5), lines=(whole,)),
        )
    )
    first, second, leading = found.sections
    assert not leading.lines and leading.more == 1
    assert first.more == 0 and len(second.lines) == 4 and words_in(found) <= A_MINUTE


@pytest.mark.parametrize(
    ("longest", "cut"),
    [
        (99, LONG),
        (19, "it began after the long run by the lake; I tried to run through it for weeks…"),
        (12, "it began after the long run by the lake…"),
        (5, "it began after the long…"),
    ],
)
def test_a_line_ends_with_a_clause_where_half_of_it_fits(longest, cut):
    assert shortened(LONG, longest) == cut


@given(texts, st.integers(2, 20))
def test_a_shorter_line_is_the_beginning_of_the_longer_and_closes_what_it_opens(words, longest):
    cut = shortened(words, longest)
    assert cut == words or "…" in cut
    assert len(cut.split()) <= max(longest + words.count("–"), 1)
    assert words.startswith(cut.partition("…")[0])
    if words.count("“") == words.count("”") and cut != words:
        assert cut.count("”") >= cut.count("“") or words.find("”") < words.find("“")


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6), texts), max_size=8))
def test_no_line_is_lost_without_being_counted(rows):
    whole = sheet(*(section(f"Part {n}", lines, words, rank) for n, (rank, lines, words) in enumerate(rows)))
    found = in_a_minute(whole)
    for before, after in zip(whole.sections, found.sections, strict=True):
        assert len(after.lines) + after.more == len(before.lines)
        assert after.rank or not after.more
        assert all(line.words for line in lines_of(found, after))
    assert words_in(found) <= A_MINUTE or not any(one.lines for one in found.sections if one.rank)
