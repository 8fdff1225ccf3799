"""Archives made to do harm, locked ones and broken ones: each has its sentence, and nothing else is lost."""

import io
import struct
import tracemalloc
import zipfile
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.refusals import Refusal
from runwell.running.files.archive import Found, Unread, limits, members, salvage
from runwell.running.files.archive.source import Whole
from runwell.running.files.run import Damage, Harm
from tests.unit.running.archives import END, by_hand, names, refused, through, zipped

TOIL = salvage.Toil
GPX = b"<gpx><trk><name>run</name></trk></gpx>" * 50


def test_a_file_of_zeros_that_grows_a_thousand_times_is_refused_by_name():
    data = zipped(("bomb.fit", b"\0" * (8 * limits.MEGABYTE)), ("a.gpx", GPX))
    assert names(data) == ["a.gpx"] and "times as large" in refused(data)["bomb.fit"]


def test_zips_of_zeros_inside_zips_are_refused_where_they_grow():
    inner = zipped(*((f"{n}.fit", b"\0" * (4 * limits.MEGABYTE)) for n in range(50)))
    data = zipped(("in.zip", zipped(("deeper.zip", inner), ("b.gpx", GPX))), ("a.gpx", GPX))
    assert names(data) == ["in.zip/b.gpx", "a.gpx"]
    assert len(refused(data)) == 50


def test_files_that_share_bytes_refuse_the_whole():
    """As in D. Fifield, "A better zip bomb" (2019): many rows of the list lead to the same packed bytes."""
    data = by_hand(*((f"{n}.fit", GPX) for n in range(9)), at=0)
    with pytest.raises(Refusal, match="lie on top of each other"):
        members(io.BytesIO(data), "mine.zip")


def test_more_than_is_unfolded_in_all_refuses_the_whole_before_anything_is_read(monkeypatch):
    monkeypatch.setattr(limits, "Budget", lambda: limits_of(5, 10_000))
    with pytest.raises(Refusal, match="larger than 20 GB"):
        members(io.BytesIO(zipped(*((f"{n}.gpx", b"x" * 3000) for n in range(4)))), "mine.zip")
    with pytest.raises(Refusal, match="more than 100,000 files"):
        members(io.BytesIO(zipped(*((f"{n}.gpx", b"x") for n in range(6)))), "mine.zip")


def limits_of(count, size, budget=limits.Budget):
    return budget(count, size)


def test_the_limits_of_the_whole_hold_for_the_zips_inside_it_too(monkeypatch):
    monkeypatch.setattr(limits, "Budget", lambda: limits_of(6, 10**6))
    data = zipped(
        ("one.zip", zipped(("a.gpx", GPX))), ("two.zip", zipped(*((f"{n}.gpx", GPX) for n in range(4))))
    )
    assert names(data) == ["one.zip/a.gpx"] and list(refused(data)) == ["two.zip"]


