"""The values of a pack check themselves when they are made."""

from datetime import date

import pytest

from runwell.knowledge.advice import LevelAdvice, SafetyNet
from runwell.knowledge.changes import NumberChange
from runwell.knowledge.exercises import Dose
from runwell.knowledge.facts import Fact, Standing
from runwell.knowledge.findings import Choice, Finding, Sheet, TickList
from runwell.knowledge.levels import Level
from runwell.knowledge.likelihoods import Basis, CellNote, Likelihoods, Row
from runwell.knowledge.links import Link, Measured
from runwell.knowledge.load_rules import SpikeBand
from runwell.knowledge.numbers import Grade, Interval
from runwell.knowledge.progressions import PainBand, RunTable
from runwell.knowledge.reading import read
from runwell.knowledge.spans import Span
from runwell.knowledge.treatments import CauseTreatments, Recommendation, Strength, Treatment, Treatments
from runwell.refusals import Refusal
from tests.knowledge.knee_files import knee

EXPERT = Standing.EXPERT


def refused(make):
    with pytest.raises(Refusal) as refusal:
        make()
    return str(refusal.value)


def finding(answer_type="single-choice", choices=("a", "b"), **others):
    made = tuple(Choice(one, one.upper(), said=f"it is {one}" if one == "a" else "") for one in choices)
    return Finding("f", "symptom", "Q?", "", "", answer_type, made, "runner", "g", **others)


@pytest.mark.parametrize("numbers", [(0, 0.5, 0.9), (0.1, 0.5, 1), (0.5, 0.4, 0.9), (0.1, 0.5, 0.4)])
def test_a_probability_lies_inside_its_range_and_is_never_certain(numbers):
    assert "is not a probability with its range" in refused(lambda: Interval(*numbers))


def test_levels_are_in_order_and_the_upper_two_end_the_check():
    ids = ["self-care", "physical-therapist", "doctor-within-days", "urgent-same-day", "emergency"]
    assert [level.id for level in sorted(Level)] == ids
    assert [level.id for level in Level if level.ends_the_check] == ids[3:]
    assert [Level.of(name) for name in ids] == list(Level)
    assert "Use one of: self-care" in refused(lambda: Level.of("soon"))


def test_a_finding_has_two_or_more_different_choices():
    assert "different choices" in refused(lambda: finding(choices=("a",)))
    assert "different choices" in refused(lambda: finding(choices=("a", "a")))


@pytest.mark.parametrize(
    ("value", "allowed"),
    [("a", True), ("a|b", True), ("none", True), ("a|a", False), ("none|a", False), ("c", False)],
)
def test_several_answers_are_joined_and_none_stands_alone(value, allowed):
    assert finding("multi-choice", ("none", "a", "b")).allows(value) is allowed


def test_one_answer_only_where_one_is_asked_for():
    assert finding().allows("a")
    assert not finding().allows("a|b")


def test_an_answer_is_told_back_in_words_or_by_its_label():
    one = finding("multi-choice")
    assert one.said("a|b") == "it is a and B"
    assert one.label("a|b") == "A, B"


def test_a_tick_list_has_a_statement_for_each_of_its_questions():
    assert "b" in refused(lambda: TickList("t", "T", "", "", ("a", "b"), {"a": "I am a"}))
    assert "two to eight" in refused(lambda: TickList("t", "T", "", "", ("a",), {"a": "I am a"}))


@pytest.mark.parametrize("questions", [("a",), ("a", "a"), ("a", "b", "c", "d")])
def test_a_sheet_holds_two_or_three_different_questions(questions):
    assert "two or three different" in refused(lambda: Sheet("s", "T", "", "", questions))


def test_the_chances_of_a_row_add_up():
    assert "add up to 0.8000" in refused(
        lambda: Row({"a": Interval(0.3, 0.4, 0.5), "b": Interval(0.3, 0.4, 0.5)})
    )


def half(first="a", second="b"):
    return Row({first: Interval(0.4, 0.5, 0.6), second: Interval(0.4, 0.5, 0.6)})


def test_all_rows_of_a_table_have_the_same_answers():
    assert "b, c" in refused(lambda: Likelihoods("f", "why", (), half(), {"x": half("a", "c")}))


def test_a_cause_without_a_row_answers_as_the_default_does():
    table = Likelihoods("f", "why", (), half(), {"x": half()})
    assert table.row("unknown") is table.default
    assert table.row("x") is table.rows["x"]


def test_the_last_note_that_covers_a_cell_is_its_basis():
    column = Basis(Grade.EXPERT, "coarse answer", ("s",))
    measured = Basis(Grade.COHORT, "30 of 100", ("t",))
    notes = (CellNote((), ("a",), column), CellNote(("x",), ("a",), measured), CellNote(("*",), (), column))
    table = Likelihoods("f", "why", ("u",), half(), {"x": half(), "y": half()}, notes=notes)
    assert table.basis_of("x", "a") == measured
    assert table.basis_of("y", "a") == column
    assert table.basis_of("x", "b") == Basis(Grade.EXPERT, "why", ("u",))
    assert table.basis_of("no-row", "b") == column


def test_a_safety_net_names_its_day():
    assert "names a day" in refused(lambda: SafetyNet(7, "If it is not easier, call."))


