"""Each figure against cases made so that a neighbouring definition would count them otherwise."""

import pytest

from runwell.check.outcomes import Outcome
from runwell.check.proportions import Proportion, Quartiles
from runwell.check.scoring import ScoredCase, Truth, apart_by, figures
from runwell.knowledge.levels import Level
from runwell.refusals import Refusal

SELF, THERAPIST, DOCTOR, URGENT, EMERGENCY = Level
RANKING = ("muscle", "tendon", "nerve", "bone-stress-injury-neck")


def case(group="muscle", gold=DOCTOR, minimum=THERAPIST, also=(), *, level=DOCTOR, stop=False, **labels):
    """A case whose check ranked muscle, tendon, nerve and bone in this order."""
    shares = zip(RANKING, (0.4, 0.3, 0.2, 0.05), strict=True)
    acceptable = None if also is None else frozenset(also)
    outcome = Outcome(tuple(shares), level, stop, pages=12, questions=20)
    return ScoredCase(Truth(group, gold, minimum, acceptable, labels), outcome)


def mark(name, one):
    """True or False as the only case is counted, None where it is not counted at all."""
    of = figures([one]).measures[name]
    return None if of.of == 0 else of.hits == 1


@pytest.mark.parametrize(
    ("group", "also", "first", "first_lenient", "in_three", "in_three_lenient"),
    [
        ("muscle", (), True, True, True, True),
        ("tendon", (), False, False, True, True),
        ("tendon", ("muscle",), False, True, True, True),
        ("nerve", ("tendon",), False, False, True, True),
        ("bone-stress-injury-neck", (), False, False, False, False),
        ("bone-stress-injury-neck", ("nerve",), False, False, False, True),
        ("joint", ("muscle",), False, True, False, True),
        ("nerve", None, False, None, True, None),
    ],
)
def test_right_first_and_in_three_strictly_and_leniently(
    group, also, first, first_lenient, in_three, in_three_lenient
):
    one = case(group, also=also)
    names = ("first", "first_lenient", "in_three", "in_three_lenient")
    assert [mark(name, one) for name in names] == [first, first_lenient, in_three, in_three_lenient]


@pytest.mark.parametrize(
    ("level", "exact", "safe", "over", "under"),
    [
        (SELF, False, False, False, True),
        (THERAPIST, False, True, False, True),
        (DOCTOR, True, True, False, False),
        (URGENT, False, True, True, False),
    ],
)
def test_the_level_against_the_right_one_and_the_least_safe_one(level, exact, safe, over, under):
    one = case(gold=DOCTOR, minimum=THERAPIST, level=level)
    assert [mark(name, one) for name in ("exact", "safe", "over", "under")] == [exact, safe, over, under]


@pytest.mark.parametrize(
    ("group", "level", "stop", "told"),
    [
        ("bone-stress-injury-neck", DOCTOR, True, True),
        ("bone-stress-injury-other", EMERGENCY, True, True),
        ("bone-stress-injury-neck", DOCTOR, False, False),
        ("bone-stress-injury-neck", THERAPIST, True, False),
        ("muscle", DOCTOR, True, None),
    ],
)
def test_a_bone_stress_injury_counts_as_stopped_only_with_a_doctor(group, level, stop, told):
    assert mark("bone_stress_stopped", case(group, level=level, stop=stop)) is told


@pytest.mark.parametrize(
    ("gold", "stop", "needless"),
    [(SELF, True, True), (THERAPIST, True, True), (THERAPIST, False, False), (DOCTOR, True, None)],
)
def test_a_stop_is_needless_where_no_doctor_is_needed(gold, stop, needless):
    assert mark("needless_stop", case(gold=gold, minimum=SELF, stop=stop)) is needless


@pytest.mark.parametrize(("level", "seen"), [(THERAPIST, False), (DOCTOR, True), (EMERGENCY, True)])
def test_doctor_or_higher_and_stopped_count_every_case(level, seen):
    one = case(level=level, stop=not seen)
    assert (mark("doctor_or_higher", one), mark("stopped", one)) == (seen, not seen)


def test_cases_are_told_apart_by_their_labels_and_those_without_are_left_out():
    cases = [case(difficulty="hard"), case("joint", difficulty="hard"), case(difficulty="easy"), case()]
    apart = apart_by("difficulty", cases)
    assert list(apart) == ["easy", "hard"]
    assert apart["hard"].measures["first"] == Proportion(1, 2)


def test_effort_is_counted_over_cases_and_pages_only_where_something_was_asked():
    assert figures([case(), case()]).pages == Quartiles(12, 12, 12)
    told = ScoredCase(case().truth, Outcome((), DOCTOR, False, pages=None, questions=7))
    assert (figures([told]).pages, figures([told]).questions) == (None, Quartiles(7, 7, 7))


def test_a_least_safe_level_above_the_right_one_is_refused():
    with pytest.raises(Refusal, match="doctor-within-days, lies above the right one, self-care"):
        Truth("muscle", SELF, DOCTOR)


def test_no_cases_give_no_figures_but_no_error():
    assert figures([]).measures["first"] == Proportion(0, 0)
