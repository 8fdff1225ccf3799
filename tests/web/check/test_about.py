"""The page about the check says what it is not, and its figures are counted from the pack."""

import pytest

from runwell.knowledge.numbers import Grade
from runwell.web.check.about import about_page, grades

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return " ".join(client.get("/about-the-check/").content.decode().split())


def test_it_says_what_the_check_is_not(page):
    for words in ("not a diagnosis", "medical device", "cannot rule out a stress fracture"):
        assert words in page


def test_it_says_who_signed_or_that_nobody_did(page, hip_pack):
    assert hip_pack.version in page
    assert "no clinician has signed this version" in page


def test_its_figures_are_those_of_the_pack(hip_pack):
    about = about_page(hip_pack)
    assert about.rules == len(hip_pack.rules)
    assert about.causes == len(hip_pack.causes)
    assert about.numbers == len(list(grades(hip_pack)))


def test_expert_judgment_is_said_aloud_and_never_rounded_up(hip_pack, page):
    all_grades = list(grades(hip_pack))
    share = 100 * all_grades.count(Grade.EXPERT) / len(all_grades)
    assert 0 <= share - about_page(hip_pack).expert_share < 1
    assert "expert judgment" in page


def test_each_source_of_a_safety_rule_is_linked_once(hip_pack, page):
    keys = {rule.source for rule in hip_pack.rules}
    for key in keys:
        assert page.count(hip_pack.sources[key].citation.replace("&", "&amp;")) >= 1
    assert len(about_page(hip_pack).sources) == len(keys)
