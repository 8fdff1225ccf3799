"""Laws of the review, on texts that nobody thought of."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from runwell.publishing.document import parse
from runwell.publishing.review import Level
from runwell.publishing.writing import write
from runwell.records.page_review import review
from runwell.refusals import Refusal

TODAY = date(2026, 11, 27)
SENTENCES = [
    "Knee pain is caused by load.",
    "Our office in Joliet is near Chicago.",
    "Run through the pain.",
    "See [us](#).",
    "Lie on your back and reach for your toes.",
    "Hold for 10 seconds.",
    "Call (312) 555-0142.",
    "lorem ipsum",
    "(((",
    "\\d+",
    "- **Clamshell:** Stand.",
    "- Bursitis: sore",
    "1. Bridge. Lie down.",
    "## Exercises",
    "#### Causes",
    "Treatment",
    "[img id=“” alt=“”]",
    "We will cover five causes and prevention.",
    "Keywords: knee pain, (x, [y]",
    "é — “…”",
    "Meta Title (under 5): Knee",
    "Reviewed by: TBD. Next review: 31/31/2027",
    "Next review: 99/9999",
    "Disclaimers:",
    "Sources: -",
    "Author: [",
    "Image Shortcode: [img alt='a' id=4]",
    "Page Slug: /a b/",
    "Stress fractures rest.",
]
texts = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=30)), max_size=14).map("\n\n".join)


@settings(max_examples=250, deadline=None)
@given(texts)
def test_a_review_never_fails_and_every_row_says_where_what_and_how(text):
    try:
        document = parse(text)
    except Refusal:
        return
    rows = review(document, today=TODAY)
    assert len({(row.rule, row.place) for row in rows}) == len(rows)
    assert [row.level.rank for row in rows] == sorted(row.level.rank for row in rows)
    assert all(row.place and row.message and row.mend and row.level in Level for row in rows)
    lines = len(text.splitlines()) + 1
    assert all(0 <= row.line <= lines for row in rows)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_what_is_written_back_has_the_same_problems_but_those_that_reading_mended(text):
    try:
        document = parse(text)
    except Refusal:
        return
    mended = {"list-broken", "sentence-broken"}
    before = sorted({row.rule for row in review(document, today=TODAY)} - mended)
    assert sorted({row.rule for row in review(parse(write(document)), today=TODAY)} - mended) == before
