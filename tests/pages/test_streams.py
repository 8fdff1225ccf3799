"""A document's spans become what the editor itself would write."""

from runwell.pages.blocks import BodyBlock
from runwell.pages.streams import blocks_of_first_section, rich_text, stream
from runwell.publishing.blocks import Bullets, Heading, Link, Paragraph, Text


def test_words_are_escaped_and_marked():
    spans = (Text("1 < 2 & "), Text("bold", bold=True), Link(" here", "/a/?b=1&c=2"))
    assert rich_text(spans) == '1 &lt; 2 &amp; <b>bold</b><a href="/a/?b=1&amp;c=2"> here</a>'


def test_every_kind_of_block_has_its_form():
    blocks = (
        Heading(2, (Text("Causes"),)),
        Heading(4, (Text("Deep"),)),
        Paragraph((Text("Rest."),)),
        Bullets(((Text("One"),), (Text("Two"),))),
    )
    assert stream(blocks) == [
        {"type": "heading", "value": {"level": "2", "text": "Causes"}},
        {"type": "heading", "value": {"level": "3", "text": "Deep"}},
        {"type": "paragraph", "value": "<p>Rest.</p>"},
        {"type": "bullets", "value": ["One", "Two"]},
    ]


def test_numbered_items_stay_numbered():
    assert stream([Bullets(((Text("One"),),), numbered=True)]) == [{"type": "steps", "value": ["One"]}]


def test_no_level_of_heading_is_skipped():
    words = (Text("Words"),)
    levels = [block["value"]["level"] for block in stream(Heading(level, words) for level in (3, 4, 2, 5))]
    assert levels == ["2", "3", "2", "3"]


def test_the_first_section_ends_where_the_second_begins():
    part, one, two = Heading(3, (Text("Part"),)), Heading(2, (Text("One"),)), Heading(2, (Text("Two"),))
    words = Paragraph((Text("Rest."),))

    def ends(*blocks):
        block = BodyBlock()
        return blocks_of_first_section(block.to_python(stream(blocks)))

    assert ends(words, one, words, part, words, two, words) == 5
    assert ends(one, words, two) == 2
    assert ends(words, one, words) == 3
    assert ends(words) == 1