def test_every_level_has_a_safety_net_and_signs():
    net = (SafetyNet(7, "By {date}."),)
    for nets, signs in (((), ("x",)), (net, ())):
        assert "Every level needs" in refused(
            lambda nets=nets, signs=signs: LevelAdvice(Level.SELF_CARE, "h", "d", "", (), nets, signs)
        )
    assert "nobody to call" in refused(lambda: LevelAdvice(Level.SELF_CARE, "h", "d", "mum", (), net, ("x",)))


def test_a_figure_is_a_point_a_range_or_both():
    assert Measured(0.5) == Measured(0.5, None, None)
    for wrong in ((), (None, 0.1, None), (0.5, 0.6, 0.9), (-0.1,)):
        refused(lambda wrong=wrong: Measured(*wrong))


def test_a_sensitivity_is_a_share_and_a_ratio_need_not_be():
    Link("f", "a", "x", Grade.EXPERT, positive_ratio=Measured(12))
    assert "at most 1" in refused(lambda: Link("f", "a", "x", Grade.EXPERT, sensitivity=Measured(38)))
    assert "at most 1" in refused(
        lambda: Link("f", "a", "x", Grade.EXPERT, specificity=Measured(0.5, 0.4, 6))
    )
    assert "without a source" in refused(lambda: Link("f", "a", "x", Grade.COHORT))


def test_what_is_published_names_its_page():
    assert "without an address" in refused(lambda: Fact("a", "b", Standing.COHORT))
    assert "without an address" in refused(lambda: PainBand("g", Standing.TRIAL, 3, 5))
    assert "without an address" in refused(lambda: SpikeBand("s", 1.0, 1.5, Standing.COHORT, ()))
    assert "without an address" in refused(lambda: Treatment("t", Recommendation.DO, 1, "s", Strength.STRONG))


def test_an_interval_of_a_fact_lies_round_its_one_number():
    assert Fact("a", "b", EXPERT, (107.0,), (79.0, 135.0)).number == 107
    refused(lambda: Fact("a", "b", EXPERT, (107.0,), (110.0, 135.0)))
    refused(lambda: Fact("a", "b", EXPERT, (1.0, 2.0), (0.0, 3.0)))
    assert "is not one number" in refused(lambda: Fact("a", "b", EXPERT, (5.0, 10.0)).number)


def test_pain_bands_rise_and_only_a_locked_group_has_none():
    assert PainBand("refer", EXPERT, locked=True).red_from is None
    refused(lambda: PainBand("joint", EXPERT))
    refused(lambda: PainBand("joint", EXPERT, 5, 5))


def test_a_table_of_runs_has_stages():
    refused(lambda: RunTable("t", "T", (), True, 1, 24, (), EXPERT, (), ()))


def test_a_spike_band_holds_what_lies_above_its_start_up_to_its_end():
    small = SpikeBand("small", 1.1, 1.64, EXPERT, (), 1.3)
    assert [small.holds(ratio) for ratio in (1.1, 1.101, 1.3, 1.301)] == [False, True, True, False]
    assert SpikeBand("large", 2.0, 2.28, EXPERT, ()).holds(9)
    refused(lambda: SpikeBand("small", 1.3, 1.64, EXPERT, (), 1.1))


def test_a_cause_has_the_treatments_of_its_group_but_its_own_first():
    rest = Treatment("rest", Recommendation.DO, 1, "rest", Strength.EXPERT)
    ice, own = (
        Treatment("ice", what, 1, "ice", Strength.EXPERT)
        for what in (Recommendation.DO, Recommendation.AVOID)
    )
    all_ = Treatments({"g": {"rest": rest, "ice": ice}}, {"x": CauseTreatments("x", "g", {"ice": own})})
    assert all_.of("x") == {"rest": rest, "ice": own}
    assert all_.of("unknown") == {}


def test_a_dose_says_how_often_in_numbers_or_words():
    given = {"sets": Span(3, 3), "hold": Span(0, 0), "rest": 60, "sides": "both", "tempo": "", "source": "x"}
    Dose(**given, repetitions_note="1 min on, 1 min off")
    assert "no repetitions" in refused(lambda: Dose(**given))


@pytest.mark.parametrize(("span", "text"), [(Span(3, 3), "3"), (Span(10, 15), "10-15")])
def test_a_span_is_said_shortly(span, text):
    assert str(span) == text


def test_values_cannot_be_changed_from_outside():
    cells = {("a", "x"): (0.1, 0.2)}
    change = NumberChange("f", date(2026, 11, 23), "why", Grade.EXPERT, cells)
    cells.clear()
    assert change.cells == {("a", "x"): (0.1, 0.2)}
    with pytest.raises(TypeError):
        change.cells["b", "y"] = (0.1, 0.2)


def test_a_pack_cannot_be_changed_from_outside():
    pack = read(knee())
    for mapping in (
        pack.causes,
        pack.likelihoods["place"].rows,
        pack.treatments.groups["joint"],
        pack.progressions.facts["flare"],
        pack.load_rules.spike_bands,
        pack.exercises["wall-sit"].keyframes,
        pack.limits.reasons,
        pack.tick_lists["warning-signs"].ticks,
        pack.sheets,
    ):
        with pytest.raises(TypeError):
            mapping["new"] = None
