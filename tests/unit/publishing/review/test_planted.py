"""One fault planted in each sound document: it is found, and brings no other row that blocks."""

import re

import pytest

from runwell.cli.pages_review import practice_in
from runwell.publishing.document import parse
from runwell.publishing.review import Level
from runwell.records.page_review import review
from tests.unit.publishing.review.conftest import TODAY
from tests.unit.publishing.review.test_documents import SOUND
from tests.unit.publishing.review.test_seed import PRACTICE

LABEL = re.compile(r"(?:\s|meta|desc|source|\*|-|\d|next|>|[\w ]+:)", re.IGNORECASE)

SENTENCES = {
    "claim-run-through-pain": "You should push through the pain.",
    "claim-cure": "We guarantee that it will be gone in a week.",
    "placeholder": "It is common [insert number here].",
    "place-unknown": "Our Naperville office is open all week.",
    "promise": "In this guide, we will also cover vitamins.",
    "dead-link": "Read [more about our vans](#).",
    "telephone": "Call us at (999) 555-0123.",
    "link-words": "For more, [click here](/contact/).",
}

CHANGES = {
    "disclaimer": (
        r"(?im)^(#*\W*(?:medical )?disclaimers?\W*?:?\W*$|.*disclaimers?:\W*).*(?:\n.*)*\Z",
        "Disclaimers:",
    ),
    "reviewer": (r"(?im)^((?:medically )?reviewed[_ ]by:).*$", r"\1 TBD"),
    "review-overdue": (r"(?i)(next[_ ]review(?: due)?:? ?).*", r"\1March 2025"),
    "author": (r"(?im)^((?:author|written by):).*$", r"\1"),
    "picture-alternative": (r"alt=([\"“])[^\"”]*([\"”])", r"alt=\1\2"),
    "list-broken": (r"(?m)^(- .*\n)(- .*\n)(- )", r"\1\n\2\3"),
}

IN_FRONT_MATTER = re.compile(r"(?im)\A---\n(?:(?!---).*\n)*?(?P<label>disclaimers?:).*")


def rows_in(text):
    return review(parse(text), today=TODAY, practice=practice_in(PRACTICE))


def with_sentence(text, sentence):
    lines = text.split("\n")
    place = next(number for number, line in enumerate(lines) if len(line) > 120 and not LABEL.match(line))
    return "\n".join([*lines[:place], f"{lines[place]} {sentence}", *lines[place + 1 :]])


def assert_found(rule, text, before):
    rows = rows_in(text)
    assert [row for row in rows if row.rule == rule]
    known = {row.rule for row in before} | {rule, "review-date", "slug"}
    assert [row for row in rows if row.level is Level.BLOCKS and row.rule not in known] == []


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sentence_that_does_not_belong_there(path):
    text = path.read_text()
    before = rows_in(text)
    for rule, sentence in SENTENCES.items():
        assert_found(rule, with_sentence(text, sentence), before)


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_label_or_a_list_that_is_spoiled(path):
    text = path.read_text()
    before = rows_in(text)
    for rule, (pattern, instead) in CHANGES.items():
        above = IN_FRONT_MATTER.match(text) if rule == "disclaimer" else None
        changed = re.sub(pattern, instead, text, count=1)
        if above:
            changed = text[: above.end("label")] + text[above.end() :]
        if changed != text:
            assert_found(rule, changed, before)
