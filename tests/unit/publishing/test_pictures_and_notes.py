"""Pictures in the text, notes among the labels, and what was mended on reading."""

import pytest

from runwell.publishing.body import Break
from runwell.publishing.document import parse
from runwell.publishing.writing import write


@pytest.mark.parametrize(
    ("line", "which", "alt"),
    [
        ('[img id="4" alt="A hip"]', "4", "A hip"),
        ("[img id=“4” alt=“A runner’s hip”]", "4", "A runner’s hip"),
        ("[IMG alt='A hip' id=4]", "4", "A hip"),
        ('[img id="" alt=""]', "", ""),
        ("![A hip](/media/hip.png)", "/media/hip.png", "A hip"),
        ("![](hip.png)", "hip.png", ""),
        ('<img src="hip.png" alt="A hip"/>', "hip.png", "A hip"),
    ],
)
def test_a_picture_is_known_by_its_id_and_its_words(line, which, alt):
    document = parse(f"Hip Pain\n\nIt hurts.\n\n{line}\n\nRest.")
    [picture] = document.pictures
    assert (picture.id, picture.alt, picture.after, picture.line) == (which, alt, 1, 5)
    assert [block.text for block in document.blocks] == ["It hurts.", "Rest."]
    assert document.unread == ()
    assert parse(write(document)) == document


def test_notes_among_the_labels_are_kept_apart_from_the_text():
    document = parse("Word count: 900\nHouse style: plain\nPage Slug: /a/\n\nHip Pain: A Guide\n\nIt hurts.")
    assert [(unread.line, unread.text) for unread in document.unread] == [
        (1, "Word count: 900"),
        (2, "House style: plain"),
    ]
    assert document.heading.text == "Hip Pain: A Guide"


@pytest.mark.parametrize("line", ["H2: Causes", "[H2] Causes", "(H2) Causes", "<h2>Causes</h2>"])
def test_a_heading_may_name_its_level(line):
    document = parse(f"It hurts.\n\n{line}\n\nMany.")
    assert (document.blocks[1].level, document.blocks[1].text) == (2, "Causes")


@pytest.mark.parametrize(
    ("line", "reviewer", "due"),
    [
        ("Reviewed by: Kim Doe, DPT. Next review: May 2027", "Kim Doe, DPT", "May 2027"),
        ("Reviewed by: Kim Doe, DPT (next review due 2027-05-01)", "Kim Doe, DPT", "2027-05-01"),
        ("Reviewed by Kim Doe, DPT | Next review: May 2027", "Kim Doe, DPT", "May 2027"),
        ("Medically reviewed by: the clinical lead", "the clinical lead", ""),
    ],
)
def test_the_next_review_may_stand_on_the_line_of_the_reviewer(line, reviewer, due):
    document = parse(f"{line}\n\nIt hurts.")
    assert (document.reviewed_by, document.next_review) == (reviewer, due)


@pytest.mark.parametrize(
    ("label", "limit"),
    [
        ("Meta Title (50-60 characters)", 60),
        ("Meta Title [max. 65 chars]", 65),
        ("Meta Title - under 70 characters", 70),
        ("Meta Title (under 580 pixels)", None),
        ("Meta Title (10 words)", None),
    ],
)
def test_a_label_states_its_limit_in_characters(label, limit):
    assert parse(f"{label}: Hip Pain\n\nIt hurts.").title_limit == limit


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("Do:\n\n- Rest.\n- Ice.\n\n- Lift.", Break.LIST_CUT, 6),
        ("Do:\n\n- Walk one way\n\nand back.\n\nEnd.", Break.ITEM_BROKEN, 5),
        ("Pain that\n\ncomes and goes.", Break.SENTENCE_BROKEN, 3),
        ("1. Lie.\n2. Lift.\n4. Hold.", Break.NUMBERS, 1),
    ],
)
def test_what_is_mended_is_told_with_its_line(text, what, line):
    assert [(mended.what, mended.line) for mended in parse(text).mended] == [(what, line)]


@pytest.mark.parametrize("text", ["- Rest.\n\n- Ice.\n\n- Lift.", "1. Lie.\n1. Lift.", "1. Lie.\n2. Lift."])
def test_a_manner_is_no_break(text):
    assert parse(text).mended == ()
