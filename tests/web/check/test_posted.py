"""What a runner sent in becomes answers, or words on what is missing; never a crash."""

import pytest
from django.http import QueryDict

from runwell.check.next_question import Page
from runwell.knowledge.findings import Choice, Finding
from runwell.refusals import Refusal, Refusals
from runwell.web.check.posted import answers_in


def finding(name, answer_type, *values):
    choices = tuple(Choice(value, value.title()) for value in values)
    return Finding(name, "symptom", f"{name}?", "", "", answer_type, choices, "runner", "group")


def question(answer_type, *values):
    return Page("place", "question", "Where?", "", "", (finding("place", answer_type, *values),))


def tick_list():
    ticks = tuple(finding(name, "yes-no", "yes", "no") for name in ("fever", "fall", "lump"))
    return Page("signs", "tick-list", "Any of these?", "", "", ticks)


def sheet():
    questions = (
        finding("age", "single-choice", "young", "old"),
        finding("where", "body-map", "groin", "knee"),
    )
    return Page("you", "sheet", "About you", "", "", questions)


def post(page, text):
    return answers_in(page, QueryDict(text))


def test_one_choice_is_taken():
    assert post(question("single-choice", "groin", "knee"), "answer=knee") == {"place": "knee"}


def test_i_do_not_know_is_an_answer_to_every_question():
    for answer_type in ("single-choice", "yes-no", "body-map", "scale-0-10", "multi-choice"):
        assert post(question(answer_type, "a", "b"), "answer=unknown") == {"place": "unknown"}


@pytest.mark.parametrize("text", ["", "answer=", "answer=elbow", "answer=groin&answer=knee", "other=groin"])
def test_nothing_usable_for_a_single_question_says_to_choose_one(text):
    with pytest.raises(Refusal, match="Choose one answer"):
        post(question("single-choice", "groin", "knee"), text)


def test_several_choices_are_joined_in_the_order_of_the_page():
    page = question("multi-choice", "none", "tablet", "shot", "cream")
    assert post(page, "answer=cream&answer=tablet") == {"place": "tablet|cream"}
    assert post(page, "answer=none") == {"place": "none"}


@pytest.mark.parametrize("text", ["answer=none&answer=shot", "answer=unknown&answer=shot"])
def test_none_and_an_answer_contradict_each_other(text):
    with pytest.raises(Refusal, match="none applies"):
        post(question("multi-choice", "none", "tablet", "shot"), text)


@pytest.mark.parametrize("text", ["", "answer=elbow"])
def test_nothing_usable_for_several_choices_is_refused(text):
    with pytest.raises(Refusal, match="Tick all that apply"):
        post(question("multi-choice", "none", "tablet"), text)


def test_a_tick_is_yes_and_the_rest_is_no_when_the_runner_continues():
    assert post(tick_list(), "answer=fall") == {"fever": "no", "fall": "yes", "lump": "no"}


def test_none_of_these_is_no_to_all():
    assert post(tick_list(), "answer=none") == {"fever": "no", "fall": "no", "lump": "no"}


def test_not_sure_keeps_the_ticks_and_leaves_the_rest_open():
    assert post(tick_list(), "answer=fall&unsure=1") == {"fever": "unknown", "fall": "yes", "lump": "unknown"}
    assert post(tick_list(), "unsure=1") == {"fever": "unknown", "fall": "unknown", "lump": "unknown"}


def test_nothing_ticked_is_not_taken_for_no():
    with pytest.raises(Refusal, match="None of these"):
        post(tick_list(), "")


@pytest.mark.parametrize("text", ["answer=none&answer=fall", "answer=none&answer=fall&unsure=1"])
def test_a_tick_and_none_of_these_contradict_each_other(text):
    with pytest.raises(Refusal, match="none applies"):
        post(tick_list(), text)


def test_an_unknown_tick_is_refused():
    with pytest.raises(Refusal, match="not on this page"):
        post(tick_list(), "answer=fall&answer=cancer-history")


def test_each_question_of_a_sheet_has_its_own_answer():
    assert post(sheet(), "age=old&where=knee") == {"age": "old", "where": "knee"}
    assert post(sheet(), "age=unknown&where=unknown") == {"age": "unknown", "where": "unknown"}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", ["age", "where"]),
        ("answer=old", ["age", "where"]),
        ("age=old", ["where"]),
        ("age=old&where=elbow", ["where"]),
        ("age=old&age=young&where=knee", ["age"]),
        ("where=groin", ["age"]),
    ],
)
def test_what_is_missing_on_a_sheet_is_said_for_every_question_at_once(text, missing):
    with pytest.raises(Refusals) as refused:
        post(sheet(), text)
    assert [one.where for one in refused.value.all] == missing
    assert all("Choose one answer" in one.what for one in refused.value.all)
