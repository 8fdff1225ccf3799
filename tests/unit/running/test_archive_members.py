"""Zips of every honest kind give their files, each by itself, in the same order every time."""

import io
import struct
import zipfile
import zlib
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.refusals import Refusal
from runwell.running.files.archive import Found, directory, is_archive, limits, members
from runwell.running.files.archive.source import Whole
from runwell.running.files.run import Damage, Harm
from tests.unit.running.archives import by_hand, names, refused, through, zipped


def noise(seed, size):
    """Bytes that no packing makes smaller."""
    return np.random.default_rng(seed).bytes(size)


GPX = b"<gpx><trk><name>run</name></trk></gpx>" * 50


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_file_of_a_zip_comes_with_its_bytes(method):
    files = [(f"{n}.gpx", GPX * n) for n in range(1, 20)]
    found = through(zipped(*files, method=method))
    assert [(one.name, one.read()) for one in found] == files
    assert all(
        one.size == len(data) and one.unfold().damage == ()
        for one, (_, data) in zip(found, files, strict=True)
    )


def test_the_beginning_of_a_file_is_had_without_the_rest():
    one = through(zipped(("a.gpx", GPX * 100)))[0]
    assert one.head() == (GPX * 9)[: limits.HEAD]


def test_a_zip_behind_other_bytes_and_with_words_at_its_end_is_read():
    data = by_hand(
        ("a.gpx", GPX), before=b"#!/bin/sh a program that unfolds itself\n" * 9, comment=b"made by PK\5\6 me"
    )
    assert names(data) == ["a.gpx"]


def test_more_files_than_a_small_zip_can_count():
    data = zipped(*((f"{n}.gpx", b"x") for n in range(66_000)), method=zipfile.ZIP_STORED)
    listed = directory.entries(Whole.of(io.BytesIO(data)), "mine.zip")
    assert [one.name for one in listed] == [f"{n}.gpx" for n in range(66_000)]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("depth", [1, 2])
def test_zips_inside_zips_are_read_in_place(method, depth):
    data, expected = zipped(("a.gpx", GPX), ("b.gpx", GPX + b"b"), method=method), ["a.gpx", "b.gpx"]
    for level in range(depth):
        data = zipped(("first.gpx", GPX), (f"in{level}.zip", data), ("last.gpx", GPX), method=method)
        expected = ["first.gpx", *(f"in{level}.zip/{one}" for one in expected), "last.gpx"]
    assert names(data) == expected
    assert [one.read()[:5] for one in through(data)] == [b"<gpx>"] * len(expected)


def test_a_zip_inside_is_known_by_its_bytes_whatever_its_name():
    assert names(zipped(("folder.bin", zipped(("a.gpx", GPX))))) == ["folder.bin/a.gpx"]


def test_a_zip_too_deep_is_refused_and_the_rest_goes_on():
    data = zipped(("a.gpx", GPX))
    for level in range(3):
        data = zipped((f"in{level}.zip", data), (f"beside{level}.gpx", GPX))
    assert names(data) == ["in2.zip/in1.zip/beside0.gpx", "in2.zip/beside1.gpx", "beside2.gpx"]
    assert list(refused(data)) == ["in2.zip/in1.zip/in0.zip"]


def test_files_of_an_inner_zip_can_be_read_in_any_order_and_again():
    big = [(f"{n}.bin", noise(n, 9_000 * n)) for n in range(60)]
    found = through(zipped(("in.zip", zipped(*big, method=zipfile.ZIP_STORED))))
    for one, (name, data) in reversed(list(zip(found, big, strict=True))):
        assert one.name == f"in.zip/{name}" and one.read() == data and one.read() == data


@pytest.mark.parametrize(
    "name",
    [
        "Läufe/März.gpx",
        "跑步/三月.gpx",
        "бег.gpx",
        "ランニング🏃‍♀️.gpx",
        "جري.gpx",
        "a b's & <c>.gpx",
        "x" * 190,
    ],
)
def test_names_in_any_script(name):
    assert names(zipped((name, GPX))) == [name]
    assert names(by_hand((name, GPX))) == [name]


