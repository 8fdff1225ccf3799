"""Writes TOML in one fixed layout, so that the same values always give the same text.

A line is at most WIDTH characters where words allow it; empty fields are left out; columns of a table of
numbers stand under each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from runwell.knowledge.condition_text import write as condition_line
from runwell.knowledge.conditions import All, AnyOf, Condition
from runwell.knowledge.numbers import Interval

WIDTH = 108
Plain = str | bool | int | float | date | Interval | tuple[str, ...] | tuple[float, ...] | None
Values = Mapping[str, Plain]
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WORD = re.compile(r"\S+\s*|\s+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')


def document(comment: str, *blocks: Iterable[str]) -> str:
    """A file: the comment that says what it is, then the blocks with an empty line between."""
    parts = [
        "\n".join(block)
        for block in ([f"# {line}" for line in comment.split("\n")], *map(list, blocks))
        if block
    ]
    return "\n\n".join(parts) + "\n"


def block(title: str, fields: Values) -> list[str]:
    """A table with its title ("[...]" or "[[...]]"; "" for the top of a file) and its fields."""
    return ([title] if title else []) + entries(fields)


def entries(fields: Values) -> list[str]:
    """A line, or several, for every field that holds something."""
    return [entry(name, value) for name, value in fields.items() if value not in (None, "", ())]


def columns(fields: Values) -> list[str]:
    """One line a field, with the equal signs under each other; a text that is too long is folded."""
    widest = max((len(key(name)) for name in fields), default=0)
    lines = {name: f"{key(name):<{widest}} = {_short(value)}" for name, value in fields.items()}
    return [line if len(line) <= WIDTH else entry(name, fields[name]) for name, line in lines.items()]


def entry(name: str, value: Plain, *, one_a_line: bool = False) -> str:
    """One field, on one line if it fits and nothing else is wanted."""
    line = f"{key(name)} = {_short(value)}"
    if len(line) <= WIDTH and not one_a_line:
        return line
    if isinstance(value, str):
        return f'{key(name)} = """\\\n' + "\n".join(_folded(value)) + '"""'
    if isinstance(value, tuple):
        return f"{key(name)} = [\n" + "".join(f"    {_item(part)},\n" for part in value) + "]"
    return line


def table(*names: str) -> str:
    """The title of a table under the given names."""
    return f"[{'.'.join(key(name) for name in names)}]"


def listed(name: str) -> str:
    """The title of one table of a list."""
    return f"[[{key(name)}]]"


def key(name: str) -> str:
    """A name as TOML writes it."""
    return name if _BARE.fullmatch(name) else quoted(name)


def quoted(text: str) -> str:
    """A text between quotation marks."""
    return f'"{_escaped(text)}"'


def probability(value: float) -> str:
    """Four digits after the point where that is the number itself, else all that it has."""
    fixed = f"{value:.4f}"
    return fixed if float(fixed) == value else repr(value)


def plain(value: float) -> str:
    """A number as a person writes it: without ".0"."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e9 else repr(value)


def condition(name: str, value: Condition | None) -> list[str]:
    """A rule's condition, a part a line where it is long."""
    if value is None:
        return []
    line = f"{key(name)} = {quoted(condition_line(value))}"
    if len(line) <= WIDTH:
        return [line]
    return [f'{key(name)} = """', *_parts(value, ""), '"""']


def _parts(value: Condition, indent: str) -> list[str]:
    """The lines of a condition; every part that does not fit is opened in its turn."""
    if not isinstance(value, All | AnyOf) or len(indent) + len(condition_line(value)) <= WIDTH:
        return [indent + condition_line(value)]
    word = "AND" if isinstance(value, All) else "OR"
    lines: list[str] = []
    for number_, part in enumerate(value.parts):
        start = indent if number_ == 0 else f"{indent}{word} "
        lines += _part(part, start, indent)
    return lines


def _part(part: Condition, start: str, indent: str) -> list[str]:
    line = condition_line(part)
    if not isinstance(part, All | AnyOf):
        return [start + line]
    if len(start) + len(line) + 2 <= WIDTH:
        return [f"{start}({line})"]
    return [f"{start}(", *_parts(part, indent + "    "), f"{indent})"]


def _short(value: Plain) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case Interval(low, point, high):
            return f"[{probability(low)}, {probability(point)}, {probability(high)}]"
        case tuple():
            return f"[{', '.join(_item(part) for part in value)}]"
        case float():
            return plain(value)
        case _:
            return str(value)


def _item(part: str | float) -> str:
    return quoted(part) if isinstance(part, str) else plain(part)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}"), text)


def _folded(text: str) -> list[str]:
    """The text in lines of words; TOML joins them again where a line ends with a backslash."""
    lines = [""]
    for word in _WORD.findall(text):
        escaped = _escaped(word)
        if not lines[0] and escaped[0] == " ":  # TOML would swallow a space at the start of a line
            escaped = "\\u0020" + escaped[1:]
        if lines[-1] and len(lines[-1]) + len(escaped) > WIDTH - 6:
            lines.append("")
        lines[-1] += escaped
    return [f"    {line}\\" for line in lines[:-1]] + [f"    {lines[-1]}"]
