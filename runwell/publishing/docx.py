"""The words of a .docx as the text that a copywriter would have typed. Nothing in the file is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from runwell.publishing.docx_words import DocxWords, attributes_of
from runwell.refusals import Refusal

LARGEST_PART = 8_000_000
"""Bytes of one part when unpacked: a small file may unpack to gigabytes."""

MOST_PARTS = 2_000

_BODY = "word/document.xml"
_ASIDE = re.compile(r"word/(?P<kind>header|footer|footnotes|endnotes)\d*\.xml")
_ACTIVE = re.compile(r"vbaProject|vbaData|activeX/|embeddings/|\.bin$", re.IGNORECASE)
_MACRO_TYPE = b"macroEnabled"
_FROM_WORD = "Copy its words into a new document, without macros, objects or links of Word"
_UNREADABLE = "This .docx cannot be read"


def read_docx(file: BinaryIO) -> str:
    """Headings as "## ", items as "- ", bold as "**": the text that `document.parse` reads.

    Refusal: it is no .docx, is locked, unpacks too large, holds macros, objects or links that lead outside.
    """
    try:
        with ZipFile(file) as package:
            parts = {part.filename: part for part in package.infolist()}
            _refuse_what_acts(package, parts)
            return "\n".join(_lines(package, parts))
    except (
        BadZipFile,
        ZlibError,
        NotImplementedError,
        EOFError,
        RuntimeError,
    ) as error:  # the last: it is locked
        raise Refusal(_UNREADABLE, mend="Save it again as .docx, without a password") from error


def _refuse_what_acts(package: ZipFile, parts: dict[str, ZipInfo]) -> None:
    if _BODY not in parts or len(parts) > MOST_PARTS:
        raise Refusal("This is no .docx", mend="Deliver a .docx or plain text")
    if any(_ACTIVE.search(name) for name in parts):
        raise Refusal("This .docx holds macros or embedded objects", mend=_FROM_WORD)
    types = parts.get("[Content_Types].xml")
    if types and _MACRO_TYPE.lower() in _unpacked(package, types).lower():
        raise Refusal("This .docx holds macros", mend=_FROM_WORD)
    for name, part in parts.items():
        if name.endswith(".rels"):
            _refuse_links(_unpacked(package, part))


def _refuse_links(relations: bytes) -> None:
    for relation in attributes_of(relations, "Relationship"):
        if relation.get("TargetMode", "").lower() == "external":
            target = relation.get("Target", "")[:80]
            mend = "Remove Word's link and write it as [words](address)"
            raise Refusal(f"This .docx links to something outside it, “{target}”", mend=mend)


def _lines(package: ZipFile, parts: dict[str, ZipInfo]) -> Iterator[str]:
    asides = [(match["kind"], part) for name, part in parts.items() if (match := _ASIDE.fullmatch(name))]
    for kind, part in asides:
        if kind == "header":
            yield from _set_aside(kind, _words(package, part))
    yield from _words(package, parts[_BODY]).lines()
    for kind, part in asides:
        if kind != "header":
            yield from _set_aside(kind, _words(package, part))


def _words(package: ZipFile, part: ZipInfo) -> DocxWords:
    words = DocxWords()
    words.read(_unpacked(package, part))
    return words


def _set_aside(kind: str, words: DocxWords) -> Iterator[str]:
    """What is no part of the page, as lines that reading reports and does not show."""
    for line in words.lines():
        if plain := re.sub(r"[\[\]*#|]+", " ", line).strip():
            yield from ("", f"[{kind}: {plain}]", "")


def _unpacked(package: ZipFile, part: ZipInfo) -> bytes:
    with package.open(part) as opened:
        data = opened.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise Refusal("This .docx unpacks to more than a page can be", mend="Deliver the words alone")
    return data
