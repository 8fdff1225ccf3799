"""From lines to headings, paragraphs and lists, as copywriters and their tools deliver them."""

import pytest

from runwell.publishing.blocks import Bullets, Heading, Paragraph, plain
from runwell.publishing.document import parse


def kinds(text):
    """Each block as a short word and its text; the heading too, where the text begins with one."""
    document = parse(text)
    names = {Heading: "heading", Paragraph: "text", Bullets: "list"}
    blocks = ([document.heading] if document.heading else []) + list(document.blocks)
    return [(names[type(block)], block.text) for block in blocks]


@pytest.mark.parametrize(
    "heading",
    ["Causes of Hip Pain", "## Causes of Hip Pain", "**Causes of Hip Pain**", "**Causes of Hip Pain:**",
     "Causes of Hip Pain\n==================", "Causes of Hip Pain\n---", "### Causes of Hip Pain ###"],
)  # fmt: skip
def test_a_heading_is_known_with_and_without_marks(heading):
    said = [("text", "It hurts."), ("heading", heading.strip("#*=-\n ")), ("text", "Many.")]
    assert [(kind, text.rstrip(":")) for kind, text in kinds(f"It hurts.\n\n{heading}\n\nMany.")] == [
        (kind, text.rstrip(":")) for kind, text in said
    ]


def test_a_question_may_be_a_heading():
    assert kinds("Why does my hip hurt?\n\nMany reasons.")[0] == ("heading", "Why does my hip hurt?")


@pytest.mark.parametrize(
    "words",
    ["It hurts.", "Here are some tips:", "Stop!", "so this goes on", "See [our page](/a/)", "Long " * 30,
     "two\nlines"],
)  # fmt: skip
def test_a_line_that_is_no_heading(words):
    assert kinds(f"Start.\n\n{words}\n\nMore.")[1][0] == "text"


def test_the_last_line_is_never_a_heading_without_marks():
    assert kinds("Rest.\n\nSee you soon")[-1] == ("text", "See you soon")


def test_levels_are_those_of_the_marks_and_two_without():
    blocks = parse("# Hip Pain\n\nCauses\n\n### Strain\n\nA tear.").blocks
    assert [block.level for block in blocks if isinstance(block, Heading)] == [2, 3]


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "·"])
def test_a_list_is_known_by_any_of_its_marks(mark):
    assert kinds(f"Do:\n\n{mark} **Rest:** lie down.\n{mark} Ice.") == [
        ("text", "Do:"),
        ("list", "Rest: lie down.\nIce."),
    ]


def test_a_numbered_list_stays_apart_from_a_list_of_points():
    one, two = parse("1. Lie down.\n2) Lift.\n\n- Rest.").blocks
    assert (one.numbered, len(one.items), two.numbered, len(two.items)) == (True, 2, False, 1)


def test_a_list_needs_no_blank_line_before_it_or_after_it():
    assert kinds("Do these:\n- Rest.\n- Ice,\nwrapped.\n\nThen run.") == [
        ("text", "Do these:"),
        ("list", "Rest.\nIce, wrapped."),
        ("text", "Then run."),
    ]


def test_a_list_cut_by_a_blank_line_is_one_list():
    assert kinds("Do:\n\n- Rest.\n\n- Ice.\n\n\n- Lift.") == [("text", "Do:"), ("list", "Rest.\nIce.\nLift.")]


def test_two_lists_with_words_between_stay_two():
    assert [kind for kind, _ in kinds("- Rest.\n\nOr else:\n\n- Ice.")] == ["list", "text", "list"]


def test_a_bullet_broken_over_two_paragraphs_is_joined():
    text = "- **Walk:** 15 times in one direction\n\nbefore doing the same in the other.\n\n- Rest."
    assert kinds(text) == [
        ("list", "Walk: 15 times in one direction before doing the same in the other.\nRest.")
    ]


@pytest.mark.parametrize("below", ["Then rest a day.", "# Rest"])
def test_what_begins_anew_is_not_joined_to_a_bullet(below):
    assert len(kinds(f"- Walk in one direction\n\n{below}\n\nEnd.")) == 3


def test_a_finished_bullet_takes_nothing_more():
    assert [kind for kind, _ in kinds("- Walk.\n\nthen rest.")] == ["list", "text"]


def test_a_paragraph_broken_in_two_is_joined():
    assert kinds("Pain that comes\n\nand goes is common.") == [
        ("text", "Pain that comes and goes is common.")
    ]


def test_wrapped_lines_are_one_paragraph_and_long_ones_each_their_own():
    assert len(kinds("A run of\nwords that\nis wrapped.")) == 1
    long = "A sentence of many words. " * 6
    assert len(kinds(f"{long}\n{long}\n{long}")) == 3


@pytest.mark.parametrize("line", ["| dose | reps |", "[form 7]", "<br>", "👍 ★"])
def test_a_line_of_a_kind_not_read_is_reported_and_not_shown(line):
    document = parse(f"It hurts.\n\n{line}\n\nRest.")
    assert [(unread.line, unread.text) for unread in document.unread] == [(3, line)]
    assert [block.text for block in document.blocks] == ["It hurts.", "Rest."]


def test_blocks_say_where_they_stood():
    assert [block.line for block in parse("Hip Pain\n\nIt hurts.\n\n\n- Rest.").blocks] == [3, 6]


def test_unusual_spaces_and_line_ends_are_read_as_spaces_and_line_ends():
    assert kinds("\ufeffIt\u00a0hurts\t here.\r\n\r\n- Rest.\r- Ice.") == [
        ("text", "It hurts here."),
        ("list", "Rest.\nIce."),
    ]


def test_lines_that_are_each_a_sentence_behind_a_name_are_paragraphs_of_their_own():
    text = "Hip\n\nBridge: Lie on your back.\nClam - Lie on your side.\nPlank: Hold it.\n\nDone."
    assert [plain(block.spans) for block in parse(text).blocks[:3]] == [
        "Bridge: Lie on your back.",
        "Clam - Lie on your side.",
        "Plank: Hold it.",
    ]
