"""What cannot be read, or cannot be published, and where it says so."""

import pytest

from runwell.publishing.address import slug_of
from runwell.publishing.document import parse
from runwell.refusals import Refusal


def refusal(call, *args):
    with pytest.raises(Refusal) as refused:
        call(*args)
    return str(refused.value)


@pytest.mark.parametrize("text", ["", "\n \n", "---\n\n***", "\ufeff"])
def test_an_empty_document(text):
    assert refusal(parse, text) == "line 1: The document is empty. Write its labels and its text."


def test_labels_without_a_text():
    said = refusal(parse, "Keywords: hip\n\nMeta Title: Hip\n\n## Hip Pain\n\nDisclaimers:\n\nNo diagnosis.")
    assert said == "line 9: The document has no text below its labels. Write the page's text."


def test_binary_junk():
    assert (
        refusal(parse, "It hurts.\n\x00\x01PK")
        == "line 2: This is not a text. Save the document as plain text."
    )


def test_a_document_without_an_address():
    said = refusal(slug_of, parse("It hurts."))
    assert said == "the document: The document names no address. Add a line “Page Slug: /hip-pain/”."
    assert refusal(slug_of, parse("Page Slug:\n\nIt hurts.")).startswith("line 1: The document names no")


@pytest.mark.parametrize(
    "slug", ["/hip pain/", "/conditions/hip/", "/hip--pain/", "/hüfte/", "/a" * 101, "-", "/a?b/"]
)
def test_an_address_that_no_page_can_have(slug):
    assert "line 1: " in refusal(slug_of, parse(f"Page Slug: {slug}\n\nIt hurts."))


def test_an_address_is_in_small_letters():
    assert slug_of(parse("Page Slug: /Hip-Pain-2/\n\nIt hurts.")) == "hip-pain-2"
