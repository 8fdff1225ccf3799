"""A planned run as a watch reads it: fitdecode, and Garmin's own kit where a tester has it, find the same."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import fitdecode
import numpy as np
import pytest

from runwell.exchange.watch_workout import file_name, watch_workout
from runwell.refusals import Refusal
from runwell.running.comeback.days import session
from runwell.running.comeback.state import State, Way
from runwell.running.comeback.values import Block, Planned
from runwell.running.files.fit import decode_fit
from runwell.running.files.fit.checksum import checksum
from tests.comebacks import BONE, BONE_OPEN, FIRST, HIP, OPEN, SOFT

DAY = date(2026, 3, 2)
STAGES = [
    session(way, State(index=index, proven=((date(2026, 2, 20), 8.0),)), FIRST)
    for way in (Way.of(HIP, SOFT, OPEN, FIRST), Way.of(HIP, BONE, BONE_OPEN, FIRST))
    for index in range(len(way.steps))
]
KNOWN = [one for one in STAGES if one]


def messages(data):
    """Name and fields of every message; fitdecode raises on a wrong checksum."""
    with fitdecode.FitReader(
        BytesIO(data), check_crc=fitdecode.CrcCheck.RAISE, error_handling=fitdecode.ErrorHandling.RAISE
    ) as reader:
        frames = [one for one in reader if isinstance(one, fitdecode.FitDataMessage)]
    return [(one.name, {field.name: field.value for field in one.fields}) for one in frames]


def steps(data):
    return [fields for name, fields in messages(data) if name == "workout_step"]


def walked_through(found):
    """Seconds of walking and of running, and meters, when every step is followed and every repeat is made."""
    walk = run = meters = 0.0
    rounds = {}
    at = 0
    while at < len(found):
        one = found[at]
        if one["duration_type"] == "repeat_until_steps_cmplt":
            rounds[at] = rounds.get(at, 1) + 1
            at = one["duration_step"] if rounds[at] <= one["repeat_steps"] else at + 1
            continue
        if one["duration_type"] == "distance":
            meters += one["duration_distance"]
        elif one["intensity"] == "rest":
            walk += one["duration_time"]
        elif one["intensity"] == "active":
            run += one["duration_time"]
        at += 1
    return walk, run, meters


def test_every_stage_has_a_workout():
    assert len(KNOWN) == len(STAGES) and len({one.stage for one in KNOWN}) > 15


@pytest.mark.parametrize("planned", KNOWN, ids=lambda one: f"{one.stage}-{one.part}")
def test_followed_to_its_end_it_is_the_run_that_was_planned(planned):
    found = messages(watch_workout(planned))
    assert [name for name, _ in found[:2]] == ["file_id", "workout"]
    assert (found[0][1]["type"], found[0][1]["time_created"].date()) == ("workout", planned.on)
    assert (found[1][1]["sport"], found[1][1]["num_valid_steps"]) == ("running", len(found) - 2)
    assert found[1][1]["wkt_name"] == "Run"
    walk, run, meters = walked_through(steps(watch_workout(planned)))
    if planned.by_distance:
        assert meters == pytest.approx(planned.km * 1000, abs=0.01)
    else:
        assert (walk, run) == pytest.approx((planned.walk_minutes * 60, planned.run_minutes * 60), abs=0.001)


def test_four_rounds_of_walk_2_run_3():
    planned = Planned(on=DAY, stage="A2", blocks=(Block(walk=2, run=3, times=4),), warm_up=(10, 15))
    found = steps(watch_workout(planned))
    assert [one["message_index"] for one in found] == [0, 1, 2, 3]
    assert [one["wkt_step_name"] for one in found[:3]] == ["Warm up", "Walk", "Run"]
    assert [one["intensity"] for one in found[:3]] == ["warmup", "rest", "active"]
    assert [one.get("duration_time") for one in found[:3]] == [600, 120, 180]
    assert {one["target_type"] for one in found} == {"open"}
    assert (found[3]["duration_step"], found[3]["repeat_steps"]) == (1, 4)


def test_the_checksums_are_right_and_the_same_run_gives_the_same_bytes():
    planned = KNOWN[0]
    data = watch_workout(planned)
    whole = np.frombuffer(data, np.uint8)
    assert checksum(whole) == 0 and checksum(whole[:14]) == 0
    assert int.from_bytes(data[4:8], "little") == len(data) - 16
    assert data == watch_workout(replace(planned))
    broken = bytearray(data)
    broken[40] ^= 1
    with pytest.raises(fitdecode.FitCRCError):
        messages(bytes(broken))


def test_it_says_nothing_about_the_person_and_keeps_to_ascii():
    assert file_name(KNOWN[0]) == f"run-{FIRST.isoformat()}.fit"
    data = watch_workout(KNOWN[0], title="Läufe und noch viel mehr Worte als passen")
    assert messages(data)[1][1]["wkt_name"] == "L?ufe und noch viel meh"
    for word in (b"gtps", b"bone", b"pain", b"A1"):
        assert word not in watch_workout(KNOWN[0])


def test_our_own_reader_calls_it_no_run():
    with pytest.raises(Refusal, match="workout"):
        decode_fit(watch_workout(KNOWN[0]))


@pytest.mark.parametrize("planned", KNOWN, ids=lambda one: f"{one.stage}-{one.part}")
def test_as_garmins_kit_reads_it(planned):
    kit = pytest.importorskip("garmin_fit_sdk", reason="its licence bars shipping it: a tester installs it")
    data = bytearray(watch_workout(planned))
    assert kit.Decoder(kit.Stream.from_byte_array(data)).check_integrity()
    found, errors = kit.Decoder(kit.Stream.from_byte_array(data)).read()
    assert not errors and found["file_id_mesgs"][0]["type"] == "workout"
    assert found["workout_mesgs"][0]["num_valid_steps"] == len(found["workout_step_mesgs"])
    ours = [one["duration_type"] for one in steps(watch_workout(planned))]
    said = [one["duration_type"] for one in found["workout_step_mesgs"]]
    assert said == ours
