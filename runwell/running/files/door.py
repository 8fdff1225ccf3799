"""The one door for a file: which format it is in, by what is in it and never by its name."""

from __future__ import annotations

import re
from dataclasses import replace

from runwell.refusals import Refusal
from runwell.running.files.fit import decode_fit
from runwell.running.files.folded import MAGIC, MOST, unfolded
from runwell.running.files.gpx import decode_gpx
from runwell.running.files.markup import as_utf8
from runwell.running.files.run import Run
from runwell.running.files.tcx import decode_tcx

AHEAD = 1 << 16  # bytes in which the first element of an XML file must begin
COMMENTS = re.compile(rb"<!--.*?(?:-->|$)", re.DOTALL)
FIRST = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
READERS = {
    "gpx": decode_gpx,
    "trainingcenterdatabase": decode_tcx,
    "activities": decode_tcx,
    "courses": decode_tcx,
    "workouts": decode_tcx,
}
OTHER_XML = {
    "html": "This is a web page, perhaps one that asks to sign in",
    "kml": "This is a KML map file, which says nothing about when you ran",
    "pwx": "This is a PWX file, which Runwell does not read",
    "sml": "This is a Suunto SML file, which Runwell does not read",
    "svg": "This is a picture",
    "plist": "This is a list of settings",
}
BEGINNINGS = (
    (b"PK", "This is a zip archive inside a place for single files"),
    (b"Rar!", "This is a RAR archive, which Runwell does not open"),
    (b"7z\xbc\xaf\x27\x1c", "This is a 7z archive, which Runwell does not open"),
    (b"BZh", "This is a bzip2 file, which Runwell does not open"),
    (b"\xfd7zXZ", "This is an xz file, which Runwell does not open"),
    (b"\x1f\x8b", "This is a gzip file inside a gzip file"),
    (b"\xff\xd8\xff", "This is a photo"),
    (b"\x89PNG", "This is a picture"),
    (b"GIF8", "This is a picture"),
    (b"%PDF", "This is a PDF document"),
    (b"SQLite format 3", "This is a database"),
    (b"{", "This is a JSON file, which holds no run that Runwell reads"),
    (b"[", "This is a JSON file, which holds no run that Runwell reads"),
)
MEND = "Export the run as FIT, GPX or TCX"


def decode(data: bytes) -> tuple[Run, ...]:
    """The runs of a FIT, GPX or TCX file, plain or in gzip; all else is refused, by what it looks like."""
    if not data.startswith(MAGIC):
        return decode_plain(data)
    inside, damage = unfolded(data)
    return tuple(replace(run, damage=damage + run.damage) for run in decode_plain(inside))


def decode_plain(data: bytes) -> tuple[Run, ...]:
    """The runs of a file that is not folded."""
    if len(data) > MOST:
        raise Refusal(f"This file has more than {MOST >> 20} MB", mend="Export single runs")
    if data[8:12] == b".FIT":
        return decode_fit(data)
    first = first_element(data)
    if first in READERS:
        return READERS[first](data)
    raise Refusal(looks_like(data, first), mend=MEND)


def first_element(data: bytes) -> str:
    """The name of the first element, without prefix and in small letters; "" when this is no XML."""
    head = as_utf8(data[:AHEAD])
    if not head.startswith(b"<"):
        return ""
    found = FIRST.search(COMMENTS.sub(b"", head))
    return found[1].decode("ascii", "replace").lower() if found else ""


def looks_like(data: bytes, first: str) -> str:
    """A sentence for a file that no reader takes."""
    if not data.strip(b"\0 \t\r\n"):
        return (
            "This file is empty" if not data else "This file holds only zeros: the watch could not write it"
        )
    if first in OTHER_XML or b"<!doctype html" in data[:200].lower():
        return OTHER_XML[first] if first in OTHER_XML else OTHER_XML["html"]
    for beginning, sentence in BEGINNINGS:
        if data.lstrip()[:16].startswith(beginning):
            return sentence
    return "This is an XML file of another kind" if first else "This is no file of a watch that Runwell knows"
