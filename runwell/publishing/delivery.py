"""A document as it is delivered, text, Markdown or .docx, read whole or refused with what is wrong."""

from __future__ import annotations

from typing import BinaryIO

from runwell.publishing.document import Document, parse
from runwell.publishing.docx import read_docx
from runwell.publishing.language import refuse_other_languages
from runwell.refusals import Refusal

LARGEST_TEXT = 1_000_000
"""Bytes: a page of ten thousand words is a tenth of it."""

LARGEST_DOCX = 10_000_000
"""Bytes: pictures inside count, although only the words are read."""

_ZIP = b"PK\x03\x04"
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "This is a Word document of the old kind (.doc)"),
    (b"{\\rtf", "This is rich text (.rtf)"),
    (b"%PDF", "This is a PDF"),
)
_SAVE = "Save it as .docx or as plain text"
_NOT_TEXT = "This is not a text"


def read(file: BinaryIO) -> Document:
    """The document in an open file; a Refusal where it is none, too large or not in English."""
    file.seek(0)
    start = file.read(8)
    size = file.seek(0, 2)
    file.seek(0)
    is_zip = start.startswith(_ZIP)
    if size > (LARGEST_DOCX if is_zip else LARGEST_TEXT):
        raise Refusal(
            "This file is too large for a page", mend="Deliver a document under 1 MB, .docx under 10 MB"
        )
    for signature, what in _OTHERS:
        if start.startswith(signature):
            raise Refusal(what, mend=_SAVE)
    document = parse(read_docx(file) if is_zip else _decoded(file.read()))
    refuse_other_languages(document)
    return document


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 where the file says so, or what Windows editors save."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp1252" or _mostly_plain(data):
            return text
    raise Refusal(_NOT_TEXT, mend="Save the document as plain text in UTF-8, or as .docx")


def _mostly_plain(data: bytes) -> bool:
    """Any bytes are letters in cp1252: an English text has few beyond ASCII."""
    return sum(byte > 127 for byte in data) <= len(data) // 5