def test_a_list_that_claims_more_files_than_are_read():
    data = zipped(("a.gpx", GPX))
    end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 10**6, 10**6, 0, len(data) - 22)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(data) - 22, 1)
    last = END.pack(b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    with pytest.raises(Refusal, match="more than 100,000 files"):
        members(io.BytesIO(data[:-22] + end + locator + last), "mine.zip")


def test_a_member_of_four_gigabytes_is_refused_by_what_the_list_says():
    wide = struct.pack("<2H2Q", 1, 16, 4 << 30, 4 << 30)
    data = by_hand(("huge.fit", b"\0" * 99), size=0xFFFFFFFF, packed=0xFFFFFFFF, extra=wide)
    assert "larger than 64 MB" in refused(data)["huge.fit"]


def test_a_member_that_is_four_gigabytes_is_stepped_over_and_the_rest_is_read(tmp_path):
    huge = (4 << 30) + 1
    wide = struct.pack("<2H2Q", 1, 16, huge, huge)
    first = by_hand(("huge.fit", b""), method=0, size=0xFFFFFFFF, packed=0xFFFFFFFF, extra=wide)
    first, row = first[: first.index(b"PK\1\2")], first[first.index(b"PK\1\2") : -22]
    second = by_hand(("a.gpx", GPX))
    second, later = second[: second.index(b"PK\1\2")], bytearray(second[second.index(b"PK\1\2") : -22])
    later[30:32], later[42:46] = struct.pack("<H", 12), b"\xff" * 4
    rows = row + later + struct.pack("<2HQ", 1, 8, len(first) + huge)
    start = len(first) + huge + len(second)
    larger = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 2, 2, len(rows), start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, start + len(rows), 1)
    last = END.pack(b"PK\5\6", 0, 0, 2, 2, len(rows), 0xFFFFFFFF, 0)
    with (tmp_path / "sparse.zip").open("wb+") as file:
        file.write(first)
        file.seek(len(first) + huge)
        file.write(second + rows + larger + locator + last)
        refusal, found = members(file, "sparse.zip")
        assert "larger than 64 MB" in refusal.why.what and found.read() == GPX


def test_a_member_that_unfolds_to_more_than_the_list_says_is_stopped():
    found = through(by_hand(("a.fit", b"\0" * (64 * limits.MEGABYTE)), size=1000))
    tracemalloc.start()
    unfolded = found[0].unfold()
    assert tracemalloc.get_traced_memory()[1] < limits.MEGABYTE
    tracemalloc.stop()
    assert unfolded.data == b"\0" * 1000 and unfolded.damage == (Damage(Harm.WRONG_CHECKSUM, detail="zip"),)


def test_a_zip_inside_that_unfolds_to_more_than_the_list_says_ends_there():
    inner = zipped(("a.gpx", GPX), ("b.gpx", GPX[::-1]), method=zipfile.ZIP_STORED)
    data = by_hand(("in.zip", inner), size=len(inner) - 1000)
    assert [one.name for one in through(data)] == ["in.zip", "in.zip/a.gpx", "in.zip/b.gpx"]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/a.gpx", "runs/../../a.gpx", "..", "/etc/a.gpx", "C:\\a.gpx",
        "c:a.gpx", "..\\..\\a.gpx",
        "\\\\host\\a.gpx", "a\nb.gpx", "a\x1b[31m.gpx", "photo\u202egpj.gpx", "x" * 2000,
    ],
)  # fmt: skip
def test_a_name_that_is_not_safe_is_refused_and_the_rest_goes_on(name):
    data = by_hand((name, GPX), ("a.gpx", GPX))
    assert names(data) == ["a.gpx"]
    ((shown, what),) = refused(data).items()
    assert "not safe" in what and len(shown) <= 201
    assert not any(ord(letter) < 32 or letter == "\u202e" for letter in shown)


def test_a_locked_file_is_refused_by_name_and_a_locked_archive_as_a_whole():
    locked, free = by_hand(("a.fit", GPX), flags=1), by_hand(("b.fit", GPX))
    with pytest.raises(Refusal, match="Nothing of Runwell asks for a password"):
        through(locked)
    assert refused(zipped(("in.zip", locked), ("c.zip", free))) == {
        "in.zip": "This is locked with a password"
    }
    mixed = bytearray(by_hand(("a.fit", GPX), ("b.fit", GPX)))
    mixed[mixed.index(b"PK\1\2") + 8] |= 1
    assert names(bytes(mixed)) == ["b.fit"] and list(refused(bytes(mixed))) == ["a.fit"]


