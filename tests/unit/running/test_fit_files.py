"""The FIT reader on small files built by hand: what each rule of the protocol makes of its bytes."""

import numpy as np
import pytest

from runwell.running.files.fit import decode_fit
from runwell.running.files.run import Sport
from tests.unit.running.fit_writer import (
    EPOCH,
    RECORD,
    T0,
    data,
    definition,
    file,
    record,
    records,
    session,
)


def only(*messages, **more):
    (run,) = decode_fit(file(*messages, **more))
    return run


@pytest.mark.parametrize("big", [False, True])
def test_records_of_either_byte_order(big):
    run = only(records(300, big=big), session(seconds=299, meters=897))
    streams = run.streams
    assert (len(streams), run.sport, run.sport_said, run.damage) == (300, Sport.RUNNING, "running", ())
    assert (run.began, run.timer, run.elapsed, run.meters) == (T0 + EPOCH, 299, 299, 897)
    assert streams.time.tolist() == [T0 + EPOCH + nth for nth in range(300)]
    assert streams.distance[-1] == 897
    assert streams.latitude[1] == pytest.approx(500_000_300 * 180 / 2**31, abs=1e-9)
    assert streams.altitude[0] == 3000 / 5 - 500
    assert (streams.speed[0], streams.heart_rate[41], streams.cadence[0]) == (3, 121, 168)


def test_device_of_the_file():
    run = only(records(3), session())
    assert (run.device.maker, run.device.product) == ("Garmin", "Forerunner 945")


def test_invalid_values_are_missing_and_zeros_are_values():
    none = (T0, 0x7FFFFFFF, 0x7FFFFFFF, 0xFFFF, 0xFF, 0xFF, 0xFFFFFFFF, 0xFFFF)
    zero = (T0 + 1, 0, 0, 2500, 0, 0, 0, 0)
    streams = only(definition(0, 20, RECORD), data(0, RECORD, none), data(0, RECORD, zero)).streams
    for name, column in streams.columns():
        if len(column) and name != "time":
            assert np.isnan(column[0]), name
            assert column[1] == 0, name


def test_enhanced_fields_win_where_they_have_a_value():
    fields = ((253, "u32"), (6, "u16"), (73, "u32"), (2, "u16"), (78, "u32"))
    rows = [(T0, 3000, 70_000, 2500, 60_000), (T0 + 1, 3000, 0xFFFFFFFF, 3000, 0xFFFFFFFF)]
    streams = only(definition(0, 20, fields), *(data(0, fields, row) for row in rows)).streams
    assert streams.speed.tolist() == [70, 3]
    assert streams.altitude.tolist() == [60_000 / 5 - 500, 100]


def test_interleaved_local_types_and_a_new_definition_in_between():
    other, short = ((253, "u32"), (0, "u8")), ((253, "u32"), (3, "u8"))
    messages = [definition(0, 20, RECORD), definition(1, 777, other)]
    for nth in range(100):
        messages += [data(0, RECORD, record(T0 + nth, nth)), data(1, other, (T0 + nth, 0x40))]
        messages += [data(1, other, (T0, 0))] if nth % 7 == 0 else []
    messages += [definition(0, 20, short), *(data(0, short, (T0 + 100 + nth, 99)) for nth in range(50))]
    messages += [definition(0, 20, RECORD), data(0, RECORD, record(T0 + 150, 150))]
    run = only(*messages, session(seconds=150))
    assert run.damage == ()
    assert run.streams.time.tolist() == [T0 + EPOCH + nth for nth in range(151)]
    assert run.streams.heart_rate[100:150].tolist() == [99] * 50
    assert np.isnan(run.streams.distance[100:150]).all()
    assert run.streams.distance[150] == 450


def test_compressed_times_go_on_from_the_last_whole_one():
    whole, short = ((253, "u32"), (3, "u8")), ((3, "u8"),)
    start = T0 - T0 % 32 + 30
    seconds = [1, 3, 5, 40, 41]  # 40 comes 35 s after 5, yet five bits can only tell 3 s
    messages = [definition(1, 20, whole), data(1, whole, (start, 100)), definition(2, 20, short)]
    messages += [data(0x80 | 2 << 5 | (start + second) % 32, short, (100 + second,)) for second in seconds]
    streams = only(*messages).streams
    assert (streams.time - start - EPOCH).tolist() == [0, 1, 3, 5, 8, 9]
    assert streams.heart_rate.tolist() == [100, 101, 103, 105, 140, 141]


def test_speed_and_distance_in_three_bytes_turn_over():
    made = definition(4, 20, ())[:5] + bytes((2, 253, 4, 0x86, 8, 3, 0x0D))
    steps, rows = [0, 4000, 4090, 6000, 0xFFFFF], []
    for nth, step in enumerate(steps):
        packed = (300 | (step & 0xFFF) << 12).to_bytes(3, "little")
        packed = b"\xff\xff\xff" if step == 0xFFFFF else packed
        rows.append(bytes([4]) + (T0 + nth).to_bytes(4, "little") + packed)
    streams = only(made, *rows).streams
    assert streams.speed[:4].tolist() == [3] * 4
    assert streams.distance[:4].tolist() == [step / 16 for step in steps[:4]]
    assert np.isnan([streams.speed[4], streams.distance[4]]).all()


def test_a_field_that_is_not_as_long_as_its_type_is_missing():
    made = definition(0, 20, ((253, "u32"),))[:5] + bytes((2, 253, 4, 0x86, 5, 3, 0x86))
    streams = only(made, bytes([0]) + T0.to_bytes(4, "little") + b"\1\2\3").streams
    assert streams.time[0] == T0 + EPOCH
    assert np.isnan(streams.distance[0])


