"""The page of a patient has no more words than are read in a minute: on the screen and on paper."""

import re
from html import unescape

import pytest

from runwell.exchange.minute import A_MINUTE
from tests.records.whole_person import filled
from tests.web.check.runners import STRESS_FRACTURE
from tests.web.programme.beginning import checked
from tests.web.staff.programs import at, begun
from tests.web.staff.test_summary import page_of, pdf_pages, words
from tests.web.staff.whole_story import told_it_all

pytestmark = pytest.mark.django_db
WORD = re.compile(r"\S*\w\S*")


@pytest.fixture(autouse=True)
def unsigned_causes_are_shown(settings):
    settings.RUNWELL_SHOW_UNSIGNED = True


@pytest.fixture
def browser(as_, clinician_here):
    return as_(clinician_here)


def told_all(robin, clinician):
    told_it_all(robin.account, clinician)


def whole(robin, clinician):
    filled(robin.account, clinician)


def grave(robin, clinician):
    checked(robin.account, STRESS_FRACTURE)
    begun(clinician, robin)


def nothing(robin, clinician):
    pass


@pytest.mark.parametrize("story", [told_all, whole, grave, nothing])
def test_page_and_paper_are_read_in_a_minute(browser, clinician_here, robin, story):
    story(robin, clinician_here)
    html = page_of(browser, robin).content.decode()
    article = html.partition("<article")[2].partition(">")[2].partition("</article>")[0]
    on_screen = len(WORD.findall(unescape(words(article))))
    [page] = pdf_pages(browser, robin)
    on_paper = len(WORD.findall(page.extract_text()))
    assert 20 < on_screen <= A_MINUTE and 20 < on_paper <= A_MINUTE + 4, "a break in a word makes two of it"


def test_the_richest_keeps_what_is_dangerous_and_counts_what_is_left_out(browser, clinician_here, robin):
    told_it_all(robin.account, clinician_here)
    sheet = page_of(browser, robin).context["page"].sheet
    why, danger = sheet.sections[:2]
    assert why.lines and danger.danger and not danger.more
    left = sum(one.more for one in sheet.sections)
    assert left > 20 and sheet.elsewhere == f"More lines on the timeline: {left}."


def test_the_richest_keeps_what_they_take_and_cannot_take(browser, clinician_here, robin):
    told_it_all(robin.account, clinician_here)
    [line] = page_of(browser, robin).context["page"].sheet.sections[2].lines
    assert "Medicines of note" in line.words and "Allergies" in line.words


def test_a_sign_that_the_check_was_told_is_not_told_twice(browser, clinician_here, robin):
    told_it_all(robin.account, clinician_here)
    danger = page_of(browser, robin).context["page"].sheet.sections[1]
    said = [line.words for line in danger.lines if "before a session" in line.who]
    assert said[-1] == "Said so again." and len(said) < 4


def test_no_line_of_a_page_begins_or_ends_with_a_separator_or_doubles_one(browser, clinician_here, robin):
    told_it_all(robin.account, clinician_here)
    for name in ("summary", "timeline", "record"):
        html = browser.get(at(name, robin)).content.decode().partition("<main")[2]
        lines = re.split(r"</?(?:p|li|h\d|dd|dt|summary|div|section|ul|ol|tr|td|th|br)\b[^>]*>", html)
        said = [words(one) for one in lines]
        assert not [one for one in said if "·" in one], "where a line breaks it would stand alone"
        assert not [one for one in said if re.search(r"^[,;|]|[,;|]$|[,;|]\s*[,;|]", unescape(one))], name
