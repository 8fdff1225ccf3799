"""Which file is what, by its bytes alone; gzip that is whole, cut, spoilt or a bomb."""

import gzip
import zlib

import pytest

from runwell.refusals import Refusal
from runwell.running.files.door import decode
from runwell.running.files.folded import MOST
from runwell.running.files.run import Damage, Format, Harm
from tests.watch_files import fit, gpx, tcx

EACH = {Format.FIT: fit(), Format.GPX: gpx(), Format.TCX: tcx()}


@pytest.mark.parametrize("kind", EACH)
@pytest.mark.parametrize("fold", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_each_format_plain_and_folded(kind, fold):
    (run,) = decode(fold(EACH[kind]))
    assert (run.format, len(run.streams), run.timer, run.damage) == (kind, 5, 20, ())


def test_a_gzip_of_every_field_that_its_head_may_have():
    body = zlib.compress(gpx(), wbits=-15)
    end = zlib.crc32(gpx()).to_bytes(4, "little") + len(gpx()).to_bytes(4, "little")
    head = b"\x1f\x8b\x08\x1e\0\0\0\0\0\0" + b"\x02\0ab" + b"run.gpx\0" + b"a comment\0" + b"hc"
    (run,) = decode(head + body + end)
    assert run.damage == ()


def harms(runs):
    return [[one.harm for one in run.damage] for run in runs]


def test_a_cut_gzip_keeps_what_is_whole():
    folded = gzip.compress(gpx(50))
    (run,) = decode(folded[: len(folded) - 60])
    assert 5 < len(run.streams) < 50
    assert run.damage[0] == Damage(Harm.CUT_SHORT, len(folded) - 60, "gzip")


def test_a_gzip_without_its_end_or_with_another_one():
    folded = gzip.compress(gpx())
    assert harms(decode(folded[:-8])) == [[Harm.NO_CHECKSUM]]
    assert harms(decode(folded[:-8] + b"\1\2\3\4" + folded[-4:])) == [[Harm.WRONG_CHECKSUM]]
    assert harms(decode(folded + b"more")) == [[Harm.BYTES_BEHIND]]
    assert harms(decode(folded + b"\0" * 9)) == [[]]


def test_a_spoilt_gzip_keeps_what_came_before_the_byte():
    folded = bytearray(gzip.compress(gpx(3000), 1))
    middle = len(folded) // 2
    folded[middle : middle + 40] = bytes(40)
    (run,) = decode(bytes(folded))
    assert len(run.streams) > 1000
    assert run.damage[0].harm in (Harm.UNREADABLE_PART, Harm.WRONG_CHECKSUM)


def test_a_bomb_is_refused_while_it_unfolds():
    with pytest.raises(Refusal, match="unfolds to more than 64 MB, or is folded too tightly"):
        decode(gzip.compress(bytes(200 << 20)))


def test_a_file_that_is_too_large_is_refused_unread():
    with pytest.raises(Refusal, match="more than 64 MB"):
        decode(bytes(MOST + 1))


OTHERS = {
    b"": "is empty",
    b"\0" * 4096: "only zeros",
    b"PK\x03\x04rest": "zip archive",
    b"\xff\xd8\xff\xe0JFIF": "photo",
    b"\x89PNG\r\n": "picture",
    b"%PDF-1.7": "PDF",
    b'{"a": 1}': "JSON",
    b" [1]": "JSON",
    b"Rar!\x1a": "RAR",
    b"<!DOCTYPE html><html><title>Sign in": "web page",
    b"<html><body>Sign in": "web page",
    b"<kml xmlns='x'><Placemark/></kml>": "KML",
    b"<pwx/>": "PWX",
    b"<sml><DeviceLog/></sml>": "SML",
    b"<?xml version='1.0'?><osm/>": "XML file of another kind",
    b"time,lat,lon": "no file of a watch",
    gzip.compress(gzip.compress(b"x")): "gzip file inside a gzip file",
    gzip.compress(b""): "is empty",
    b"\x1f\x8b\x08": "begins like gzip",
}


@pytest.mark.parametrize(("data", "what"), OTHERS.items(), ids=OTHERS.values())
def test_everything_else_is_named(data, what):
    with pytest.raises(Refusal, match=what):
        decode(data)


def test_comments_blanks_and_marks_ahead_of_the_first_element():
    ahead = b"\xef\xbb\xbf\n  <!-- <html> --><!-- exported -->"
    (run,) = decode(ahead + gpx().split(b"?>", 1)[1])
    assert run.format is Format.GPX and run.damage == ()
