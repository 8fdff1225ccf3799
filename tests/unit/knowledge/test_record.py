"""A value whose table has one field for each of its own."""

import tomllib
from dataclasses import dataclass

from runwell.knowledge.facts import Fact, Standing
from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.spans import Span


@dataclass(frozen=True)
class Set:
    id: str
    sets: "Span"
    rests_on: "Standing"
    load: "float | None" = None
    words: "tuple[str, ...]" = ()


def read(text):
    problems = []
    return record.read(Set, Fields.of_file("a.toml", text, problems), id="one"), [
        str(one) for one in problems
    ]


def test_fields_with_a_default_may_be_left_out():
    assert read('sets = [2, 3]\nrests_on = "expert"') == (Set("one", Span(2, 3), Standing.EXPERT), [])


def test_fields_without_a_default_must_be_there():
    assert read('rests_on = "expert"')[1] == [
        "a.toml, sets: This must be a number or a list of numbers, but it is missing."
    ]


def test_an_unknown_field_is_named():
    said = read('sets = 2\nrests_on = "expert"\nweight = 3')[1]
    assert said == ["a.toml: “weight” is not a field of this table. Known here: load, rests_on, sets, words."]


def test_fields_that_hold_their_default_are_not_written():
    assert record.lines("[one]", Set("one", Span(2, 2), Standing.EXPERT), "id") == [
        "[one]",
        "sets = 2",
        'rests_on = "expert"',
    ]


def test_what_is_written_is_read_again():
    one = Set("one", Span(10, 15), Standing.COHORT, 2.5, ("a", "b"))
    text = "\n".join(record.lines("", one, "id"))
    assert read(text) == (one, [])


def test_a_fact_with_one_number_is_written_without_a_list():
    fact = Fact("days", "Days of rest.", Standing.EXPERT, (2.0,), unit="days")
    assert tomllib.loads("\n".join(record.lines("", fact, "id")))["value"] == 2


def test_a_file_of_many_keeps_the_good_ones():
    problems = []
    fields = Fields.of_file("a.toml", '[a]\nsets = 1\nrests_on = "expert"\n[b]\nsets = 1\n', problems)
    assert record.read_all(Set, fields) == {"a": Set("a", Span(1, 1), Standing.EXPERT), "b": None}
    assert [refusal.where for refusal in problems] == ["a.toml, b, rests_on"]
