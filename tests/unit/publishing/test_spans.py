"""The marks inside a line."""

import pytest

from runwell.publishing.blocks import Bullets, Heading, Link, Paragraph, Text, plain
from runwell.publishing.spans import read_spans, write_spans
from runwell.refusals import Refusal

SAYS = {
    "plain words": (Text("plain words"),),
    "**Bursitis:** a sac": (Text("Bursitis:", bold=True), Text(" a sac")),
    "see [a page](/a/) now": (Text("see "), Link("a page", "/a/"), Text(" now")),
    "[nowhere](#)": (Link("nowhere", "#"),),
    "[a page]( /a/(b) )": (Link("a page", "/a/(b)"),),
    "[nowhere at all]()": (Link("nowhere at all", ""),),
    "**see [a page](/a/)**": (Text("see ", bold=True), Link("a page", "/a/", bold=True)),
    "[**a** page](/a/)": (Link("a page", "/a/"),),
    "***loud***": (Text("loud", bold=True),),
    "two ** of three": (Text("two ** of three"),),
    "**one** and ** more": (Text("one", bold=True), Text(" and ** more")),
    r"\*\*not bold\*\*": (Text("**not bold**"),),
    r"\[not a link](/a/)": (Text("[not a link](/a/)"),),
    "[sic] (really)": (Text("[sic] (really)"),),
    "back\\slash": (Text("back\\slash"),),
    "[ ](/a/)": (Text("[ ](/a/)"),),
    "****": (Text("****"),),
}


@pytest.mark.parametrize(("line", "spans"), SAYS.items(), ids=SAYS)
def test_a_line_is_read_as(line, spans):
    assert read_spans(line) == spans


@pytest.mark.parametrize("line", SAYS)
def test_what_was_read_is_written_back_to_the_same_spans(line):
    spans = read_spans(line)
    assert read_spans(write_spans(spans)) == spans


def test_plain_words_lose_marks_and_addresses_but_no_word():
    assert plain(read_spans("**Rest** and [call us](/contact/).")) == "Rest and call us."


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: Text(""), "A run of words is empty"),
        (lambda: Link(" ", "/a/"), "/a/: A link has no words"),
        (lambda: Paragraph((Text(" "),), line=7), "line 7: A paragraph has no words"),
        (lambda: Heading(2, (), line=3), "line 3: A heading has no words"),
        (lambda: Heading(7, (Text("a"),)), "A heading has level 1 to 6, not 7"),
        (lambda: Bullets((), line=4), "line 4: A list has no items"),
        (lambda: Bullets(((Text("a"),), ())), "An item of a list has no words"),
    ],
)
def test_a_value_without_words_cannot_exist(build, words):
    with pytest.raises(Refusal) as refused:
        build()
    assert words in str(refused.value)
