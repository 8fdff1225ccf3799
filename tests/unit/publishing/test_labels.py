"""What the labels of a document say, however they are written."""

import pytest

from runwell.publishing.document import parse

TEXT = "\n\nHip Pain\n\nIt hurts.\n"

SAID = {
    "Meta Title (under 70 characters): Hip Pain": {"title": "Hip Pain", "title_limit": 70},
    "META TITLE (max. 60 chars) : Hip Pain": {"title": "Hip Pain", "title_limit": 60},
    "**Meta Title:** Hip Pain": {"title": "Hip Pain", "title_limit": None},
    "**Meta title: Hip Pain**": {"title": "Hip Pain"},
    "## Meta_Title: Hip Pain": {"title": "Hip Pain"},
    "Title: Hip Pain: A Guide": {"title": "Hip Pain: A Guide"},
    "SEO title:\nHip Pain": {"title": "Hip Pain"},
    "Meta Title (under 70 characters):": {"title": "", "title_limit": 70},
    "Meta Description: It hurts\nafter a run. See us.": {"description": "It hurts after a run. See us."},
    "Meta Description (150): Why it hurts.": {"description": "Why it hurts.", "description_limit": 150},
    "Keywords: hip pain, hip injury;running": {"keywords": ("hip pain", "hip injury", "running")},
    "keywords:\n- hip pain\n- hip injury": {"keywords": ("hip pain", "hip injury")},
    "Page Slug: /hip-pain/": {"slug": "hip-pain"},
    "slug: hip-pain": {"slug": "hip-pain"},
    "URL: https://example.com/hip-pain/": {"slug": "hip-pain"},
    "Page Slug:\n/hip-pain/": {"slug": "hip-pain"},
    "Image Shortcode: [img id=“4” alt=“A hip”]": {"image": "[img id=“4” alt=“A hip”]"},
    "Image Shortcode:\n[img id=4]": {"image": "[img id=4]"},
    "Author: Kim Doe": {"author": "Kim Doe"},
    "Reviewed by: Kim Doe, DPT": {"reviewed_by": "Kim Doe, DPT"},
    "Next review: May 2027": {"next_review": "May 2027"},
    "Sources: Duong 2023": {"sources": ("Duong 2023",)},
    "Disclaimer: Not a diagnosis.": {"disclaimers": 1},
}


@pytest.mark.parametrize(("labels", "said"), SAID.items(), ids=SAID)
def test_a_label_says(labels, said):
    document = parse(labels + TEXT)
    for name, value in said.items():
        read = getattr(document, name)
        assert (len(read) if name == "disclaimers" else read) == value
    assert document.heading.text == "Hip Pain"
    assert [block.text for block in document.blocks] == ["It hurts."]


def test_labels_may_stand_in_any_order_and_below_the_text():
    above = parse("Keywords: hip\nPage Slug: /a/\nMeta Title: T" + TEXT)
    below = parse(TEXT + "\nMeta title: T\n\nPAGE SLUG: /a/\n\nkeywords: hip")
    assert above == below


def test_labels_may_be_missing():
    document = parse("It hurts.")
    assert (document.title, document.slug, document.keywords, document.heading) == ("", "", (), None)
    assert document.place("slug") == "the document"


def test_where_a_label_stands_is_known():
    assert parse("\n\nPage Slug: /a/" + TEXT).place("slug") == "line 3"


def test_an_empty_label_takes_nothing_of_the_text_below():
    document = parse("Page Slug:\nImage Shortcode:\nHip Pain After Running\n\nIt hurts.")
    assert (document.slug, document.image) == ("", "")
    assert document.heading.text == "Hip Pain After Running"


def test_a_sentence_that_begins_like_a_label_stays_a_sentence():
    text = "Hip Pain\n\nIt hurts.\n\nDescription: a dull ache.\n\nThe url: see above."
    assert [block.text for block in parse(text).blocks][1:] == [
        "Description: a dull ache.",
        "The url: see above.",
    ]


def test_a_label_given_twice_keeps_the_first_and_reports_the_second():
    document = parse("Page Slug: /a/\nPage Slug: /b/" + TEXT)
    assert document.slug == "a"
    assert [(unread.line, unread.text) for unread in document.unread] == [(2, "Page Slug: /b/")]


def test_a_label_that_is_empty_at_first_takes_its_later_value():
    document = parse("Image Shortcode:" + TEXT + "\nImage Shortcode: [img id=4]")
    assert (document.image, document.unread) == ("[img id=4]", ())


def test_disclaimers_go_on_to_the_end():
    document = parse("It hurts.\n\nDisclaimers:\n\nNot a diagnosis.\n\nCall **911** if it must not wait.")
    assert [block.text for block in document.disclaimers] == [
        "Not a diagnosis.",
        "Call 911 if it must not wait.",
    ]
    assert [block.text for block in document.blocks] == ["It hurts."]


def test_a_disclaimer_amid_the_text_does_not_swallow_what_follows():
    document = parse("It hurts.\n\nDisclaimer: Ask a doctor first.\n\nWhat Helps\n\nRest.")
    assert [block.text for block in document.disclaimers] == ["Ask a doctor first."]
    assert [block.text for block in document.blocks] == ["It hurts.", "What Helps", "Rest."]


def test_sources_and_disclaimers_may_stand_as_headings_without_a_colon():
    document = parse(
        "It hurts.\n\n## Sources\n\n- Duong 2023\n- Grimaldi 2017\n\nDISCLAIMERS\n\nNo diagnosis."
    )
    assert document.sources == ("Duong 2023", "Grimaldi 2017")
    assert [block.text for block in document.disclaimers] == ["No diagnosis."]
    assert len(document.blocks) == 1


def test_a_dash_may_stand_for_the_colon_above_the_text():
    document = parse(
        "Keywords – hip pain, sore hip\nMeta Title (50-60 characters) - Hip Pain\n\nHip\n\nIt hurts."
    )
    assert document.keywords == ("hip pain", "sore hip")
    assert (document.title, document.title_least, document.title_limit) == ("Hip Pain", 50, 60)
