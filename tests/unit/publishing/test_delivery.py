"""Documents as they arrive: text in any encoding, .docx, and what only looks like one."""

import io
import zipfile

import pytest

from runwell.publishing.blocks import Bullets, Heading, Paragraph
from runwell.publishing.delivery import LARGEST_DOCX, LARGEST_TEXT, read
from runwell.refusals import Refusal

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)


def paragraph(text, style="", *, item=False, bold=""):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += "<w:numPr/>" if item else ""
    lead = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{bold}</w:t></w:r>" if bold else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{lead}<w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells):
    inside = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tbl><w:tr>{inside}</w:tr></w:tbl>"


def docx(*paragraphs, head="", relations="", **parts):
    body = f"<?xml version='1.0'?>{head}<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", body)
        package.writestr("word/_rels/document.xml.rels", RELATIONS.format(relations))
        for name, text in parts.items():
            package.writestr(name, text)
    file.seek(0)
    return file


def refused(file):
    with pytest.raises(Refusal) as refusal:
        read(file if isinstance(file, io.BytesIO) else io.BytesIO(file))
    return str(refusal.value)


def test_a_docx_is_read_like_the_text_that_it_shows():
    document = read(docx(
        paragraph("Meta Title (under 70 characters): Knee Pain"), paragraph("Knee Pain", "Heading1"),
        paragraph("It hurts &amp; swells."), paragraph("Causes", "Heading2"),
        paragraph(" a sore tendon.", item=True, bold="Tendon:"), paragraph("Rest.", "ListParagraph"),
    ))  # fmt: skip
    assert (document.title, document.title_limit) == ("Knee Pain", 70)
    assert document.heading.text == "Knee Pain"
    kinds = [type(block) for block in document.blocks]
    assert kinds == [Paragraph, Heading, Bullets]
    assert document.blocks[2].text == "Tendon: a sore tendon.\nRest."
    assert document.blocks[2].items[0][0].bold


def test_labels_in_a_table_are_labels_and_other_tables_are_reported():
    document = read(
        docx(row("Page Slug:", "/knee/"), paragraph("It hurts."), row("Sets", "3"), paragraph("Rest."))
    )
    assert document.slug == "knee"
    assert [unread.text for unread in document.unread] == ["| Sets | 3 |"]


def test_words_taken_back_are_left_out_and_footnotes_are_reported():
    taken_back = "<w:p><w:del><w:r><w:t>old </w:t></w:r></w:del><w:r><w:t>It hurts.</w:t></w:r></w:p>"
    notes = f"<w:footnotes {W}>{paragraph('See Smith 2020.')}</w:footnotes>"
    document = read(docx(taken_back, **{"word/footnotes.xml": notes}))
    assert [block.text for block in document.blocks] == ["It hurts."]
    assert [unread.text for unread in document.unread] == ["[footnotes: See Smith 2020.]"]


EXTERNAL = '<Relationship Id="r1" Type="{}" Target="http://evil.example/a" TargetMode="External"/>'
TEMPLATE = RELATIONS.format(EXTERNAL.format("attachedTemplate"))
BOMB = '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (lambda: docx(paragraph("a"), **{"word/vbaProject.bin": "x"}), "macros"),
        (lambda: docx(paragraph("a"), **{"[Content_Types].xml": "<a b='macroEnabled'/>"}), "macros"),
        (lambda: docx(paragraph("a"), **{"word/embeddings/o.xlsx": "x"}), "embedded"),
        (lambda: docx(paragraph("a"), relations=EXTERNAL.format("hyperlink")), "evil.example"),
        (lambda: docx(paragraph("a"), **{"word/_rels/settings.xml.rels": TEMPLATE}), "outside"),
        (lambda: docx('<w:p><w:r><w:instrText>INCLUDETEXT "http://a.b"</w:instrText></w:r></w:p>'), "field"),
        (lambda: docx(paragraph("&c;"), head=BOMB), "entities"),
        (lambda: docx("<w:p>"), "broken"),
        (lambda: docx(paragraph("a " * 5_000_000)), "unpacks"),
        (lambda: docx(), "empty"),
        (lambda: b"PK\x03\x04junk", "cannot be read"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind"),
        (lambda: b"%PDF-1.7", "PDF"),
        (lambda: b"{\\rtf1 a}", "rich text"),
        (lambda: bytes(range(256)) * 40, "not a text"),
        (lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text"),
        (lambda: b"", "empty"),
        (lambda: b"a " * (LARGEST_TEXT // 2 + 1), "too large"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_in_a_sentence(file, said):
    assert said in refused(file())


def test_a_docx_that_is_too_large_is_not_opened():
    assert "too large" in refused(b"PK\x03\x04" + bytes(LARGEST_DOCX))


def test_a_zip_that_is_no_docx():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.txt", "a")
    assert "no .docx" in refused(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_the_encoding_it_was_saved_in(encoding):
    document = read(io.BytesIO("It hurts – the “runner’s” knee.".encode(encoding)))
    assert document.blocks[0].text == "It hurts – the “runner’s” knee."


@pytest.mark.parametrize(
    "text",
    [
        "Schmerzen in der Hüfte nach dem Laufen sind bei Läufern häufig. Oft ist eine Sehne überlastet, und "
        "sie braucht einige Wochen, bis sie ruhig ist. Hier steht, was hilft und wann man zum Arzt muss.",
        "El dolor de rodilla después de correr es muy común entre los corredores. Muchas veces es una "
        "sobrecarga de la rótula, y suele mejorar en unas semanas con ejercicios y menos kilómetros.",
        "Боль в колене после бега встречается часто. Обычно это перегрузка сухожилия, и она проходит за "
        "несколько недель, если бегать меньше, делать упражнения и не терпеть боль каждый раз.",
    ],
)
def test_a_document_in_another_language_is_refused(text):
    assert "not in English" in refused(text.encode())


FRONT = """---
title: "Knee Pain: Causes & Help"
metaDescription: >
  It hurts below
  the kneecap.
keywords:
  - knee pain
  - runner's knee
slug: /knee-pain/
author:
  name: Kim Doe
  credentials: PT
reviewed_by: 'Sam Roe, DPT'
next_review: 2027-05-01
sources: [https://a.example/1, Smith 2020]
image_alt: A knee
theme: dark
---

# Knee Pain

It hurts.
"""


def test_markdown_with_front_matter():
    document = read(io.BytesIO(FRONT.encode()))
    assert (document.title, document.description) == (
        "Knee Pain: Causes & Help",
        "It hurts below the kneecap.",
    )
    assert document.keywords == ("knee pain", "runner's knee")
    assert (document.slug, document.author, document.reviewed_by) == (
        "knee-pain",
        "Kim Doe, PT",
        "Sam Roe, DPT",
    )
    assert (document.next_review, document.image_alt) == ("2027-05-01", "A knee")
    assert document.sources == ("https://a.example/1", "Smith 2020")
    assert [(unread.line, unread.text) for unread in document.unread] == [(17, "Theme: dark")]
    assert document.heading.text == "Knee Pain"
    assert document.place("author") == "line 10"
