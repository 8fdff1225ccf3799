"""Damaged FIT files, and files that are no activity: what is kept, what is named, what is refused."""

import random

import numpy as np
import pytest

from runwell.refusals import Refusal
from runwell.running.files.fit import decode_fit, names
from runwell.running.files.fit.checksum import checksum
from runwell.running.files.fit.content import MOST_RECORDS
from runwell.running.files.run import Damage, Harm
from tests.own_seconds import own_seconds
from tests.unit.running.fit_writer import (
    EPOCH,
    RECORD,
    T0,
    crc,
    data,
    definition,
    file,
    record,
    records,
    session,
)

WHOLE = file(records(200), session(seconds=199))


def harms(run):
    return [one.harm for one in run.damage]


@pytest.mark.parametrize("length", [*range(20), 119, 120, 121, 231, 232, 233, 255, 1000, 4095, 4096, 65_537])
def test_checksum_is_that_of_the_protocol(length):
    some = random.Random(length).randbytes(length)
    assert checksum(np.frombuffer(some, np.uint8)) == crc(some)


def test_checksum_finds_every_flipped_bit():
    some = bytearray(WHOLE[:600])
    right = checksum(np.frombuffer(bytes(some), np.uint8))
    for bit in range(8 * 600):
        some[bit // 8] ^= 1 << bit % 8
        assert checksum(np.frombuffer(bytes(some), np.uint8)) != right
        some[bit // 8] ^= 1 << bit % 8


def test_a_wrong_checksum_is_named_and_nothing_is_lost():
    (run,) = decode_fit(WHOLE[:-2] + b"\0\0")
    assert (len(run.streams), run.damage) == (200, (Damage(Harm.WRONG_CHECKSUM, len(WHOLE) - 2),))


@pytest.mark.parametrize("cut", [1, 2])
def test_a_missing_checksum(cut):
    (run,) = decode_fit(WHOLE[:-cut])
    assert (len(run.streams), harms(run)) == (200, [Harm.NO_CHECKSUM])


def test_bytes_behind_the_end():
    (run,) = decode_fit(WHOLE + b"more")
    assert run.damage == (Damage(Harm.BYTES_BEHIND, len(WHOLE), "4"),)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_file_keeps_every_whole_record(share):
    end = int(len(WHOLE) * share)
    (run,) = decode_fit(WHOLE[:end])
    first = WHOLE.index(data(0, RECORD, record(T0, 0)))
    assert len(run.streams) == min(200, (end - first) // len(data(0, RECORD, record(T0, 0))))
    assert harms(run) == [Harm.CUT_SHORT]


def test_a_watch_that_died_before_it_wrote_the_length():
    (run,) = decode_fit(file(records(200), length=0))
    assert (len(run.streams), harms(run), run.timer) == (200, [Harm.LENGTH_ZERO], 199)
    runs = decode_fit(file(records(200), length=0) + WHOLE)
    assert [len(run.streams) for run in runs] == [200, 200]


def test_a_flipped_header_byte_costs_one_record():
    broken = bytearray(WHOLE)
    broken[WHOLE.index(data(0, RECORD, record(T0 + 50, 50)))] = 0x0B
    (run,) = decode_fit(bytes(broken))
    assert (len(run.streams), harms(run)) == (199, [Harm.WRONG_CHECKSUM, Harm.UNREADABLE_PART])
    assert 50 not in run.streams.time - T0 - EPOCH


def test_a_lost_byte_costs_one_record():
    at = WHOLE.index(data(0, RECORD, record(T0 + 50, 50))) + 9
    (run,) = decode_fit(WHOLE[:at] + WHOLE[at + 1 :])
    assert 199 <= len(run.streams) <= 200
    assert set(range(200)) - set((run.streams.time - T0 - EPOCH).tolist()) <= {50}
    assert Harm.UNREADABLE_PART in harms(run)


def test_zeros_in_the_place_of_records_are_emptied():
    end = len(WHOLE) - 1200
    (run,) = decode_fit(WHOLE[:end] + bytes(1200))
    assert run.streams.time.min() == T0 + EPOCH
    assert run.streams.time.max() < T0 + EPOCH + 200
    assert np.isnan(run.streams.latitude[-5:]).all()
    assert run.damage


@pytest.mark.parametrize("kind", sorted(names.KINDS))
def test_other_kinds_are_refused_by_name(kind):
    with pytest.raises(Refusal) as refused:
        decode_fit(file(records(5), kind=kind))
    assert str(refused.value).startswith(f"FIT file: This is {names.KINDS[kind]}, not an activity.")


def test_an_unknown_kind_without_records_is_refused_by_number():
    with pytest.raises(Refusal, match="of kind 77, not an activity"):
        decode_fit(file(kind=77))


@pytest.mark.parametrize(
    "some", [b"", b"\x1f\x8b" * 40, bytes(4096), b"<gpx></gpx>", b"\x0e\x10\0\0\0\0\0\0.FI"]
)
def test_what_is_no_fit_file_is_refused(some):
    with pytest.raises(Refusal, match="no FIT file"):
        decode_fit(some)


def test_only_a_header_is_refused():
    with pytest.raises(Refusal, match="holds no activity"):
        decode_fit(WHOLE[:14])


@pytest.mark.parametrize("pattern", [b"\0", b"\0\0\1"])
def test_a_file_of_empty_messages_ends_in_a_refusal(pattern):
    many = definition(0, 20, ()) + definition(1, 20, ()) + pattern * 2_500_000
    head = bytes((14, 32, 0, 0)) + len(many).to_bytes(4, "little") + b".FIT\0\0"
    with pytest.raises(Refusal, match="more messages than any run has"):
        decode_fit(head + many)


def test_more_records_than_a_run_has_are_refused_before_columns_are_made():
    short = ((3, "u8"),)
    many = definition(0, 20, short) + b"\0\x50" * (MOST_RECORDS + 1)
    head = bytes((14, 32, 0, 0)) + len(many).to_bytes(4, "little") + b".FIT\0\0"
    with pytest.raises(Refusal, match="more than a million records"):
        decode_fit(head + many)


@pytest.mark.parametrize("seed", range(300))
def test_any_bytes_are_read_or_refused_and_quickly(seed):
    """Flips, cuts and copies of a good file; tests of all readers at once try many more."""
    chance, broken = random.Random(seed), bytearray(WHOLE)
    for _ in range(chance.randint(1, 40)):
        at = chance.randrange(14, len(broken))
        broken[at : at + chance.choice((0, 1, 1, 9))] = chance.randbytes(chance.choice((0, 1, 1, 3)))

    def read():
        try:
            for run in decode_fit(bytes(broken)):
                assert {len(column) for _, column in run.streams.columns()} <= {0, len(run.streams)}
        except Refusal as refused:
            assert str(refused)

    assert own_seconds(read) < 1
