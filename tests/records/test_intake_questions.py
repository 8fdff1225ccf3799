"""The questions before a visit: whole, honest about their reasons, short, and all problems named at once."""

import pytest

from runwell.records.intake_questions import AT_MOST, FACTS, FILE, intake_questions, read
from runwell.records.packs import the_pack
from runwell.refusals import Refusals

WHOLE = """
version = "1"
[[part]]
id = "p"
title = "Part"
[[part.question]]
id = "q"
kind = "one"
asks = "Which?"
why = "It matters."
brief = "Q"
answered_by = ["finding:sex", "fact:sleep"]
not_where = ["sex=male"]
choices = [{ id = "a", label = "A" }, { id = "b", label = "B", sooner = true }]
"""


def test_the_practices_own_file_is_whole_and_takes_five_minutes_at_most():
    asked = read(FILE.read_text(encoding="utf-8"), the_pack().findings)
    assert asked == intake_questions()
    assert len(asked.by_id) >= 25 and asked.seconds <= AT_MOST == 300
    assert all(one.why.endswith(".") for one in asked.by_id.values())


def test_what_the_check_asks_of_runners_is_named_as_its_answer():
    """Where the intake asks again what the check asks, the check's answer takes its place."""
    by_id = intake_questions().by_id
    known = {"night", "morning", "steroids", "medicine-kinds", "stress-injury", "bone-density", "energy"}
    assert all(by_id[one].findings for one in known | {"periods", "pregnancy"})
    assert {fact for one in by_id.values() for fact in one.facts} == set(FACTS)
    assert all("sex=male" in by_id[one].not_where for one in ("periods", "pregnancy"))


def test_every_answer_of_the_check_that_is_named_exists():
    for one in intake_questions().by_id.values():
        for said in one.not_where:
            finding, _, value = said.partition("=")
            assert value in the_pack().findings[finding].values
        assert all(the_pack().findings[finding].who == "runner" for finding in one.findings)


def test_a_whole_file_reads():
    [one] = read(WHOLE, the_pack().findings).by_id.values()
    assert (one.findings, one.facts, one.said("a")) == (("sex",), ("sleep",), "A")
    assert [choice.sooner for choice in one.choices] == [False, True]


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ('version = "1"', "", "no version"),
        ('id = "q"', "", "needs an id, what it asks, why, and in brief"),
        ('why = "It matters."', "", "needs an id, what it asks, why, and in brief"),
        ('brief = "Q"', "", "needs an id, what it asks, why, and in brief"),
        ('kind = "one"', 'kind = "odd"', "“odd” is no kind"),
        ("finding:sex", "finding:shoe-size", "“finding:shoe-size” answers nothing"),
        ("fact:sleep", "fact:weather", "“fact:weather” answers nothing"),
        ("sex=male", "shoe=big", "“shoe=big” is no answer"),
        ('id = "b"', 'id = "a"', "two or more different choices"),
        ('label = "A"', 'label = ""', "two or more different choices"),
        ('kind = "one"', 'kind = "short"', "no choices"),
        ('kind = "one"', 'kind = "number"', "where it begins and ends"),
        ('title = "Part"', "", "a part needs"),
        ('version = "1"', "version =", "does not read"),
    ],
)
def test_what_is_wrong_is_said(was, now, says):
    assert was in WHOLE
    with pytest.raises(Refusals, match=says):
        read(WHOLE.replace(was, now), the_pack().findings)


def test_everything_wrong_is_named_at_once():
    bad = WHOLE.replace('version = "1"', "").replace("fact:sleep", "fact:x").replace('"one"', '"odd"')
    with pytest.raises(Refusals) as refused:
        read(bad, the_pack().findings)
    assert len(refused.value.all) == 4  # an odd kind has no choices, too


def test_more_than_five_minutes_and_two_of_one_id_are_refused():
    question = WHOLE[WHOLE.index("[[part.question]]") :]
    with pytest.raises(Refusals) as refused:
        read(WHOLE + question * 60, the_pack().findings)
    said = str(refused.value)
    assert "q: two questions have this id" in said and "more than 5 minutes" in said


def test_nothing_at_all_is_refused():
    with pytest.raises(Refusals, match="asks nothing"):
        read("", the_pack().findings)
