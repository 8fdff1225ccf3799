"""The fixed layout: what is written is TOML, says the same, and stays within the width."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.knowledge.condition_text import parse
from runwell.knowledge.forms.layout import WIDTH, block, columns, condition, document, entry, plain
from runwell.knowledge.numbers import Interval

LONG = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen of 17"
)


@given(st.text())
def test_any_text_is_read_back_as_it_was(text):
    assert tomllib.loads(entry("said", text)) == {"said": text}


@given(st.text(alphabet=' ab"\\\n\t\r\x00’', min_size=90, max_size=400))
def test_any_long_text_is_read_back_as_it_was(text):
    assert tomllib.loads(entry("said", text)) == {"said": text}


@given(st.lists(st.text(), min_size=1))
def test_any_list_of_texts_is_read_back_as_it_was(texts):
    assert tomllib.loads(entry("said", tuple(texts))) == {"said": texts}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_is_read_back_as_it_was(number):
    assert tomllib.loads(entry("weeks", number))["weeks"] == number


@given(st.dictionaries(st.text(min_size=1), st.text(), min_size=1))
def test_any_name_can_stand_in_columns(fields):
    assert tomllib.loads("\n".join(columns(fields))) == fields


def test_long_text_is_folded_at_words_within_the_width():
    lines = entry("reason", f"{LONG} {LONG}").splitlines()
    assert lines[0] == 'reason = """\\'
    assert len(lines) == 4
    assert all(len(line) <= WIDTH for line in lines)


def test_short_text_stays_on_one_line():
    assert entry("reason", "soon over") == 'reason = "soon over"'


def test_a_long_list_stands_a_text_a_line():
    lines = entry("steps", (LONG, LONG)).splitlines()
    assert lines[0] == "steps = ["
    assert lines[-1] == "]"
    assert len(lines) == 4


def test_a_list_stands_a_text_a_line_when_that_is_wanted():
    assert entry("causes", ("a",), one_a_line=True) == 'causes = [\n    "a",\n]'


def test_probabilities_have_four_digits_and_stand_in_columns():
    rows = columns({"*": Interval(0.1, 0.25, 0.5), "long-cause": Interval(0.0389, 0.0752, 0.1401)})
    assert rows == [
        '"*"        = [0.1000, 0.2500, 0.5000]',
        "long-cause = [0.0389, 0.0752, 0.1401]",
    ]


def test_a_probability_with_more_digits_keeps_them():
    assert entry("share", Interval(0.00005, 0.123456, 0.5)) == "share = [5e-05, 0.123456, 0.5000]"


@pytest.mark.parametrize(("number", "text"), [(14.0, "14"), (0.4, "0.4"), (-22.2, "-22.2"), (1e20, "1e+20")])
def test_numbers_are_written_as_a_person_would(number, text):
    assert plain(number) == text


def test_empty_fields_are_left_out():
    assert block("[cause]", {"name": "a", "note": "", "sources": (), "weeks": None, "bone": False}) == [
        "[cause]",
        'name = "a"',
        "bone = false",
    ]


def test_dates_are_written_as_dates():
    assert tomllib.loads(entry("on", date(2026, 11, 23))) == {"on": date(2026, 11, 23)}


def test_a_document_has_its_comment_and_empty_lines_between_blocks():
    assert document("What it is.\nMore.", ["a = 1"], [], ["[b]", "c = 2"]) == (
        "# What it is.\n# More.\n\na = 1\n\n[b]\nc = 2\n"
    )


def test_a_short_condition_stays_on_one_line():
    assert condition("when", parse("fall = yes")) == ['when = "fall = yes"']


def test_no_condition_is_no_line():
    assert condition("when", None) == []


def test_a_long_condition_is_opened_part_by_part():
    text = (
        "place in [front|outer|inner|behind] AND walking in [limp|short-distance-only] AND (night = yes OR "
        "(rest = yes AND (duration = weeks-and-weeks-and-weeks OR trend = getting-worse-and-worse-and-worse"
        "-and-worse)))"
    )
    assert condition("when", parse(text)) == [
        'when = """',
        "place in [front|outer|inner|behind]",
        "AND walking in [limp|short-distance-only]",
        "AND (",
        "    night = yes",
        "    OR (",
        "        rest = yes",
        "        AND (duration = weeks-and-weeks-and-weeks OR trend = "
        "getting-worse-and-worse-and-worse-and-worse)",
        "    )",
        ")",
        '"""',
    ]
