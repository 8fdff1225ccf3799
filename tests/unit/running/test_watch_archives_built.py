"""The builder of archives that other tests rest on: its files are whole, and of the right day."""

import struct
from datetime import date, datetime, timedelta

import fitdecode
import numpy as np
import pytest

from tests import shifted_files, watch_archives

pytestmark = pytest.mark.skipif(
    not watch_archives.there_are_real_files(),
    reason="the folder of real watch files is not part of the repository",
)
DAY = date(2022, 5, 6)
OF_ANOTHER_FILE = "training_file"


@pytest.mark.parametrize(
    "name", [n for n in watch_archives.RUNS + watch_archives.RIDES if n.endswith(".fit")]
)
def test_a_moved_file_is_whole_and_every_time_in_it_is_moved_by_the_same_days(name):
    template = shifted_files.template(name)
    moved = template.on(DAY)
    with fitdecode.FitReader(moved, check_crc=fitdecode.CrcCheck.RAISE) as reader:
        after = [_times(one) for one in reader if isinstance(one, fitdecode.FitDataMessage)]
    with fitdecode.FitReader(template.data) as reader:
        before = [_times(one) for one in reader if isinstance(one, fitdecode.FitDataMessage)]
    days = {b - a for x, y in zip(before, after, strict=True) for a, b in zip(x, y, strict=True)}
    assert days == {DAY - template.day}


def _times(message):
    return [
        one.value for one in message.fields
        if isinstance(one.value, datetime) and message.name != OF_ANOTHER_FILE and one.value.year > 1998
    ]  # fmt: skip


def test_the_sum_of_a_file_is_that_of_the_loop_over_its_bytes():
    data = np.random.default_rng(7).integers(0, 256, 3001, dtype=np.uint8)
    crc = 0
    for byte in data.tolist():
        crc = (crc >> 8) ^ int(shifted_files.TABLE[(crc ^ byte) & 0xFF])
    assert shifted_files.checksum(data) == crc


def test_texts_are_moved_over_midnight_and_over_the_end_of_a_month(tmp_path):
    text = b"<time>2020-02-28T23:59:59Z</time><time>2020-02-29T00:00:01Z</time>"
    made = shifted_files.Template("a.gpx", text, (), date(2020, 2, 28)).on(date(2021, 2, 28))
    assert made == b"<time>2021-02-28T23:59:59Z</time><time>2021-03-01T00:00:01Z</time>"


@pytest.mark.parametrize(
    "build", [watch_archives.plain_zip, watch_archives.strava_export, watch_archives.garmin_export]
)
def test_the_same_words_give_the_same_bytes(build, tmp_path):
    built = build(tmp_path / "a.zip", 25)
    build(tmp_path / "b.zip", 25)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert (built.recordings, len(built.rides), len(built.same), len(built.damaged)) == (25, 1, 1, 1)


def test_one_run_a_day():
    days = [one.day for one in watch_archives.recordings(45) if one.kind != "same"]
    assert len(set(days)) == len(days) and max(days) - min(days) == timedelta(days=44)


def test_a_file_of_the_watch_itself_is_whole():
    with fitdecode.FitReader(watch_archives.watch_file(32, 5), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        first = next(one for one in reader if isinstance(one, fitdecode.FitDataMessage))
    assert (
        first.get_value("type") == "monitoring_b"
        and struct.pack("<L", first.get_value("serial_number"))[0] == 5
    )
