"""Pictures: `[img id="4" alt="A hip"]`, `![A hip](hip.png)` or `<img src="hip.png" alt="A hip">`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SHORTCODE = re.compile(r"\[(?:img|image)\b(?P<inside>[^\[\]]*)\]|<img\b(?P<tag>[^<>]*)>", re.IGNORECASE)
_MARKDOWN = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<to>[^()\s]*)(?: [^()]*)?\)")
_SAID = re.compile(
    r"\b(?P<key>id|src|alt)\s*=\s*(?:[\"“”](?P<double>[^\"“”]*)[\"“”]?|['‘](?P<single>.*?)['’](?=\s|$|/)"
    r"|(?P<bare>[^\s\"“”'‘’\]/>]+))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """text: as it was written. after: how many blocks of the text stand above it. line: from 1; 0 unknown."""

    text: str
    after: int = 0
    line: int = field(default=0, compare=False)

    @property
    def id(self) -> str:
        """Which picture: an id or an address; "" where none is named."""
        return self._said("id") or self._said("src")

    @property
    def alt(self) -> str:
        """The words for those who do not see it; "" where there are none."""
        return self._said("alt")

    def _said(self, key: str) -> str:
        if markdown := _MARKDOWN.fullmatch(self.text):
            return {"alt": markdown["alt"], "src": markdown["to"]}.get(key, "").strip()
        said = (found for found in _SAID.finditer(self.text) if found["key"].lower() == key)
        return next((one["double"] or one["single"] or one["bare"] or "" for one in said), "").strip()


def is_picture(text: str) -> bool:
    """Whether a line is a picture and nothing else."""
    return bool(_SHORTCODE.fullmatch(text) or _MARKDOWN.fullmatch(text))
