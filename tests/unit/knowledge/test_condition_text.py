"""The language of the rules: what is written is read to the same condition, faults are quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.knowledge.condition_text import parse, write
from runwell.knowledge.conditions import All, AnyOf, AtLeast, Has, Not, Posterior
from runwell.refusals import Refusal
from tests.knowledge.strategies import conditions


@given(conditions({"fall": ("yes", "no"), "place": ("front", "outer")}, ("front-knee",)))
def test_what_is_written_is_read_to_the_same_condition(condition):
    assert parse(write(condition)) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("fall = yes", Has("fall", ("yes",))),
        ("place in [front|outer]", Has("place", ("front", "outer"))),
        ("pain-run >= 8", AtLeast("pain-run", 8)),
        ("P(femoral-neck-bsi) >= 0.08", Posterior("femoral-neck-bsi", 0.08)),
        ("NOT a = b", Not(Has("a", ("b",)))),
        ("a = b AND c = d OR e = f", AnyOf((All((Has("a", ("b",)), Has("c", ("d",)))), Has("e", ("f",))))),
        ("a = b AND (c = d OR e = f)", All((Has("a", ("b",)), AnyOf((Has("c", ("d",)), Has("e", ("f",))))))),
        ("NOT (a = b OR c = d)", Not(AnyOf((Has("a", ("b",)), Has("c", ("d",)))))),
        ("a = b\n  AND c = d\n", All((Has("a", ("b",)), Has("c", ("d",))))),
    ],
)
def test_the_language(text, condition):
    assert parse(text) == condition


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("", "breaks off"),
        ("fall =", "breaks off"),
        ("fall = yes AND", "breaks off"),
        ("fall = yes swelling = yes", "swelling"),
        ("(fall = yes", "breaks off"),
        ("fall = YES", "YES"),
        ("fall < 3", "< 3"),
        ("fall in yes", "fall in yes"),
        ("pain >= much", "much"),
        ("P(a) >= 2", "can never decide"),
        ("fall in []", "names no value"),
    ],
)
def test_what_cannot_be_read_is_quoted(text, quoted):
    with pytest.raises(Refusal) as refused:
        parse(text)
    assert quoted in str(refused.value)


@given(st.text(alphabet="ab =()[]|>1.PNOTANDOR", max_size=40))
def test_no_text_gives_anything_but_a_condition_or_a_refusal(text):
    try:
        condition = parse(text)
    except Refusal:
        return
    assert parse(write(condition)) == condition
