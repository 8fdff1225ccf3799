"""Markdown's front matter, the labels between two lines of ---, read as the labels that it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from runwell.publishing.labels import label_line
from runwell.publishing.lines import Line, Unread

_FENCE = re.compile(r"---+")
_END = re.compile(r"---+|\.\.\.")
_KEY = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}?(?: ?[(\[][^()\[\]]{0,60}[)\]])?) ?:(?: (?P<value>.*))?")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FOLDED = re.compile(r"[|>][+-]?")


@dataclass(slots=True)
class _Entry:
    line: int
    key: str
    values: list[str] = field(default_factory=list)


def without_front_matter(lines: Sequence[Line]) -> tuple[list[Line], list[Unread]]:
    """The lines with front matter turned into label lines, and the keys that mean no label of ours."""
    start = next((place for place, line in enumerate(lines) if line.text), len(lines))
    if start == len(lines) or not _FENCE.fullmatch(lines[start].text):
        return list(lines), []
    end = next((place for place in range(start + 1, len(lines)) if _END.fullmatch(lines[place].text)), 0)
    entries = list(_entries(lines[start + 1 : end])) if end else []
    if not entries:
        return list(lines), []
    labels, unread = list[Line](), list[Unread]()
    for entry in entries:
        text = _label(entry)
        label = label_line(text, above_the_text=True)
        if label and label.label.field == "sources":
            items = [Line(entry.line, f"- {value}") for value in entry.values]
            labels += [Line(entry.line, "Sources:"), *items, Line(entry.line, "")]
        elif label:
            labels += [Line(entry.line, text), Line(entry.line, "")]
        else:
            unread.append(Unread(entry.line, text))
    return [*labels, *lines[end + 1 :]], unread


def _entries(lines: Sequence[Line]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for line in lines:
        match = _KEY.fullmatch(line.text)
        if match and not (entry and line.indented):
            if entry:
                yield entry
            entry = _Entry(line.number, match["key"])
            entry.values += _values(match["value"] or "")
        elif entry and match and match["key"].casefold() == "alt":  # of a picture: a label of its own
            yield _Entry(line.number, "image alt", _values(match["value"] or ""))
        elif entry and line.text:
            text = match["value"] or "" if match else line.text
            entry.values += _values(text.removeprefix("- "))
    if entry:
        yield entry


def _values(text: str) -> list[str]:
    if _FOLDED.fullmatch(text) or not text or text.startswith("#"):
        return []
    inside = text[1:-1].split(",") if text.startswith("[") and text.endswith("]") else [text]
    return [value for one in inside if (value := _unquoted(one.strip()))]


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1].replace('\\"', '"').replace("''", "'") if quoted else text


def _label(entry: _Entry) -> str:
    words = re.sub(r"[_.-]+", " ", _CAMEL.sub(" ", entry.key)).strip()
    found = label_line(f"{words}:", above_the_text=True)
    many = ", " if found and found.label.field in ("keywords", "author", "reviewed_by") else " "
    return f"{words[:1].upper()}{words[1:]}: {many.join(entry.values)}".rstrip()