@pytest.mark.parametrize(("stored", "said"), [(84, 168), (172, 172)])
def test_strides_become_steps_and_steps_stay(stored, said):
    fields = ((253, "u32"), (4, "u8"), (53, "u8"))
    rows = [data(0, fields, (T0 + nth, stored, 64)) for nth in range(20)]
    half = 0.5 * (2 if stored == 84 else 1)
    assert only(definition(0, 20, fields), *rows, session()).streams.cadence[0] == said + half


def test_running_dynamics():
    fields = ((253, "u32"), (39, "u16"), (41, "u16"), (84, "u16"))
    streams = only(definition(0, 20, fields), data(0, fields, (T0, 812, 2431, 4990))).streams
    assert (streams.oscillation[0], streams.contact[0], streams.balance[0]) == (81.2, 243.1, 49.9)


def described(number, name, units, base=0x84):
    fields = ((0, "u8"), (1, "u8"), (2, "u8"), (3, 32), (8, 16))
    return definition(9, 206, fields) + data(9, fields, (0, number, base, name, units))


@pytest.mark.parametrize("big", [False, True])
def test_developer_fields_stand_in_where_the_watch_has_none(big):
    fields = ((253, "u32"), (4, "u8"))
    made = definition(0, 20, fields, big, developer=((7, 2, 0), (8, 2, 0), (9, 2, 0)))
    order = "big" if big else "little"
    more = b"".join(value.to_bytes(2, order) for value in (240, 8, 90))
    told = (described(7, "Ground Time", "Milliseconds"), described(8, "Vertical Oscillation", "Centimeters"))
    streams = only(
        *told, described(9, "Cadence", "RPM"), made, data(0, fields, (T0, 84), big, more), session()
    )
    streams = streams.streams
    assert (streams.contact[0], streams.oscillation[0], streams.cadence[0]) == (240, 80, 168)


def test_several_files_in_one_chain():
    first, second = (
        file(records(30), session(seconds=29)),
        file(records(40, start=T0 + 9999), session(T0 + 9999)),
    )
    runs = decode_fit(first + second)
    assert [(len(run.streams), run.began - EPOCH - T0, run.damage) for run in runs] == [
        (30, 0, ()),
        (40, 9999, ()),
    ]


def test_several_sports_are_several_runs():
    sessions = [session(T0, 50, sport=2), session(T0 + 50, 10, sport=3), session(T0 + 60, 40, sport=1)]
    runs = decode_fit(file(records(100), *sessions))
    assert [run.sport_said for run in runs] == ["cycling", "transition", "running"]
    assert [len(run.streams) for run in runs] == [50, 10, 40]
    assert runs[2].streams.cadence[0] == 168
    assert runs[0].streams.cadence[0] == 84


def test_laps_and_the_zone_of_the_watch():
    lap, activity = ((2, "u32"), (8, "u32"), (9, "u32")), ((253, "u32"), (5, "u32"))
    rows = [data(4, lap, (T0, 60_000, 20_000)), data(4, lap, (T0 + 60, 39_000, 0xFFFFFFFF))]
    end = definition(5, 34, activity) + data(5, activity, (T0 + 99, T0 + 99 - 4 * 3600 + 1))
    run = only(records(100), definition(4, 19, lap), *rows, session(), end)
    assert [(one.start - EPOCH - T0, one.seconds, one.meters) for one in run.laps] == [
        (0, 60, 200),
        (60, 39, None),
    ]
    assert run.utc_offset == -4 * 3600


def test_a_treadmill_is_indoors():
    run = only(records(9), session(sub_sport=1))
    assert (run.sub_sport, run.indoor) == ("treadmill", True)


def test_a_session_without_records_is_a_run():
    run = only(session(seconds=1800, meters=5000))
    assert (len(run.streams), run.timer, run.meters) == (0, 1800, 5000)


def test_records_without_a_session_make_one():
    event = ((253, "u32"), (0, "enum"), (1, "enum"))
    stops = [data(5, event, (T0 + at, 0, kind)) for at, kind in ((0, 0), (10, 4), (30, 0))]
    run = only(definition(5, 21, event), *stops, records(100))
    assert (run.sport, run.began, run.elapsed, run.timer) == (Sport.UNKNOWN, T0 + EPOCH, 99, 79)
    assert run.meters == 297


def test_a_record_without_a_time_takes_the_one_before():
    rows = [data(0, RECORD, record(time, nth)) for nth, time in enumerate((T0, 0xFFFFFFFF, T0 + 2))]
    streams = only(definition(0, 20, RECORD), *rows).streams
    assert (streams.time - T0 - EPOCH).tolist() == [0, 0, 2]
    assert streams.distance.tolist() == [0, 3, 6]


def test_heart_rate_of_a_strap_is_merged():
    anchor, more = ((253, "u32"), (6, "u8"), (9, "u32")), definition(7, 132, ((10, "byte"), (6, "u8")))
    more = more[:-6] + bytes((10, 3, 0x0D, 6, 2, 0x02))
    ticks = [1024 * 6, 1024 * 8]  # one and three seconds after the anchor
    packed = ((ticks[0] & 0xFFF) | (ticks[1] & 0xFFF) << 12).to_bytes(3, "little")
    hr = definition(6, 132, anchor) + data(6, anchor, (T0, 100, 1024 * 5)) + more + bytes([7]) + packed
    bare = RECORD[:4] + RECORD[5:]
    rows = (record(T0 + nth, nth) for nth in range(4))
    made = definition(0, 20, bare) + b"".join(data(0, bare, row[:4] + row[5:]) for row in rows)
    rates = only(made, hr + bytes((110, 120)), session()).streams.heart_rate
    assert rates[:3].tolist() == [100, 103, 110]  # 103: the mean of 100, held for three quarters, and 110
