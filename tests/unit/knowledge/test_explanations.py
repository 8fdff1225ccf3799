"""Look-alikes and next tests: what each may say, and that they name what exists."""

import pytest

from runwell.knowledge.look_alikes import LookAlikes
from runwell.knowledge.next_tests import Scan
from runwell.knowledge.numbers import Grade
from runwell.knowledge.reading import read
from runwell.refusals import Refusal
from tests.knowledge.knee_files import broken, knee, problem, without

ALIKE, NEXT = "look-alikes.toml", "next-tests.toml"


def test_both_are_read_as_they_stand():
    pack = read(knee())
    assert pack.look_alikes["band-or-bone"].causes == ("outer-band", "shin-bone-stress")
    assert pack.next_tests.exams["ct-squeeze"].plain_name == "Squeezing the shin"
    assert pack.next_tests.scan_for("shin-bone-stress").id == "bone-picture"
    assert pack.next_tests.scan_for("front-knee") is None


@pytest.mark.parametrize("path", [ALIKE, NEXT])
def test_a_pack_may_do_without_them(path):
    pack = read(without(path))
    assert not (pack.look_alikes if path == ALIKE else pack.next_tests.exams)


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        (
            ALIKE,
            '"outer-band"',
            '"inner-band"',
            "look-alikes.toml, band-or-bone: “inner-band” is not a cause. Use the id of a cause.",
        ),
        (
            ALIKE,
            '["made-up"]',
            '["maid-up"]',
            "look-alikes.toml, band-or-bone: “maid-up” is not a key of sources.toml. Add the source there.",
        ),
        (
            ALIKE,
            '"outer-band", ',
            "",
            "look-alikes.toml, band-or-bone: Look-alikes are two to four different causes. Split them.",
        ),
        (
            ALIKE,
            'told_apart = "A picture',
            'told_apartt = "A picture',
            None,
        ),
        (
            NEXT,
            "[exams.ct-squeeze]",
            "[exams.ct-pinch]",
            "next-tests.toml, exams, ct-pinch: “ct-pinch” is not a question. Use the id of a clinician test.",
        ),
        (
            NEXT,
            "[exams.ct-squeeze]",
            "[exams.walking]",
            "next-tests.toml, exams, walking: “walking” is answered by the runner. Take it out.",
        ),
        (
            NEXT,
            '["shin-bone-stress"]',
            '["shin-bone"]',
            "next-tests.toml, scans, bone-picture: “shin-bone” is not a cause. Use the id of a cause.",
        ),
        (
            NEXT,
            'grade = "expert"',
            'grade = "cohort"',
            "next-tests.toml, scans, bone-picture: “cohort” without a source. Name it, or write expert.",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(path, old, new, sentence):
    files = broken(path, (old, new))
    if sentence is None:
        with pytest.raises(Refusal):
            read(files)
    else:
        assert problem(files) == sentence


@pytest.mark.parametrize("causes", [("a",), ("a", "a"), ("a", "b", "c", "d", "e")])
def test_look_alikes_are_two_to_four(causes):
    with pytest.raises(Refusal):
        LookAlikes("x", causes, "By a look.", Grade.EXPERT)


def test_a_grade_needs_its_source():
    with pytest.raises(Refusal):
        LookAlikes("x", ("a", "b"), "By a look.", Grade.COHORT)
    with pytest.raises(Refusal):
        Scan("x", (), "A look", "It shows.", Grade.EXPERT)
