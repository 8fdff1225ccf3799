"""Fields: what is asked for is checked, what is not asked for is a typing error."""

from datetime import date

import pytest

from runwell.knowledge.forms.fields import Fields, there, whole
from runwell.knowledge.levels import Level
from runwell.knowledge.numbers import Grade, Interval
from runwell.knowledge.spans import Span
from runwell.refusals import Refusal


def opened(text):
    problems = []
    return Fields.of_file("a.toml", text, problems), problems


def asked(text, method, *arguments):
    """What one field gives, and the only problem noted with it, if any."""
    fields, problems = opened(text)
    value = getattr(fields, method)("x", *arguments)
    return value, str(problems[0]) if problems else None


@pytest.mark.parametrize(
    ("text", "method", "value"),
    [
        ('x = "word"', "text", "word"),
        ('x = ["a", "b"]', "texts", ("a", "b")),
        ("x = 3", "whole", 3),
        ("x = 3", "number", 3.0),
        ("x = 0.5", "number_list", (0.5,)),
        ("x = [1, 2]", "number_list", (1.0, 2.0)),
        ("x = [1, 2]", "pair", (1.0, 2.0)),
        ("x = [1, 2]", "range_of", (1.0, 2.0)),
        ("", "range_of", None),
        ("x = true", "flag", True),
        ("x = 2026-11-23", "day", date(2026, 11, 23)),
        ("x = [0.1, 0.2, 0.3]", "interval", Interval(0.1, 0.2, 0.3)),
        ('x = "cohort"', "grade", Grade.COHORT),
        ('x = "emergency"', "level", Level.EMERGENCY),
        ("x = 3", "span", Span(3, 3)),
        ("x = [10, 15]", "span", Span(10, 15)),
    ],
)
def test_a_field_of_the_right_kind_is_given(text, method, value):
    assert asked(text, method) == (value, None)


@pytest.mark.parametrize(
    ("text", "method", "sentence"),
    [
        ("", "text", "a.toml, x: This must be a text, but it is missing."),
        ("x = 3", "text", "a.toml, x: This must be a text, but it is 3."),
        ('x = "  "', "text", "a.toml, x: This must be a text that says something, but it is '  '."),
        ('x = "a"', "texts", "a.toml, x: This must be a list of texts, but it is 'a'."),
        ('x = ["a", 1]', "texts", "a.toml, x: This must be a list of texts, but it is ['a', 1]."),
        ("x = 3.0", "whole", "a.toml, x: This must be a whole number, but it is 3.0."),
        ("x = true", "whole", "a.toml, x: This must be a whole number, but it is True."),
        ("x = true", "number", "a.toml, x: This must be a number, but it is True."),
        ("x = nan", "number", "a.toml, x: This must be a number, but it is nan."),
        ("x = [1, inf]", "pair", "a.toml, x: This must be a list of 2 numbers, but it is [1, inf]."),
        ('x = "1"', "number_list", "a.toml, x: This must be a number or a list of numbers, but it is '1'."),
        ("x = 1", "flag", "a.toml, x: This must be true or false, but it is 1."),
        (
            "x = 2026-11-23T10:00:00",
            "day",
            "a.toml, x: This must be a date such as 2026-11-23,"
            " but it is datetime.datetime(2026, 11, 23, 10, 0).",
        ),
        ("x = [1, 2]", "interval", "a.toml, x: This must be a list of 3 numbers, but it is [1, 2]."),
        (
            "x = [0.0, 0.2, 0.3]",
            "interval",
            "a.toml, x: 0.0, 0.2, 0.3 is not a probability with its range."
            " Write low, point, high, each above 0 and below 1, in rising order.",
        ),
        (
            'x = "guess"',
            "grade",
            "a.toml, x: This must be one of meta-analysis, cohort, case-series, guideline-description,"
            " expert, but it is 'guess'.",
        ),
        ("x = [15, 10]", "span", "a.toml, x: 15 to 10 is not a range. Write low, high, not below 0."),
        ("x = 1.5", "span", "a.toml, x: This must be a whole number or [low, high], but it is 1.5."),
    ],
)
def test_a_field_of_the_wrong_kind_is_named(text, method, sentence):
    assert asked(text, method)[1] == sentence


def test_a_default_stands_in_for_a_missing_field_only():
    assert asked("", "text", "") == ("", None)
    assert asked("x = 3", "text", "")[1] is not None


def test_a_field_that_nobody_asked_for_is_named_with_those_that_are_known():
    fields, problems = opened('name = "a"\nnmae = "b"\n')
    assert fields.made(lambda: fields.text("name")) is None
    assert str(problems[0]) == "a.toml: “nmae” is not a field of this table. Known here: name."


def test_a_refusal_of_the_value_itself_gets_the_place():
    fields, problems = opened("")
    assert fields.made(lambda: there(None)) is None
    assert [refusal.where for refusal in problems] == ["a.toml"]


def test_a_refusal_that_follows_from_a_noted_problem_is_kept_back():
    fields, problems = opened("x = 1")

    def make():
        fields.text("x")
        raise Refusal("and so the value is wrong")

    assert fields.made(make) is None
    assert len(problems) == 1


def test_a_problem_of_one_table_does_not_spoil_the_next():
    fields, problems = opened("[[part]]\nx = 1\n[[part]]\nx = 'good'\n")
    read = [part.made(lambda part=part: part.text("x")) for part in fields.each("part")]
    assert read == [None, "good"]
    assert str(problems[0]).startswith("a.toml, part 1, x:")


def test_a_list_of_tables_must_be_one():
    fields, problems = opened("[part]\nx = 1\n")
    assert list(fields.each("part")) == []
    assert str(problems[0]).startswith("a.toml, part: This must be a list of tables")


def test_a_table_must_be_one():
    fields, problems = opened("part = 3")
    fields.inside("part")
    assert str(problems[0]) == "a.toml, part: This must be a table, but it is 3."


@pytest.mark.parametrize("text", [None, "x = "])
def test_an_unreadable_file_is_one_problem_however_much_is_asked(text):
    fields, problems = opened(text)
    assert fields.made(lambda: (fields.text("x"), fields.inside("y").interval("z"), there(None))) is None
    assert len(problems) == 1


def test_gaps_are_refused_by_name_of_nobody():
    assert whole({"a": 1}) == {"a": 1}
    with pytest.raises(Refusal):
        whole({"a": 1, "b": None})
