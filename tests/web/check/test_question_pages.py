"""What a question page holds: one h1, cards that are labels, and words when something is missing."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils.html import escape

from runwell.check.answers import Answers
from runwell.check.next_question import page_of
from runwell.web.check.fields import fields_of
from tests.web.check.runners import OUTER_HIP, begun, step, walk

pytestmark = pytest.mark.django_db


def at(client, page_id, known=OUTER_HIP):
    """Walk until that page is shown."""
    response = begun(client)
    for pages in range(1, 21):
        if response.context["q"].page.id == page_id:
            return response
        response = walk(client, known, pages=pages)
    raise AssertionError(f"{page_id} never came")


def html(response):
    return response.content.decode()


def chosen(response):
    """The values of the chosen cards of the page."""
    return [card.value for field in response.context["q"].fields for card in field.cards if card.chosen]


def test_the_question_is_the_only_heading_of_its_rank_and_the_legend(client):
    page = html(at(client, "walking-effect"))
    assert len(re.findall("<h1", page)) == 1
    assert re.search(r"<legend><h1[^>]*>What happens when you walk\?</h1></legend>", page)


def test_i_do_not_know_is_the_last_choice(client):
    for page_id in ("about-you", "walking-effect"):
        fields = at(client, page_id).context["q"].fields
        assert [field.cards[-1].label for field in fields] == ["I don't know"] * len(fields)


def test_why_we_ask_is_there_to_be_opened(client, hip_pack):
    page = html(at(client, "walking-effect"))
    assert "<summary>Why we ask this</summary>" in page
    assert escape(hip_pack.findings["walking-effect"].why) in page


def test_nothing_chosen_is_an_error_that_says_so_and_leads_to_the_choices(client):
    response = client.post(at(client, "walking-effect").redirect_chain[-1][0], {})
    page = html(response)
    assert response.status_code == 400
    assert "<title>Error: What happens when you walk?" in page
    assert 'role="alert"' in page
    assert '<a href="#answer-1">Choose one answer.' in page
    assert 'id="answer-1"' in page


def test_what_was_ticked_is_kept_when_something_is_wrong(client):
    response = at(client, "emergency-signs")
    url = response.redirect_chain[-1][0]
    again = client.post(url, {"answer": ["fever-unwell", "none"]})
    assert chosen(again) == ["fever-unwell", "none"]
    assert "Untick one of them" in html(again)


def test_a_tick_list_speaks_in_statements_and_has_a_second_button(client, hip_pack):
    response = at(client, "emergency-signs")
    (field,) = response.context["q"].fields
    labels = [card.label for card in field.cards]
    assert hip_pack.tick_lists["emergency-signs"].ticks["fever-unwell"] in labels
    assert labels[-1] == "None of these"
    assert 'name="unsure"' in html(response)


def test_the_second_button_leaves_the_rest_open(client):
    response = at(client, "emergency-signs")
    url = response.redirect_chain[-1][0]
    client.post(url, {"unsure": "1"})
    again = client.get(url)
    assert chosen(again) == []
    assert client.get("/check/hip/answers/").context["page"].lines[-1].answers == ("I don't know",)


def test_the_map_and_the_list_are_the_same_inputs(client):
    page = html(at(client, "where")).partition('<div class="map">')[2]
    labels = re.findall(r"<label.*?</label>", page, re.DOTALL)
    assert len(labels) == 12
    for label in labels[:10]:
        assert label.count('type="radio"') == label.count("<svg") == label.count("<path") == 1
    assert "<circle" in labels[10]
    assert "<svg" not in labels[11]


def test_the_scale_offers_eleven_numbers(client, hip_pack):
    page = page_of(hip_pack, "pain-run", Answers.of(hip_pack, {}))
    (field,) = fields_of(hip_pack, page, {}, {})
    numbers = re.findall(r"<span>(\d+)</span>", render_to_string(field.controls, {"field": field}))
    assert numbers == [str(number) for number in range(11)]


def test_progress_never_goes_back_and_never_promises_more_than_there_is(client):
    seen, response = [], begun(client)
    while "q" in response.context:
        seen.append((response.context["q"].number, response.context["q"].at_most))
        response = step(client, response, OUTER_HIP)
    numbers = [number for number, _ in seen]
    assert numbers == sorted(set(numbers))
    assert all(number <= at_most <= 20 for number, at_most in seen)
    assert "<progress" in html(begun(client))