@pytest.mark.parametrize(
    ("method", "word"), [(12, "bzip2"), (14, "LZMA"), (9, "Deflate64"), (77, "method 77")]
)
def test_other_ways_of_packing_are_refused_by_name(method, word):
    assert word in refused(by_hand(("a.fit", GPX), method=method))["a.fit"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "This file is empty"),
        (b"Rar!\x1a\7\0abc", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"nothing at all", "not a zip file"),
        (zipped(), "no file in this archive"),
        (zipped(("folder/", b"")), "no file in this archive"),
        (b"PK\3\4", "no file in this archive"),
        (b"PK\5\6" + struct.pack("<4H2LH", 3, 3, 1, 9, 46, 99, 0), "cut into several"),
    ],
)
def test_what_is_no_archive_at_all_has_its_sentence(data, says):
    with pytest.raises(Refusal, match=says) as error:
        members(io.BytesIO(data), "mine.zip")
    assert error.value.where == "mine.zip" and error.value.mend


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("inside", [False, True])
def test_a_zip_that_broke_off_gives_its_first_files(streamed, inside):
    files = [(f"{n}.gpx", GPX + np.random.default_rng(n).bytes(9_000 * n).hex().encode()) for n in range(20)]
    whole = streamed_zip(files) if streamed else zipped(*files)
    cut = whole[: whole.index(b"15.gpx") + 20]
    found = through(zipped(("in.zip", cut)) if inside else cut)
    assert isinstance(found[0], Unread) and "missing or damaged" in found[0].why.what
    prefix = "in.zip/" if inside else ""
    assert [(one.name, one.read()) for one in found[1:16]] == [
        (prefix + name, data) for name, data in files[:15]
    ]
    assert len(found) == 17


def test_a_broken_archive_full_of_beginnings_is_given_up(monkeypatch):
    monkeypatch.setattr(salvage, "Toil", lambda: TOIL(50, 10**6))
    header = b"PK\3\4" + struct.pack("<5H3L2H", 20, 8, 8, 0, 0, 0, 0, 0, 1, 0) + b"a"
    zeros = zlib.compress(b"\0" * 400_000, wbits=-15)
    assert len(salvage.salvaged(Whole.of(io.BytesIO(header * 1000)))) == 50
    assert len(salvage.salvaged(Whole.of(io.BytesIO((header + zeros) * 1000)))) == 3
    assert salvage.salvaged(Whole.of(io.BytesIO(b"PK\3\4" * 10_000))) == []


def streamed_zip(files):
    """As it is written to a socket: what is in it is told behind each file."""

    class Socket(io.RawIOBase):
        written = b""

        def writable(self):
            return True

        def write(self, data):
            self.written += bytes(data)
            return len(data)

    socket = Socket()
    with zipfile.ZipFile(socket, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return socket.written


def test_a_stored_zip_inside_a_broken_one_is_still_one_zip():
    inner = zipped(("a.gpx", GPX), ("b.gpx", GPX), method=zipfile.ZIP_STORED)
    data = zipped(("in.zip", inner), ("c.gpx", GPX), method=zipfile.ZIP_STORED)
    assert names(data[: data.index(b"PK\1\2", len(inner) + 60)]) == ["in.zip/a.gpx", "in.zip/b.gpx", "c.gpx"]


def test_a_broken_list_of_contents_is_as_none():
    data = bytearray(zipped(("a.gpx", GPX), ("b.gpx", GPX)))
    data[data.rindex(b"PK\1\2")] = 0
    assert names(bytes(data)) == ["a.gpx", "b.gpx"] and list(refused(bytes(data))) == ["mine.zip"]


@given(st.binary(max_size=400), st.integers(0, 2000), st.integers(0, 3))
def test_no_bytes_do_more_than_refuse(noise, at, place):
    whole = zipped(
        ("a.gpx", GPX), ("in.zip", zipped(("b.gpx", GPX))), ("activities.csv", b"id,date,name,type\n1")
    )
    tail = len(whole) - 300 + at % 300
    start = (0, at % len(whole), tail, len(whole))[place]
    broken = whole[:start] + noise + whole[start + len(noise) :]
    try:
        for one in members(io.BytesIO(broken), "mine.zip"):
            if isinstance(one, Found):
                one.read()
    except Refusal as refusal:
        assert str(refusal)
