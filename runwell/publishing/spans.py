"""The marks inside a line: `**bold**`, `[words](address)`, and a backslash before a sign meant as a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from runwell.publishing.blocks import Link, Span, Spans, Text, plain

_SIGN = r"[!-/:-@\[-`{-~•·‣–—]"  # punctuation, and the marks of a list
_TOKEN = re.compile(
    rf"\\(?P<sign>{_SIGN})"
    r"|\[(?P<words>(?:\\.|[^\[\]\\])+)\]\( ?(?P<to>(?:[^()\s]|\([^()\s]*\))*) ?\)"
    r"|\[(?P<near>(?:\\.|[^\[\]\\])+)\] \((?P<at>(?:#|https?://|/)[^()\s]*)\)"
    r"|(?P<stars>\*{4,})"
    r"|(?P<bold>\*{2,3})"
)
_ESCAPED_SIGN = re.compile(rf"\\({_SIGN})")
_MEANT_AS_SIGN = re.compile(r"[\\*\[\]]")
_BOLD = "**"


def read_spans(text: str) -> Spans:
    """The spans of one line of text with single spaces; what is marks alone stays as it is written."""
    pieces = list(_pieces(text))
    marks = [place for place, piece in enumerate(pieces) if piece == _BOLD]
    if len(marks) % 2:
        pieces[marks[-1]] = Text(_BOLD)
    spans = joined(_weighed(pieces))
    return spans if plain(spans).strip() else (Text(text),)


def write_spans(spans: Spans) -> str:
    """The line that `read_spans` reads as these spans."""
    line = ""
    for bold, run in groupby(spans, key=attrgetter("bold")):
        words = "".join(_marked(span) for span in run)
        line += f"{_BOLD}{words}{_BOLD}" if bold else words
    return line


def joined(spans: Iterable[Span]) -> Spans:
    """Neighboring runs of one weight as one run."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if isinstance(span, Text) and isinstance(last, Text) and last.bold == span.bold:
            joined[-1] = Text(last.text + span.text, span.bold)
        else:
            joined.append(span)
    return tuple(joined)


def _pieces(text: str) -> Iterator[Span | str]:
    """The runs between marks, the links, and each bold mark as the string "**"."""
    start = 0
    for token in _TOKEN.finditer(text):
        if token.start() > start:
            yield Text(text[start : token.start()])
        start = token.end()
        yield _BOLD if token["bold"] else _read_token(token)
    if start < len(text):
        yield Text(text[start:])


def _read_token(token: re.Match[str]) -> Span:
    if words := token["sign"] or token["stars"]:
        return Text(words)
    said, to = (token["words"], token["to"]) if token["words"] else (token["near"], token["at"])
    words = _ESCAPED_SIGN.sub(r"\1", re.sub(" +", " ", said.replace(_BOLD, "")))
    return Link(words, to) if words.strip() else Text(token[0])


def _weighed(pieces: Iterable[Span | str]) -> Iterator[Span]:
    """The runs and links, bold between each first and second bold mark."""
    bold = False
    for piece in pieces:
        if isinstance(piece, str):
            bold = not bold
        elif isinstance(piece, Link):
            yield Link(piece.text, piece.to, bold)
        else:
            yield Text(piece.text, bold)


def _marked(span: Span) -> str:
    words = _MEANT_AS_SIGN.sub(r"\\\g<0>", span.text)
    return f"[{words}]({span.to})" if isinstance(span, Link) else words