def test_names_of_old_programs():
    assert names(by_hand((b"L\x84ufe\\M\x84rz.gpx", GPX))) == ["Läufe/März.gpx"]
    raw = b"M?rz.gpx"
    words = b"\1" + struct.pack("<L", zlib.crc32(raw)) + "März.gpx".encode()
    assert names(by_hand((raw, GPX), extra=struct.pack("<2H", 0x7075, len(words)) + words)) == ["März.gpx"]


def test_folders_are_passed_over_and_photos_are_told_beside():
    found = through(
        zipped(("runs/", b""), ("runs/a.gpx", GPX), ("runs/b.JPG", b"x"), ("__MACOSX/runs/._a.gpx", b"x"))
    )
    assert [(one.name, getattr(one, "beside", None)) for one in found] == [
        ("runs/a.gpx", None),
        ("runs/b.JPG", True),
        ("__MACOSX/runs/._a.gpx", True),
    ]


def test_two_files_of_one_name_are_both_read():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(("a.gpx", b"one"), ("a.gpx", b"two"))
    assert [(one.name, one.read()) for one in through(data)] == [("a.gpx", b"one"), ("a.gpx (2)", b"two")]


def test_a_wrong_sum_is_named_and_the_bytes_are_kept():
    unfolded = through(by_hand(("a.gpx", GPX), crc=1))[0].unfold()
    assert unfolded.data == GPX and unfolded.damage == (Damage(Harm.WRONG_CHECKSUM, detail="zip"),)


def test_damage_inside_one_file_keeps_what_is_before_it_and_every_other_file():
    text = noise(5, 40_000).hex().encode()
    data = bytearray(zipped(("a.gpx", text), ("b.gpx", GPX)))
    data[20_000:20_300] = b"\xff" * 300
    first, second = through(bytes(data))
    broken = first.unfold()
    assert text.startswith(broken.data[:20_000]) and len(broken.data) > 20_000 and broken.damage
    assert second.read() == GPX


def test_a_file_that_is_cut_short_inside_a_whole_zip():
    one = through(by_hand(("a.gpx", GPX), size=len(GPX) + 500))[0].unfold()
    assert one.data == GPX and one.damage == (Damage(Harm.CUT_SHORT, at=len(GPX), detail="zip"),)


@pytest.mark.parametrize("head", [b"PK\3\4", b"PK\5\6", b"PK\7\x08"])
def test_a_zip_is_known_by_its_first_bytes(head):
    assert is_archive(head + b"abc") and not is_archive(b"\x0e\x10" + head)


@given(
    st.lists(st.tuples(st.text("abcé日/", min_size=1, max_size=9), st.binary(max_size=300)), max_size=12),
    st.data(),
)
def test_the_order_is_the_same_every_time_and_the_rest_after_the_nth_is_the_rest(files, data):
    kept = {f"{number}{name.strip('/')}": content for number, (name, content) in enumerate(files)}
    archive = zipped(*kept.items(), ("in.zip", zipped(*kept.items())), ("z.gpx", GPX))
    whole = [(one.name, said(one)) for one in through(archive)]
    assert whole == [(one.name, said(one)) for one in through(archive)]
    after = data.draw(st.integers(0, len(whole)))
    rest = islice(members(io.BytesIO(archive), "mine.zip"), after, None)
    assert [(one.name, said(one)) for one in rest] == whole[after:]


def said(one):
    """The bytes of a file, or why there are none."""
    return one.read() if isinstance(one, Found) else str(one.why)


def test_an_empty_file_in_a_zip_is_handed_on_empty():
    assert through(zipped(("a.fit", b"")))[0].read() == b""


def test_what_is_no_member_at_all_says_so_when_it_is_read():
    data = by_hand(("a.gpx", GPX), ("b.gpx", GPX), at=7)
    with pytest.raises(Refusal, match="lie on top of each other"):
        through(data)
    assert list(refused(by_hand(("a.gpx", GPX), at=7))) == ["a.gpx"]
