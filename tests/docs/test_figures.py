"""Figures that the documents quote are those of the pack and of the code."""

from __future__ import annotations

import re

import pytest

from runwell.knowledge import conditions
from runwell.records.packs import the_pack
from runwell.web.check.answer import KEPT_DAYS
from runwell.web.check.answers_cookie import LIVES_FOR
from tests.docs.hazards import LOG, hazards
from tests.docs.reading import text_of

HAZARDS = hazards(LOG.read_text(encoding="utf-8"))
PACK = the_pack()
THRESHOLDS = {
    test.cause: test.threshold
    for rule in PACK.rules
    for test in conditions.tests_in(rule.condition)
    if isinstance(test, conditions.Posterior)
}


def test_the_pages_at_most_are_those_of_the_pack():
    most = PACK.limits.pages_at_most
    assert f"At most {most} pages" in HAZARDS["H22"]["Control"]
    assert f"At most {most}." in text_of("GLOSSARY.md")
    assert f"at most {most} short pages" in text_of("CHANGELOG.md")


def test_the_share_from_which_the_hop_is_withheld_is_that_of_the_pack():
    assert f"at {PACK.limits.bone_open * 100:.0f} % or more" in HAZARDS["H07"]["Control"]


def test_the_belief_from_which_the_femoral_neck_rule_acts_is_that_of_the_pack():
    share = THRESHOLDS["femoral-neck-bsi"]
    assert f"acts from {share * 100:.0f} %" in HAZARDS["H01"]["Control"]
    assert f"`P(femoral-neck-bsi) >= {share}`" in text_of("docs/decisions/0005-levels-and-rules.md")


def test_the_thresholds_quoted_are_the_lowest_and_the_highest():
    low, high = min(THRESHOLDS.values()), max(THRESHOLDS.values())
    quoted = f"{low * 100:.0f} % to {high * 100:.0f} %"
    assert quoted in text_of("docs/decisions/0005-levels-and-rules.md")


def test_the_cap_on_one_answer_is_that_of_the_pack():
    assert f"cut off at a factor of {PACK.limits.pull_at_most:.0f}" in text_of(
        "docs/decisions/0004-beliefs.md"
    )


def test_how_long_a_copy_and_a_cookie_live_is_told_as_it_is():
    assert f"after {KEPT_DAYS} days" in HAZARDS["H12"]["Control"]
    assert f"after {LIVES_FOR // 3600} hours" in text_of("docs/decisions/0003-answers-in-a-cookie.md")


@pytest.mark.parametrize(
    "word, number",
    [
        ("causes", len(PACK.causes)),
        ("findings", len(PACK.findings)),
        ("rules", len(PACK.rules)),
        ("sources", len(PACK.sources)),
    ],
)
def test_the_size_of_the_pack_is_told_as_it_is(word, number):
    assert re.search(rf"\b{number} {word}\b", text_of("docs/decisions/0001-form-of-the-pack.md"))


def test_whether_somebody_signed_is_told_as_it_is():
    assert ("is **unsigned**" in text_of("CHANGELOG.md")) is not PACK.signed
