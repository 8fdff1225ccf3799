"""Pages of the check: what stands on one, and what is left of it for these answers."""

from dataclasses import replace

import pytest

from runwell.check.answers import Answers
from runwell.check.next_question import effort, page_of, progress
from runwell.check.pages import names_on, page_ids, page_with
from runwell.knowledge.condition_text import parse
from runwell.knowledge.reading import read
from runwell.refusals import Refusal
from tests.knowledge.knee_files import broken


@pytest.fixture(scope="module")
def knee():
    """The made-up region: walking stands on a sheet and is only asked of those who did not fall."""
    pack = read(broken("limits.toml", ("value = 0.6", "value = 0.5")))
    walking = replace(pack.findings["walking"], shown_when=parse("NOT fall = yes"))
    return replace(pack, findings={**pack.findings, "walking": walking}, version="knee@test")


def told(pack, **answers):
    return Answers.of(pack, answers)


def test_a_sheet_stands_in_place_of_its_questions(knee):
    assert page_ids(knee) == ("warning-signs", "age-band", "where-and-walking", "pain-run")
    assert names_on(knee, "where-and-walking") == ("place", "walking")
    with pytest.raises(Refusal, match="“place” is not a page"):
        page_of(knee, "place", told(knee))


def test_a_question_is_found_on_its_page(knee):
    pages = {name: page_with(knee, name) for name in ("walking", "fall", "pain-run")}
    assert pages == {"walking": "where-and-walking", "fall": "warning-signs", "pain-run": "pain-run"}


def test_a_sheet_has_a_title_and_words_of_its_own(knee):
    page = page_of(knee, "where-and-walking", told(knee))
    assert (page.kind, page.is_sheet, page.is_tick_list) == ("sheet", True, False)
    assert [finding.id for finding in page.findings] == ["place", "walking"]
    assert (page.title, page.why) == ("Where is it, and what does walking do?", "Place and walking say most.")
    assert page.intro == "Go by today."


def test_of_a_sheet_only_the_questions_that_apply_are_shown_and_one_alone_is_a_plain_question(knee):
    page = page_of(knee, "where-and-walking", told(knee, fall="yes"))
    place = knee.findings["place"]
    assert (page.id, page.kind, page.is_sheet) == ("where-and-walking", "question", False)
    assert page.findings == (place,)
    assert (page.title, page.intro, page.why) == (place.question, place.hint, place.why)


def test_a_sheet_counts_as_one_page(knee):
    both = Answers.of(knee, {"place": "front"}, asked=["place", "walking"])
    assert progress(knee, both).pages_done == 1
    assert progress(knee, told(knee)).pages_at_most == 4


def test_each_further_question_of_a_sheet_costs_less_than_a_page(knee):
    assert effort(knee, page_of(knee, "where-and-walking", told(knee))) == 1.5
    assert effort(knee, page_of(knee, "where-and-walking", told(knee, fall="yes"))) == 1
    assert effort(knee, page_of(knee, "warning-signs", told(knee))) == 1.25


def test_about_the_hip_related_questions_are_asked_together(hip):
    assert set(hip.sheets) <= set(page_ids(hip))
    for sheet in hip.sheets.values():
        assert not set(sheet.findings) & set(page_ids(hip))
        assert all(page_with(hip, name) == sheet.id for name in sheet.findings)
