"""Harms: every row is convex, every cause has its costs, and each fault is named with its place."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.knowledge.harms import UNLISTED, Harms, TooLate, TooSoon
from runwell.knowledge.levels import Level
from runwell.knowledge.likelihoods import Basis
from runwell.knowledge.numbers import Grade
from runwell.knowledge.reading import read
from runwell.knowledge.writing import write
from runwell.refusals import Refusal
from tests.knowledge.knee_files import knee, problems

EXPERT = Basis(Grade.EXPERT, "made up", ())
KNEE = """
[too_soon]
reason = "made up"
grade = "expert"
[too_soon.cost]
self-care = 0
physical-therapist = 1
doctor-within-days = 3
urgent-same-day = 8
emergency = 15
[too_late.shin-bone-stress]
reason = "it may crack"
grade = "case-series"
sources = ["made-up"]
[too_late.shin-bone-stress.cost]
self-care = 60
physical-therapist = 25
[too_late.unlisted]
reason = "nobody knows"
grade = "expert"
[too_late.unlisted.cost]
self-care = 2
"""


def by_level(*costs):
    return {level: float(cost) for level, cost in zip(Level, costs, strict=False)}


def soon(*costs):
    return TooSoon(by_level(*costs), EXPERT)


def late(cause, *costs):
    return TooLate(cause, by_level(*costs), EXPERT)


def with_harms(old="", new=""):
    assert old in KNEE
    return knee() | {"harms.toml": KNEE.replace(old, new, 1)}


def test_a_row_falls_to_the_need_and_rises_after_it_unless_the_cause_must_not_be_missed():
    pack = read(with_harms())
    assert pack.harms.matrix(pack.causes.values()) == (
        (0, 1, 3, 8, 15),
        (0, 1, 3, 8, 15),
        (60, 25, 0, 0, 0),
        (2, 0, 2, 7, 14),
    )
    assert pack.harms.harm(pack.causes["shin-bone-stress"], Level.PHYSICAL_THERAPIST) == 25
    assert pack.harms.unlisted_harm(Level.EMERGENCY) == 14


@pytest.mark.parametrize(
    ("need", "missed"),
    [(Level.PHYSICAL_THERAPIST, False), (Level.DOCTOR_WITHIN_DAYS, True), (Level.EMERGENCY, True)],
)
def test_what_needs_a_doctor_must_not_be_missed(need, missed):
    cause = replace(read(knee()).causes["front-knee"], default_triage=need)
    assert cause.must_not_miss is missed


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: soon(0, 1, 3, 8), "no cost for: emergency"),
        (lambda: soon(1, 2, 3, 8, 15), "do not rise from 0"),
        (lambda: soon(0, 1, 1, 8, 15), "do not rise from 0"),
        (lambda: soon(0, 2, 3, 8, 15), "up to physical-therapist adds 2, the next one only 1"),
        (lambda: late("x"), "not those of all levels below one"),
        (lambda: late("x", 5, 4, 3, 2, 1), "not those of all levels below one"),
        (lambda: TooLate("x", {Level.PHYSICAL_THERAPIST: 4.0}, EXPERT), "not those of all levels below one"),
        (lambda: late("x", 5, -1), "-1.0 is not a cost"),
        (lambda: late("x", 60, 40), "up to physical-therapist adds -20, the next one only -40"),
        (lambda: Harms(soon(0, 1, 3, 8, 15), {}), "no [too_late.unlisted]"),
        (
            lambda: Harms(soon(0, 1, 3, 8, 15), {UNLISTED: late(UNLISTED, 2, 1)}),
            "not on the list needs physical-therapist",
        ),
    ],
)
def test_what_cannot_be_a_harm_is_refused(make, said):
    with pytest.raises(Refusal, match=re.escape(said)):
        make()


def test_costs_that_differ_by_the_same_are_convex_whatever_their_digits():
    assert late("x", 0.3, 0.2, 0.1).need == Level.URGENT_SAME_DAY


def test_a_pack_may_have_no_harms_but_not_an_empty_file_of_them():
    assert read(knee()).harms is None
    assert "harms.toml" not in write(read(knee()))
    said = problems(knee() | {"harms.toml": ""})
    assert "harms.toml, too_soon, reason: This must be a text, but it is missing." in said


def test_a_changed_cost_is_another_version():
    versions = {read(files).version for files in (knee(), with_harms(), with_harms("= 60", "= 61"))}
    assert len(versions) == 3


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "= 60",
            '= "much"',
            "harms.toml, too_late, shin-bone-stress, cost, self-care: This must be a number",
        ),
        ("= 60", "= 30", "harms.toml, too_late, shin-bone-stress: The step up to physical-therapist adds -5"),
        ("= 15", "= 9", "harms.toml, too_soon: The step up to urgent-same-day adds 5, the next one only 1"),
        (
            "self-care = 60",
            "self = 60",
            "harms.toml, too_late, shin-bone-stress, cost, self: “self” is not a",
        ),
        ('"it may crack"', '""', "harms.toml, too_late, shin-bone-stress, reason: This must be a text that"),
        ("reason =", "cause =", "harms.toml, too_soon: “cause” is not a field of this table"),
        ("[too_soon.cost]", "[too_soon.costs]", "harms.toml, too_soon: “costs” is not a field of this table"),
        ("[too_late.unlisted.cost]", "[too_late.unlisted.cost]\nemergency = 9", "harms.toml, too_late, unl"),
        ('"made-up"', '"nobody"', "harms.toml, too_late, shin-bone-stress: “nobody” is not a key of sources"),
        ('["made-up"]', "[]", "harms.toml, too_late, shin-bone-stress: “case-series” without a source."),
        (
            "physical-therapist = 25\n",
            "",
            "harms.toml, too_late, shin-bone-stress: The costs are those of a need of physical-therapist, but"
            " shin-bone-stress needs doctor-within-days. Write [too_late.shin-bone-stress.cost] for exactly:"
            " self-care, physical-therapist.",
        ),
    ],
)
def test_one_fault_is_named_with_its_place(old, new, sentence):
    said = problems(with_harms(old, new))
    assert any(one.startswith(sentence) for one in said), said


def test_a_table_belongs_to_a_cause_that_needs_more_than_self_care():
    renamed = with_harms("[too_late.shin-bone-stress]", "[too_late.front-knee]")
    renamed["harms.toml"] = renamed["harms.toml"].replace("shin-bone-stress.cost", "front-knee.cost")
    assert problems(renamed) == [
        "harms.toml, too_late, front-knee: front-knee needs self-care and cannot be seen too late."
        " Take the table out.",
        "harms.toml: There are no costs of seeing shin-bone-stress too late."
        " Write [too_late.shin-bone-stress.cost] for exactly: self-care, physical-therapist.",
    ]


def test_a_table_for_an_unknown_cause_is_named():
    files = with_harms()
    files["harms.toml"] += KNEE[KNEE.index("[too_late.unlisted]") :].replace("unlisted", "gout")
    assert problems(files) == ["harms.toml, too_late, gout: “gout” is not a cause. Use the id of a cause."]


def test_what_is_not_on_the_list_has_its_table():
    without = KNEE[: KNEE.index("[too_late.unlisted]")]
    assert problems(knee() | {"harms.toml": without}) == [
        "harms.toml: There is no [too_late.unlisted]. Write what a cause without a name costs."
    ]


def test_harms_cannot_be_changed_from_outside():
    harms = read(with_harms()).harms
    for mapping in (harms.too_late, harms.too_soon.cost, harms.too_late[UNLISTED].cost):
        with pytest.raises(TypeError):
            mapping["new"] = None


falls = st.lists(st.floats(0, 100), min_size=1, max_size=4).map(lambda steps: sorted(steps, reverse=True))
rises = st.lists(st.floats(0.1, 100), min_size=4, max_size=4).map(sorted)


@given(rises, falls)
def test_every_whole_row_is_convex(up, down):
    cost = [sum(down[level:]) for level in range(len(down))]
    harms = Harms(
        soon(*(sum(up[:level]) for level in range(5))), {UNLISTED: late(UNLISTED, 1), "x": late("x", *cost)}
    )
    cause = replace(read(knee()).causes["front-knee"], id="x", default_triage=Level(len(down)))
    for row in harms.matrix([cause]):
        steps = [after - before for before, after in zip(row, row[1:], strict=False)]
        assert all(later >= step - 1e-9 for step, later in zip(steps, steps[1:], strict=False))
