"""A document's lines parted into what its labels say and the text between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from runwell.publishing.body import may_be_heading
from runwell.publishing.labels import LabelLine, Reach, divided, label_line
from runwell.publishing.lines import Line, Unread
from runwell.publishing.notes import is_note
from runwell.publishing.pictures import Picture, is_picture


@dataclass(slots=True)
class Value:
    """What one label says, line by line. line: where it stands. limit, least: the numbers that it states."""

    line: int
    lines: list[Line]
    limit: int | None
    least: int | None = None

    @property
    def text(self) -> str:
        """The value as one line; "" where there is no word in it."""
        return " ".join(line.text for line in self.lines if line.text).strip("* ") if self.says else ""

    @property
    def says(self) -> bool:
        """Whether there is any word in it."""
        return not all(line.blank for line in self.lines)


@dataclass(slots=True)
class Parted:
    """values: by the label's field. body: the lines of the text, blank ones where labels stood."""

    values: dict[str, Value] = field(default_factory=dict)
    body: list[Line] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def keep_each(self, label: LabelLine, value: Value) -> None:
        """Keep a value, or the two that stand on its line."""
        parts = divided(replace(label, value=value.text))
        for one in parts if len(parts) > 1 else ():
            self.keep(one, Value(value.line, [Line(value.line, one.value)], None))
        if len(parts) == 1:
            self.keep(label, value)

    def keep(self, label: LabelLine, value: Value) -> None:
        """The first value that says something counts; a second one is added to a list or left unread."""
        before = self.values.setdefault(label.label.field, value)
        if before is value:
            return
        if not before.says:
            self.values[label.label.field] = replace(
                value, limit=value.limit or before.limit, least=value.least or before.least
            )
        elif label.label.reach is Reach.TO_THE_END or label.label.field == "keywords":
            before.lines += [Line(0, ""), *value.lines]
        elif value.says:
            self.unread.append(Unread(value.line, f"{label.label.name}: {value.text}"))


def part(lines: Sequence[Line]) -> Parted:
    """Labels may stand in any order, above and below the text, or be missing."""
    parted, place, above = Parted(), 0, True
    while place < len(lines):
        line = lines[place]
        if label := label_line(line.text, above_the_text=above):
            end = _end(label, lines, place + 1, above)
            value = [Line(line.number, label.value), *lines[place + 1 : end]]
            parted.keep_each(label, Value(line.number, value, label.limit, label.least))
            parted.body.append(Line(line.number, ""))
            place = end
            continue
        if is_picture(line.text):
            parted.pictures.append(Picture(line.text, line=line.number))
            line = Line(line.number, "")
        elif line.unreadable or (above and is_note(lines, place)):
            parted.unread.append(Unread(line.number, line.text))
            line = Line(line.number, "")
        parted.body.append(line)
        above = above and line.blank
        place += 1
    return parted


def _end(label: LabelLine, lines: Sequence[Line], start: int, above_the_text: bool) -> int:
    """The place after the last line of a label's value, whose first further line stands at start."""
    far = range(start, len(lines))
    blank = next(
        (place for place in far if lines[place].blank or _anew(lines[place], above_the_text)), len(lines)
    )
    match label.label.reach:
        case Reach.TO_A_BLANK:
            return blank
        case Reach.ONE_LINE:
            taken = blank > start and not label.value and _could_be(label, lines[start].text)
            return start + int(taken)
    if above_the_text:
        return blank
    end = next((place for place in far if _anew(lines[place], above_the_text)), len(lines))
    divided = any(may_be_heading(line.text) for line in lines[blank:end] if not line.blank)
    return blank if label.value and divided else end


def _anew(line: Line, above_the_text: bool) -> bool:
    return line.heading is not None or label_line(line.text, above_the_text=above_the_text) is not None


def _could_be(label: LabelLine, text: str) -> bool:
    """Whether the line under an empty label is its value, and not the beginning of the text."""
    if label.label.field == "image":
        return text.startswith("[")
    return label.label.field != "slug" or " " not in text
