"""The part of reading that GPX and TCX share: points with fields, and what stands around them."""

from __future__ import annotations

from xml.parsers import expat

from runwell.running.files.markup import bloated
from runwell.running.files.table import EMPTY, LATITUDE, LONGITUDE, POINT, Fields, Row, Table
from runwell.running.files.texts import NOTHING

DEEPEST = 200  # elements one within the other, outside of points


class PointReader:
    """Collects tables of points. Inside a point only the ends of elements are listened to: half the calls."""

    fields: dict[str, int] = {}

    def __init__(self) -> None:
        self.path: list[str] = []
        self.table: Table | None = None  # of what is open now

    def settle(self) -> None:
        """Turn into numbers what is text so far."""
        if self.table is not None:
            self.table.settle()

    def opened(self, local: str, attributes: dict[str, str]) -> None:
        """An element outside of points begins; its name stands last in the path."""

    def closed(self, text: str) -> None:
        """The element that stands last in the path ends."""

    def listen(self, parser: expat.XMLParserType) -> None:
        """Set the handlers: closures, since a look at self in each of millions of calls is felt."""
        fields, texts, row = Fields(self.fields), list[str](), list[str]()
        rows: list[Row] = []

        def begin(name: str, attributes: dict[str, str]) -> None:
            nonlocal row, rows
            texts.clear()
            if fields[name] == POINT and self.table is not None:
                rows, row = self.table.rows, EMPTY.copy()
                row[LATITUDE], row[LONGITUDE] = attributes.get("lat", NOTHING), attributes.get("lon", NOTHING)
                parser.StartElementHandler, parser.EndElementHandler = None, end_in_point
            else:
                if len(self.path) == DEEPEST:
                    raise bloated()
                self.path.append(local := name.rpartition(":")[2])
                self.opened(local, attributes)

        def end_in_point(name: str) -> None:
            column = fields[name]
            if column == POINT:
                rows.append(row)
                parser.StartElementHandler, parser.EndElementHandler = begin, end
            elif column >= 0 and row[column] is NOTHING:
                row[column] = "".join(texts)
            texts.clear()

        def end(name: str) -> None:
            self.closed("".join(texts))
            self.path.pop()
            texts.clear()

        parser.StartElementHandler, parser.EndElementHandler = begin, end
        parser.CharacterDataHandler = texts.append
