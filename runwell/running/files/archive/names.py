"""Names of members: which are not safe, how they are shown, and which tell that a file is no recording."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from runwell.running.files.archive.limits import NAME

SHOWN: Final = 200
DRIVE: Final = re.compile(r"[A-Za-z]:")
TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
ENDINGS: Final = """
    jpg jpeg png gif heic heif webp bmp tif tiff svg mp4 mov m4v avi webm mp3 wav csv json txt md pdf htm html
    css js xls xlsx doc docx ics kml kmz db sqlite log plist ini url
"""
BESIDE: Final = frozenset(ENDINGS.split())


def plain(name: str) -> str:
    """The name with one kind of slash, as old Windows programs write the other."""
    return name.replace("\\", "/")


def safe(name: str) -> bool:
    """Whether the name stays inside its folder and hides nothing. Names are never written to a disk."""
    if not name or len(name) > NAME or name.startswith("/") or DRIVE.match(name) or TURNING.search(name):
        return False
    if any(unicodedata.category(letter) == "Cc" for letter in name):
        return False
    return ".." not in name.split("/")


def shown(name: str) -> str:
    """The name as it can be shown to a person, whatever is in it."""
    clean = "".join(
        "\ufffd" if unicodedata.category(one) == "Cc" or TURNING.match(one) else one for one in name
    )
    return clean if len(clean) <= SHOWN else f"{clean[:SHOWN]}…"


def is_beside(name: str) -> bool:
    """Whether the name alone tells that this is no recording."""
    last = name.rsplit("/", 1)[-1]
    ending = last.rsplit(".", 1)[-1].lower() if "." in last else ""
    return (
        ending in BESIDE or last.startswith("._") or last in ("Thumbs.db", ".DS_Store") or "__MACOSX/" in name
    )
