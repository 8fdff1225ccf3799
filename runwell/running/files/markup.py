"""XML as watches and phones write it: handed on by expat as it comes, damage named, nothing ever expanded.

Namespaces are not looked at, so a prefix that nobody bound is taken. Encodings are made UTF-8 first, whatever
the file says of itself. A declared entity is refused: no watch writes one, and attacks begin with it.
What is nearly XML is mended once: a lone "&", a byte that XML bars.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NoReturn, Protocol, TypeVar
from xml.parsers import expat
from xml.parsers.expat.errors import codes

from runwell.refusals import Refusal
from runwell.running.files.run import Damage, Harm

SLICE = 1 << 20
LARGEST, MOST_NAMES, MOST_LONE = 1 << 20, 10_000, 10_000  # no watch comes near any of them
MOST_POINTS = 1_000_000  # eleven days at one a second; empty ones would be a gigabyte of columns
POINTS = (b"trkpt", b"Trackpoint")  # each stands at its beginning and mostly at its end too
LONE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
BARRED = bytes.maketrans(bytes([*range(9), 11, 12, *range(14, 32)]), b" " * 29)
DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
KNOWN = re.compile(r"(iso[-_]?8859|windows|cp\d|koi8|shift|sjis|gb|big5|euc|mac)", re.IGNORECASE)
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BLANK = b" \t\r\n\0"
MESSAGE = {number: message for message, number in codes.items()}
ENDED = {
    codes[one]
    for one in ("no element found", "unclosed token", "partial character", "unclosed CDATA section")
}
BEHIND = codes["junk after document element"]


class Reader(Protocol):
    """Takes the elements of one file. settle: called now and then, so that text does not pile up."""

    def listen(self, parser: expat.XMLParserType) -> None: ...

    def settle(self) -> None: ...


R = TypeVar("R", bound=Reader)


def read(data: bytes, new: Callable[[], R]) -> tuple[R, tuple[Damage, ...]]:
    """All that the file says up to its first harm that cannot be mended, and what is wrong with it."""
    text = as_utf8(data)
    if sum(map(text.count, POINTS)) > 2 * MOST_POINTS:
        raise bloated()
    reader, harm = parsed(text, new())
    if harm is None:
        return reader, ()
    if harm.harm is not Harm.NOT_WELL_FORMED or text.count(b"&") > MOST_LONE:
        return reader, (harm,)
    if (mended := LONE.sub(b"&amp;", text).translate(BARRED)) == text:
        return reader, (harm,)
    reader, after = parsed(mended, new())
    return reader, (harm,) if after is None else (harm, after)


def as_utf8(data: bytes) -> bytes:
    """The same text as UTF-8, without what stands before its first sign."""
    if data.startswith(UTF16):
        data = data.decode("utf-16", "replace").encode()
    text = data.removeprefix(codecs.BOM_UTF8).lstrip(BLANK)
    if text.isascii():
        return text
    try:
        codecs.utf_8_decode(text, "strict", False)
    except UnicodeDecodeError:
        return text.decode(declared(text), "replace").encode()
    return text


def declared(text: bytes) -> str:
    """The encoding of a text that is not UTF-8: as it says itself, if that can be."""
    said = DECLARED.match(text)
    name = said[1].decode("ascii") if said else ""
    try:
        return codecs.lookup(name).name if KNOWN.match(name) else "latin-1"
    except LookupError:
        return "latin-1"


def parsed(text: bytes, reader: R) -> tuple[R, Damage | None]:
    """The reader, filled, and where the text stopped being XML."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text, parser.buffer_size = True, 1 << 16
    parser.EntityDeclHandler = refuse_entities
    reader.listen(parser)
    try:
        for at in range(0, len(text), SLICE):
            parser.Parse(text[at : at + SLICE], False)
            refuse_bloat(parser, at)
            reader.settle()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        reader.settle()
        return reader, harm_of(error.code, parser.ErrorByteIndex)
    reader.settle()
    return reader, None


def harm_of(code: int, at: int) -> Damage:
    """What expat found, as damage."""
    harm = Harm.CUT_SHORT if code in ENDED else Harm.BYTES_BEHIND if code == BEHIND else Harm.NOT_WELL_FORMED
    return Damage(harm, at, MESSAGE.get(code, ""))


def refuse_bloat(parser: expat.XMLParserType, at: int) -> None:
    """What would take time and memory without end: one tag or comment over slices, names without number."""
    if at - parser.CurrentByteIndex > LARGEST or len(parser.intern) > MOST_NAMES:
        raise bloated()


def bloated() -> Refusal:
    """The refusal of such a file."""
    return Refusal("This XML file is built as no watch builds one", mend="Export the run again from its app")


def refuse_entities(name: str, *rest: object) -> NoReturn:
    """Before any use of it could be met."""
    raise Refusal(
        "This file declares entities, which no watch writes and which can do harm",
        mend="Export the run again from the watch or its app",
    )
