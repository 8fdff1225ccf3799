"""The paragraphs of one part of a .docx, read by a parser that knows no entities and opens nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn
from xml.parsers import expat

from runwell.publishing.labels import label_line
from runwell.refusals import Refusal

_SPACE = "\n"  # between the name space and the name: no address holds one
_STYLE = re.compile(r"heading ?(?P<level>[1-6])|(?P<title>title)", re.IGNORECASE)
_FIELD = re.compile(r"\s*(?:DDE|DDEAUTO|INCLUDE\w*|LINK|HYPERLINK|IMPORT|DATABASE)\b", re.IGNORECASE)
_OFF = frozenset(("0", "false", "off", "none"))


def attributes_of(data: bytes, name: str) -> Iterator[dict[str, str]]:
    """The attributes of every element of that name, without name spaces."""
    found = list[dict[str, str]]()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == name:
            found.append({_local(key): value for key, value in attributes.items()})

    parser = _parser()
    parser.StartElementHandler = start
    _feed(parser, data)
    yield from found


class DocxWords:
    """Collects the lines of one part."""

    def __init__(self) -> None:
        self._lines = list[str]()
        self._runs = list[tuple[bool, str]]()
        self._level = 0
        self._item = False
        self._bold = self._takes_text = self._in_run = False
        self._cells: list[str] | None = None
        self._cell = list[str]()
        self._field: str | None = None
        self._left_out = 0

    def read(self, data: bytes) -> None:
        """Read a part's XML; a Refusal where it is none, or tries more than words."""
        parser = _parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        _feed(parser, data)

    def lines(self) -> Iterator[str]:
        """Paragraphs apart by a blank line; the items of a list and the rows of a table one below another."""
        for place, line in enumerate(self._lines):
            before = self._lines[place - 1] if place else ""
            together = line.startswith("- ") and before.startswith("- ")
            if not together and place:
                yield ""
            yield line

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = _local(tag)
        said = {_local(key): value for key, value in given.items()}
        if name in ("Fallback", "del", "moveFrom"):  # said twice, or taken back
            self._left_out += 1
        elif name == "p":
            self._runs, self._level, self._item = [], 0, False
        elif name == "pStyle":
            self._styled(said.get("val", ""))
        elif name == "numPr":
            self._item = True
        elif name == "tr":
            self._cells = []
        elif name == "tc":
            self._cell = []
        else:
            self._start_run(name, said)

    def _start_run(self, name: str, said: dict[str, str]) -> None:
        if name == "r":
            self._bold, self._in_run = False, True
        elif name == "b" and self._in_run:
            self._bold = said.get("val", "1").lower() not in _OFF
        elif name in ("tab", "br", "cr"):
            self._take("\n" if name == "br" and self._in_run else " ")
        elif name in ("t", "instrText"):
            self._takes_text = name == "t"
            self._field = "" if name == "instrText" else None

    def _styled(self, style: str) -> None:
        match = _STYLE.fullmatch(style)
        if match:
            self._level = int(match["level"] or 1)
        elif style.casefold().startswith("list"):
            self._item = True

    def _text(self, text: str) -> None:
        if self._takes_text:
            self._take(text)
        elif self._field is not None:
            self._field += text

    def _take(self, text: str) -> None:
        if not self._left_out:
            self._runs.append((self._bold, text))

    def _end(self, tag: str) -> None:
        name = _local(tag)
        if name in ("Fallback", "del", "moveFrom"):
            self._left_out -= 1
        elif name == "t":
            self._takes_text = False
        elif name == "instrText":
            self._refuse_field()
        elif name == "r":
            self._in_run = False
        elif name == "p":
            self._paragraph()
        elif name == "tc" and self._cells is not None:
            self._cells.append(" ".join(self._cell))
        elif name == "tr":
            self._row()

    def _refuse_field(self) -> None:
        said, self._field = self._field or "", None
        if _FIELD.match(said):
            mend = "Remove the field and write the words"
            raise Refusal(f"This .docx holds a field that leads outside it, “{said.strip()[:60]}”", mend=mend)

    def _paragraph(self) -> None:
        text = "".join(_marked(self._runs)) if not self._level else "".join(text for _, text in self._runs)
        self._runs = []
        for line in text.split("\n"):
            if not (words := " ".join(line.split())):
                continue
            if self._cells is not None:
                self._cell.append(words)
            elif self._level:
                self._lines.append(f"{'#' * self._level} {words}")
            else:
                self._lines.append(f"- {words}" if self._item else words)

    def _row(self) -> None:
        """A row that says a label and its value is one; any other is a row of a table."""
        cells, self._cells = self._cells or [], None
        row = [cell for cell in cells if cell]
        if len(row) in (1, 2) and label_line(f"{row[0].strip('* :')}:", above_the_text=True):
            self._lines.append(f"{row[0].strip('* :')}: {' '.join(row[1:])}")
        elif row:
            self._lines.append(f"| {' | '.join(row)} |")


def _marked(runs: list[tuple[bool, str]]) -> Iterator[str]:
    """Neighboring runs of one weight as one, bold ones in stars, with the spaces at their ends outside."""
    joined = list[tuple[bool, str]]()
    for bold, text in runs:
        weight = bold and bool(text.strip())
        if joined and (joined[-1][0] == weight or (joined[-1][0] and not text.strip())):
            joined[-1] = (joined[-1][0], joined[-1][1] + text)
        else:
            joined.append((weight, text))
    for bold, text in joined:
        inside = text.strip()
        start = text[: len(text) - len(text.lstrip())]
        end = text[len(text.rstrip()) :]
        yield f"{start}**{inside}**{end}" if bold and inside and "**" not in inside else text


def _local(name: str) -> str:
    return name.rpartition(_SPACE)[2]


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=_SPACE)
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.EntityDeclHandler = _refuse_entities
    return parser


def _refuse_entities(*_: Any) -> NoReturn:
    raise Refusal("This .docx declares entities, which no document needs", mend="Save it again in Word")


def _feed(parser: expat.XMLParserType, data: bytes) -> None:
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Refusal(
            "This .docx cannot be read: a part of it is broken", mend="Save it again as .docx"
        ) from error
