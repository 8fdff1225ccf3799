"""A sheet: several short questions on one page, each with its own answer and its own error."""

import re
from dataclasses import replace

import pytest

from runwell.knowledge.condition_text import parse
from tests.web.check.runners import OUTER_HIP, begun, step, walk

pytestmark = pytest.mark.django_db
FIRST = "/check/hip/q/about-you/"


@pytest.fixture
def pack(hip_pack, monkeypatch):
    """The hip, but for the first sheet: it has these two questions, whatever else clinicians put there."""
    first = replace(hip_pack.sheets["about-you"], findings=("age-band", "sex"))
    return put(monkeypatch, replace(hip_pack, sheets={**hip_pack.sheets, "about-you": first}))


def put(monkeypatch, pack):
    """Let the check work with this pack."""
    pack = replace(pack, version="hip@of-a-test")
    for module in ("under_way", "start"):
        monkeypatch.setattr(f"runwell.web.check.{module}.the_pack", lambda: pack)
    return pack


def html(response):
    return response.content.decode()


def part(page, opening, closing):
    return re.findall(f"{opening}.*?{closing}", page, re.DOTALL)


def test_each_question_is_a_fieldset_with_its_own_heading_below_the_one_of_the_page(client, pack):
    page = html(begun(client))
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", page) == ["About you"]
    sets = part(page, "<fieldset", "</fieldset>")
    for name, one in zip(("age-band", "sex"), sets, strict=True):
        assert f"<legend><h2>{pack.findings[name].question}</h2></legend>" in one
        assert set(re.findall(r'<input type="radio" name="(.*?)"', one)) == {name}
        assert 'value="unknown"' in one
        assert f'aria-describedby="answer-{name}-hint"' in one
        assert f'id="answer-{name}-hint"' in one


def test_no_two_things_on_the_page_have_the_same_id(client, pack):
    for response in (begun(client), client.post(FIRST, {})):
        ids = re.findall(r'\bid="(.*?)"', html(response))
        assert len(ids) == len(set(ids))


def test_one_post_answers_all_of_them(client, pack):
    begun(client)
    client.post(FIRST, {"age-band": "40-59", "sex": "unknown"})
    again = client.get(FIRST).context["q"]
    assert [[card.value for card in field.cards if card.chosen] for field in again.fields] == [
        ["40-59"],
        ["unknown"],
    ]
    assert again.changing


def test_what_is_missing_is_said_at_the_top_and_at_its_question_and_what_was_chosen_stays(client, pack):
    begun(client)
    response = client.post(FIRST, {"sex": "female"})
    page = html(response)
    assert response.status_code == 400
    assert "<title>Error: About you" in page
    (summary,) = part(page, '<div class="problem', "</div>")
    assert re.findall(r'<a href="(.*?)">(.*?)</a>', summary) == [
        ("#answer-age-band-1", "How old are you? Choose one answer. “I don&#x27;t know” is fine too.")
    ]
    age, sex = part(page, "<fieldset", "</fieldset>")
    assert 'id="answer-age-band-error"' in age
    assert 'aria-describedby="answer-age-band-hint answer-age-band-error"' in age
    assert age.count('aria-invalid="true"') == age.count("<input") == 6
    assert "error" not in sex
    assert re.search(r'value="female" id="answer-sex-1" checked', sex)


def test_every_question_without_an_answer_is_in_the_summary(client, pack):
    begun(client)
    (summary,) = part(html(client.post(FIRST, {})), '<div class="problem', "</div>")
    assert re.findall(r'href="#(.*?)"', summary) == ["answer-age-band-1", "answer-sex-1"]


def test_the_next_page_leads_back_to_the_sheet(client, pack):
    response = walk(client, OUTER_HIP, pages=1)
    assert response.context["q"].back == FIRST
    assert client.post("/check/hip/back/").url == FIRST


def test_the_id_of_a_question_leads_to_it_on_its_sheet(client, pack):
    walk(client, OUTER_HIP, pages=1)
    assert client.get("/check/hip/q/sex/").url == f"{FIRST}#answer-sex-1"
    assert 'id="answer-sex-1"' in html(client.get("/check/hip/q/sex/", follow=True))
    assert client.get("/check/hip/q/fever-unwell/").url == "/check/hip/q/emergency-signs/"


def test_what_was_said_is_listed_by_question_with_a_way_to_each(client, pack):
    walk(client, OUTER_HIP, pages=1)
    page = client.get("/check/hip/answers/")
    lines = page.context["page"].lines
    assert [(line.question, line.answers) for line in lines] == [
        ("How old are you?", ("40 to 59",)),
        ("What sex were you assigned at birth?", ("Female",)),
    ]
    assert f'href="{FIRST}#answer-age-band-1"' in html(page)
    assert f'href="{FIRST}#answer-sex-1"' in html(page)


def test_why_is_said_for_the_page_or_else_for_each_question(client, pack):
    assert begun(client).context["q"].whys == (pack.sheets["about-you"].why,)
    response = begun(client)
    while (q := response.context["q"]).page.id != "where":
        response = step(client, response, OUTER_HIP)
    assert q.whys == (pack.findings["side"].why, pack.findings["pain-location-main"].why)
    assert q.wide


def test_a_sheet_of_which_one_question_is_left_is_a_plain_question(client, pack, monkeypatch):
    sex = replace(pack.findings["sex"], shown_when=parse("onset = sudden"))
    put(monkeypatch, replace(pack, findings={**pack.findings, "sex": sex}))
    page = html(begun(client))
    assert re.search(r"<legend><h1[^>]*>How old are you\?</h1></legend>", page)
    assert "<h2>" not in page.partition("<footer")[0]
    assert client.post(FIRST, {"answer": "40-59"}).status_code == 302
    lines = client.get("/check/hip/answers/").context["page"].lines
    assert [(line.page_id, line.answers, line.anchor) for line in lines] == [("about-you", ("40 to 59",), "")]
