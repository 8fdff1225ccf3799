"""Presentations: shares add up, every lean has its reason, and each fault is named with its place."""

import re
from dataclasses import replace

import pytest

from runwell.knowledge.numbers import Grade, Interval
from runwell.knowledge.presentations import Presentation, Presentations
from runwell.knowledge.reading import read
from runwell.knowledge.writing import write
from runwell.refusals import Refusal
from tests.knowledge.knee_files import knee, problems

PATH = "presentations/shin-bone-stress.toml"
KNEE = """
reason = "the front and the inner side of the shin heal differently"
[front]
name = "Sore front of the shin bone"
clinical_name = "Anterior tibial stress injury"
share = [0.1, 0.25, 0.4]
share_reason = "a quarter"
grade = "case-series"
sources = ["made-up"]
[front.leans.walking]
limp = 3
[front.leans.place]
front = 5
shin = 0.5
[front.reasons]
walking = "it hurts with every step"
place = "higher up"
[inner]
name = "Sore inner side of the shin bone"
clinical_name = "Medial tibial stress injury"
share = [0.6, 0.75, 0.9]
share_reason = "the rest"
grade = "expert"
"""
PICTURE = Presentation("a", "x", "A", "Ay", Interval(0.4, 0.5, 0.6), "half", Grade.EXPERT)


def with_pictures(old="", new=""):
    assert old in KNEE
    return knee() | {PATH: KNEE.replace(old, new, 1)}


def test_a_cause_has_its_pictures_in_the_order_of_the_file():
    pictures = read(with_pictures()).presentations["shin-bone-stress"]
    assert [picture.id for picture in pictures] == ["front", "inner"]
    assert len(pictures) == 2
    assert pictures.shares == (0.25, 0.75)
    assert pictures.findings == {"walking", "place"}
    assert pictures.factors("place") == ({"front": 5.0, "shin": 0.5}, {})
    assert {picture.cause for picture in pictures} == {"shin-bone-stress"}


def test_pictures_are_read_back_as_they_were_written():
    pack = read(with_pictures())
    assert read(write(pack)) == pack
    assert pack.version != read(knee()).version


def test_a_pack_may_have_no_pictures():
    assert read(knee()).presentations == {}
    assert [path for path in write(read(knee())) if path.startswith("presentations")] == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"id": "front--shin"}, "“front--shin” is not an id"),
        ({"grade": Grade.COHORT}, "“cohort” without a source"),
        ({"leans": {"f": {"a": 2.0}}}, "f has leans or a reason, not both"),
        ({"reasons": {"f": "why"}}, "f has leans or a reason, not both"),
        ({"leans": {"f": {}}, "reasons": {"f": "why"}}, "f leans to no answer"),
        ({"leans": {"f": {"a": 0.0}}, "reasons": {"f": "why"}}, "f, a: 0 is not how many times as often"),
        ({"leans": {"f": {"a": 101.0}}, "reasons": {"f": "why"}}, "f, a: 101 is not how many times as often"),
    ],
)
def test_what_cannot_be_a_picture_is_refused(changed, said):
    with pytest.raises(Refusal, match=re.escape(said)):
        replace(PICTURE, **changed)


@pytest.mark.parametrize(
    ("pictures", "said"),
    [
        ((PICTURE,), "A cause with one picture"),
        ((PICTURE, PICTURE, PICTURE), "The shares of the pictures add up to 1.5000"),
    ],
)
def test_the_pictures_of_a_cause_make_it_up(pictures, said):
    with pytest.raises(Refusal, match=re.escape(said)):
        Presentations("x", "why", pictures)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("reason =", "because =", f"{PATH}, reason: This must be a text, but it is missing."),
        ("[0.1, 0.25, 0.4]", "[0.1, 0.3, 0.4]", f"{PATH}: The shares of the pictures add up to 1.0500."),
        (
            "[0.1, 0.25, 0.4]",
            "0.25",
            f"{PATH}, front, share: This must be a list of 3 numbers, but it is 0.25.",
        ),
        ("share_reason", "reason", f"{PATH}, front: “reason” is not a field of this table."),
        (
            'walking = "it hurts with every step"\n',
            "",
            f"{PATH}, front: walking has leans or a reason, not both.",
        ),
        ("limp = 3", "limp = -3", f"{PATH}, front: walking, limp: -3 is not how many times as often."),
        (
            "limp = 3",
            'limp = "3"',
            f"{PATH}, front, leans, walking, limp: This must be a number, but it is '3'.",
        ),
        ('"made-up"', '"nobody"', f"{PATH}, front: “nobody” is not a key of sources.toml."),
        (
            "limp = 3",
            "hop = 3",
            f"{PATH}, front, leans, walking: “hop” is not an answer with chances. Use one of: fine, limp.",
        ),
        (
            "shin = 0.5",
            "unsure = 0.5",
            f"{PATH}, front, leans, place: “unsure” is not an answer with chances.",
        ),
    ],
)
def test_one_fault_is_named_with_its_place(old, new, sentence):
    said = problems(with_pictures(old, new))
    assert any(one.startswith(sentence) for one in said), said


@pytest.mark.parametrize(
    ("finding", "said"), [("walkin", "“walkin” is not a question."), ("fall", "“fall” has no chances.")]
)
def test_pictures_lean_to_questions_with_chances(finding, said):
    files = knee() | {PATH: KNEE.replace("walking", finding)}
    (sentence,) = problems(files)
    assert sentence.startswith(f"{PATH}, front, leans: {said}")


def test_pictures_belong_to_a_cause():
    files = knee() | {"presentations/gout.toml": KNEE}
    assert problems(files) == ["presentations/gout.toml: “gout” is not a cause. Use the id of a cause."]


def test_pictures_cannot_be_changed_from_outside():
    pack = read(with_pictures())
    (front, _) = pack.presentations["shin-bone-stress"]
    for mapping in (pack.presentations, front.leans, front.leans["walking"], front.reasons):
        with pytest.raises(TypeError):
            mapping["new"] = None
