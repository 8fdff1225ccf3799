"""Laws of reading and writing documents, on texts that nobody thought of."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from runwell.publishing.blocks import Bullets, Heading, Link, plain
from runwell.publishing.document import parse
from runwell.publishing.writing import write
from runwell.refusals import Refusal

LABELS = [
    "Keywords",
    "Meta Title",
    "meta title (under 70 characters)",
    "META DESCRIPTION",
    "Title",
    "Page Slug",
    "Image Shortcode",
    "Author",
    "Next review",
    "Reviewed by",
    "Word count",
    "Hip note",
    "H2",
    "Sources",
    "Disclaimers",
    "**Disclaimer**",
]
WORDS = ["hip", "Hip", "pain", "before", "run.", "Run?", "“why", "(see", "15", "é", "and:"]
MARKS = [
    "**",
    "***",
    "****",
    "*",
    "[hip](#)",
    "[Hip",
    "](/a/)",
    "\\",
    "\\*",
    "#",
    "##",
    "-",
    "•",
    "1.",
    "2)",
    "|",
    "<b>",
    "[img id=“3”]",
    "![a](b)",
    "---",
    "===",
    "/hip/",
    "reviewed by",
    "Next review:",
    ",",
    ":",
]
words = st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=6)
glued = st.builds(lambda sign, parts: sign.join(parts), st.sampled_from([" ", "", "  "]), words)
labelled = st.builds("{}: {}".format, st.sampled_from(LABELS), glued)
marked = st.builds("{} {}".format, st.sampled_from(["-", "*", "•", "1.", "#", "###", "Bare"]), glued)
lines = st.one_of(glued, labelled, marked, st.just(""), st.sampled_from(LABELS), st.just("Long " * 30))
texts = st.one_of(st.lists(lines, max_size=14).map("\n".join), st.text(max_size=60))


def parsed(text):
    """The document, or None where reading was refused: any other error fails the test."""
    try:
        return parse(text)
    except Refusal:
        return None


@settings(max_examples=600, deadline=None)
@given(texts)
@example("--- Hip\nhip\n\nKeywords")
@example("Disclaimers: # hip\n\nhip")
@example("Keywords: #\nKeywords: hip\n\nhip")
@example("Bare #\n- hip")
@example("hip\n\n\\\n\nhip")
@example("hip\nKeywords: - - hip")
@example("Keywords\nDisclaimers: # • hip")
@example("Next review\nKeywords\n[img id=“3”] 1.")
def test_what_was_written_reads_as_the_same_document(text):
    document = parsed(text)
    if document:
        assert parse(write(document)) == document


@settings(max_examples=600, deadline=None)
@given(texts)
def test_no_word_is_dropped(text):
    document = parsed(text)
    if document:
        kept = " ".join(everything(document)).casefold()
        for line in re.split(r"\r\n?|[\n\u2028\u2029]", text):
            for word in re.findall(r"[^\W_]+", without_label_and_mark(line)):
                assert word.casefold() in kept


@given(
    st.lists(st.lists(st.sampled_from(["Stretch it.", "Rest", "Lift it slowly."]), min_size=1), min_size=1),
    st.integers(1, 3),
)
def test_a_list_cut_by_blank_lines_is_one_list(stretches, blank_lines):
    cut = ("\n" * (blank_lines + 1)).join("\n".join(f"- {item}" for item in items) for items in stretches)
    whole = "\n".join(f"- {item}" for items in stretches for item in items)
    blocks = parse(f"Do these:\n\n{cut}").blocks
    assert blocks == parse(f"Do these:\n\n{whole}").blocks
    assert sum(isinstance(block, Bullets) for block in blocks) == 1


@given(
    st.text(st.characters(blacklist_characters="\r\n\u2028\u2029", blacklist_categories=["Cs"]), min_size=1)
)
def test_a_text_is_refused_with_its_line_or_read(line):
    try:
        parse(f"Page Slug: /a/\n\n{line}")
    except Refusal as refusal:
        assert refusal.where == "line 3"


def everything(document):
    """Every text that a document holds, wherever it ended up."""
    yield from (document.title, document.description, document.slug, document.image, document.author)
    yield from (document.image_alt, document.reviewed_on)
    yield "next review" if document.next_review else ""  # a label that may stand amid the line of another
    yield from (picture.text for picture in document.pictures)
    yield from (document.reviewed_by, document.next_review, *document.keywords, *document.sources)
    yield from (unread.text for unread in document.unread)
    yield f"{document.title_limit} {document.description_limit}"
    heading = [document.heading] if document.heading else []
    for block in (*heading, *document.blocks, *document.disclaimers):
        for spans in block.items if isinstance(block, Bullets) else [block.spans]:
            yield plain(spans)
            yield from (span.to for span in spans if isinstance(span, Link))


def without_label_and_mark(line):
    """The line without what is a label or numbers an item, the only words that a document need not keep."""
    names = [
        *LABELS,
        "Keyword",
        "H2",
        "Last reviewed",
        "Disclaimer",
        "Description",
        "Slug",
        "Image",
        "Source",
        "References",
        "url",
    ]
    label = "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True))
    line = re.sub(rf"^(\W*)({label})\b( \([^()]*\))?", r"\1", line, flags=re.IGNORECASE)
    return re.sub(r"^\W*(\d{1,2}[.)])?", "", line)


def test_a_heading_is_kept_with_its_link():
    assert isinstance(parse("## See [this](/a/)\n\nText.").heading, Heading)
