"""What GPX and TCX say, in files made by hand: one odd thing at a time."""

import numpy as np
import pytest

from runwell.refusals import Refusal
from runwell.running.files.door import decode
from runwell.running.files.gpx import MOST_TRACKS
from runwell.running.files.run import Device, Harm, Lap, Sport
from tests.watch_files import BEGAN, GPX, GPX_POINT, TCX, TCX_POINT, gpx, points, tcx


def gpx_of(text, **around):
    (run,) = decode(GPX.format(points=text).encode())
    return run


def test_a_gpx_file_with_everything():
    (run,) = decode(gpx())
    assert (run.sport, run.sport_said, run.name) == (Sport.RUNNING, "running", "New Year & fog")
    assert (run.began, run.timer, run.elapsed, run.device) == (BEGAN, 20, 20, Device(product="Watch 3"))
    assert run.meters == pytest.approx(60.01, abs=0.01) and not run.indoor
    assert run.streams.time.tolist() == [BEGAN + 5 * at for at in range(5)]
    assert run.streams.altitude.tolist() == [250, 251, 252, 253, 254]
    assert run.streams.heart_rate.tolist() == [140, 141, 142, 143, 144]
    assert run.streams.cadence.tolist() == [172] * 5
    assert np.isnan(run.streams.speed).all()


def test_a_tcx_file_with_everything():
    (run,) = decode(tcx())
    assert (run.sport, run.name, run.timer, run.meters, run.indoor) == (
        Sport.RUNNING,
        "In fog",
        20,
        60.5,
        False,
    )
    assert run.device == Device(product="Watch 3", serial=77)
    assert run.laps == (Lap(start=BEGAN, seconds=20, meters=60.5),)
    assert run.streams.distance.tolist() == [0, 15, 30, 45, 60] and run.streams.speed.tolist() == [3] * 5
    assert run.streams.heart_rate.tolist() == [140, 141, 142, 143, 144]
    assert run.streams.cadence.tolist() == [172] * 5


@pytest.mark.parametrize(
    ("said", "sport"),
    [
        ("9", Sport.RUNNING),
        ("Run", Sport.RUNNING),
        ("trail_running", Sport.RUNNING),
        ("Laufen", Sport.RUNNING),
        ("treadmill_running", Sport.RUNNING),
        ("10", Sport.WALKING),
        ("walking", Sport.WALKING),
        ("Hike", Sport.HIKING),
        ("1", Sport.OTHER),
        ("cycling", Sport.OTHER),
        ("", Sport.UNKNOWN),
        ("...", Sport.UNKNOWN),
    ],
)
def test_the_sport_as_apps_write_it(said, sport):
    (run,) = decode(gpx().replace(b">running<", f">{said}<".encode()))
    assert run.sport is sport


@pytest.mark.parametrize(
    ("cad", "sport", "steps"),
    [
        (86, "running", 172),
        (172, "running", 172),
        (55, "walking", 110),
        (110, "walking", 110),
        (90, "cycling", 90),
    ],
)
def test_cadence_is_steps_of_both_legs(cad, sport, steps):
    text = gpx().replace(b"cad>86<", f"cad>{cad}<".encode()).replace(b">running<", f">{sport}<".encode())
    assert decode(text)[0].streams.cadence.tolist() == [steps] * 5


def test_each_track_with_times_is_a_run_and_its_segments_are_joined():
    one, two = points(GPX_POINT, 2), points(GPX_POINT, 3)
    bare = '<trkpt lat="1" lon="2"/>'
    joined = f"{one}</trkseg><trkseg>{two}</trkseg></trk><trk><trkseg>{bare}</trkseg></trk><trk><trkseg>{two}"
    first, second = decode(GPX.format(points=joined).encode())
    assert (len(first.streams), len(second.streams), second.name) == (5, 3, "")
    assert first.damage[0].harm is Harm.TIMES_OUT_OF_ORDER and first.damage[0].detail == "1"


@pytest.mark.parametrize(
    "when", ["2026-01-01T00:00:01", "2026-01-01T01:00:01+01:00", "2026-01-01 00:00:01.000Z"]
)
def test_times_in_other_clothes(when):
    run = gpx_of(points(GPX_POINT, 1) + f'<trkpt lat="45" lon="-93"><time>{when}</time></trkpt>')
    assert run.streams.time.tolist() == [BEGAN, BEGAN + 1]


@pytest.mark.parametrize(
    "when", ["", "now", "2026-02-30T00:00:00Z", "2026-01-01T24:61:00Z", "1767225600", "0"]
)
def test_a_time_that_is_none_is_missing_and_its_point_stays(when):
    run = gpx_of(points(GPX_POINT, 1) + f'<trkpt lat="45" lon="-93"><time>{when}</time></trkpt>')
    np.testing.assert_array_equal(run.streams.time, [BEGAN, np.nan])


def test_values_that_are_none():
    odd = '<trkpt lat="91" lon="0"><ele>12,5</ele><hr>high</hr><speed>inf</speed></trkpt>'
    odd += '<trkpt lat="0" lon="0"/>'
    run = gpx_of(points(GPX_POINT, 1) + odd)
    np.testing.assert_array_equal(run.streams.latitude[1:], [np.nan, 0])
    np.testing.assert_array_equal(run.streams.longitude[1:], [np.nan, 0])
    np.testing.assert_array_equal(run.streams.altitude, [250, 12.5, np.nan])
    np.testing.assert_array_equal(run.streams.heart_rate, [140, np.nan, np.nan])
    assert np.isnan(run.streams.speed).all()


def two_points(seconds, north):
    form = '<trkpt lat="{}" lon="0"><time>2026-01-01T00:{:02d}:{:02d}Z</time></trkpt>'
    return form.format(0, 0, 0) + form.format(north / 110_574, *divmod(seconds, 60))


@pytest.mark.parametrize(
    ("seconds", "north", "timer", "meters"),
    [
        (600, 2000, 600, 2000),  # a signal lost on the run
        (600, 20, 0, 20),  # standing at a light
        (600, 9000, 0, 0),  # on a bus
        (20, 200, 20, 200),  # no gap: a position that jumped is not judged here
    ],
)
def test_gaps(seconds, north, timer, meters):
    run = gpx_of(two_points(seconds, north))
    assert (run.timer, run.elapsed) == (timer, seconds)
    assert run.meters == pytest.approx(meters, rel=1e-4)


def test_the_way_over_the_edge_of_the_map_is_short():
    form = '<trkpt lat="0" lon="{}"><time>2026-01-01T00:00:0{}Z</time></trkpt>'
    assert gpx_of(form.format(179.9999, 0) + form.format(-179.9999, 5)).meters == pytest.approx(
        22.26, abs=0.01
    )


def test_a_gpx_file_of_old():
    text = GPX.format(points='<trkpt lat="1" lon="2"><time>2026-01-01T00:00:00Z</time><course>9</course>'
                      "<speed>2.5</speed></trkpt>")  # fmt: skip
    (run,) = decode(text.replace("1.1", "1.0").encode())
    assert run.streams.speed.tolist() == [2.5]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (gpx().replace(b"time>", b"thyme>"), "has no times"),
        (
            b"<gpx><rte><rtept lat='1' lon='2'><time>2026-01-01T00:00:00Z</time></rtept></rte></gpx>",
            "no recorded",
        ),
        (b"<gpx/>", "no recorded"),
        (b"<TrainingCenterDatabase><Courses><Course/></Courses></TrainingCenterDatabase>", "planned course"),
        (
            b"<TrainingCenterDatabase><Workouts><Workout/></Workouts></TrainingCenterDatabase>",
            "planned workout",
        ),
        (
            b"<TrainingCenterDatabase><Activities><Activity><Id>2026-01-01T00:00:00Z</Id></Activity>",
            "no recorded",
        ),
        (b"<gpx>" + b"<trk></trk>" * (MOST_TRACKS + 1), "more than 1,000 tracks"),
    ],
)
def test_what_holds_no_run_is_refused(data, why):
    with pytest.raises(Refusal, match=why):
        decode(data)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE gpx [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]>',
    ],
)
def test_entities_are_refused(declaration):
    with pytest.raises(Refusal, match="declares entities"):
        decode(gpx().replace(b"<gpx ", declaration.encode() + b"<gpx ", 1))


def test_a_plain_doctype_is_taken_and_nothing_fetched():
    (run,) = decode(gpx().replace(b"<gpx ", b'<!DOCTYPE gpx SYSTEM "http://example.org/gpx.dtd"><gpx ', 1))
    assert run.damage == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\n\t " + text,
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.split(b"?>", 1)[1],
        lambda text: text.decode().encode("utf-16"),
        lambda text: text.replace(b"fog", "Schneefall: wei\xdf".encode("latin-1")).replace(
            b"UTF-8", b"latin-1"
        ),
        lambda text: text.replace(b"fog", "wei\xdf".encode()).replace(b"UTF-8", b"ISO-8859-1"),
        lambda text: text.replace(b"fog", "wei\xdf".encode("latin-1")),
        lambda text: text.replace(b"fog", "wei\xdf".encode("cp1252")).replace(b"UTF-8", b"windows-1252"),
        lambda text: text.replace(b"fog", b"wei\xdf").replace(b"UTF-8", b"no-such-one"),
        lambda text: text.replace(b"UTF-8", b"utf-16"),
        lambda text: text.replace(
            b' xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"', b""
        ),
        lambda text: text.replace(b"<gpx ", b"<gpx:gpx ").replace(b"</gpx>", b"</gpx:gpx>"),
        lambda text: text.replace(b"fog", b"<![CDATA[fog]]>"),
        lambda text: text.replace(b"\n", b"\r\n"),
    ],
)
def test_files_that_are_nearly_right_are_taken_whole(change):
    (run,) = decode(change(gpx()))
    assert len(run.streams) == 5 and run.damage == () and run.streams.heart_rate[4] == 144
    if "wei" in run.name:
        assert run.name.endswith("wei\xdf")


@pytest.mark.parametrize(
    "change", [(b"New Year &amp; fog", b"Salt & Pepper &nbsp; R&D"), (b"Year", b"Ye\x01ar")]
)
def test_what_is_nearly_xml_is_mended_and_named(change):
    (run,) = decode(gpx().replace(*change))
    assert len(run.streams) == 5 and [one.harm for one in run.damage] == [Harm.NOT_WELL_FORMED]


@pytest.mark.parametrize("make", [gpx, tcx])
def test_a_cut_file_keeps_every_whole_point(make):
    whole = make(8)
    name = b"</trkpt>" if make is gpx else b"</Trackpoint>"
    for at in range(whole.index(name) + len(name), len(whole) - 20, 7):
        (run,) = decode(whole[:at])
        assert len(run.streams) == whole[:at].count(name)
        assert run.damage[0].harm is Harm.CUT_SHORT and len(run.damage) == 1
    (run,) = decode(whole[: whole.rindex(name)] + bytes(4096))
    assert len(run.streams) == 7 and Harm.CUT_SHORT in [one.harm for one in run.damage]


def test_more_behind_the_last_element():
    (run,) = decode(gpx() + gpx())
    assert len(run.streams) == 5 and [one.harm for one in run.damage] == [Harm.BYTES_BEHIND]


def test_a_treadmill_and_a_run_typed_in():
    hall = points(TCX_POINT).replace("LatitudeDegrees", "X").replace("LongitudeDegrees", "X")
    (run,) = decode(TCX.format(points=hall).encode())
    assert run.indoor and not run.has_positions and run.meters == 60.5
    (typed,) = decode(TCX.format(points="").encode())
    assert not typed.indoor and len(typed.streams) == 0
    assert (typed.began, typed.timer, typed.elapsed, typed.meters) == (BEGAN, 20, 20, 60.5)


def test_several_sports_in_one_session():
    one = TCX.format(points=points(TCX_POINT)).split("<Activities>")[1].split("</Activities>")[0]
    two = one.replace("Running", "Biking")
    session = (
        f"<MultiSportSession><FirstSport>{one}</FirstSport><NextSport>{two}</NextSport></MultiSportSession>"
    )
    runs = decode(
        f"<TrainingCenterDatabase><Activities>{session}</Activities></TrainingCenterDatabase>".encode()
    )
    assert [run.sport for run in runs] == [Sport.RUNNING, Sport.OTHER]


def test_tcx_without_any_distance_measures_the_way():
    text = TCX.format(points=points(TCX_POINT)).replace("DistanceMeters", "X")
    (run,) = decode(text.encode())
    assert run.meters == pytest.approx(60.01, abs=0.01)


BUILT_BY_NOBODY = {
    "nested": b"<gpx>" + b"<a>" * 300,
    "one comment": b"<gpx><!--" + b"x" * 5_000_000,
    "one tag": b'<gpx a="' + b"x" * 5_000_000,
    "a name for each element": b"<gpx>" + b"".join(b"<n%d/>" % at for at in range(200_000)),
}


@pytest.mark.parametrize("data", BUILT_BY_NOBODY.values(), ids=BUILT_BY_NOBODY)
def test_what_would_take_time_and_memory_without_end_is_refused(data):
    with pytest.raises(Refusal, match="as no watch builds one"):
        decode(data)


def test_a_million_lone_signs_are_not_mended():
    with pytest.raises(Refusal, match="no recorded track"):
        decode(b"<gpx><trk>" + b"&" * 1_000_000)


def test_a_long_file_is_read_in_slices():
    """Three megabytes, so that texts are cut where slices end."""
    (run,) = decode(gpx(12).replace(b"<trkseg>", b"<trkseg>" + points(GPX_POINT, 12).encode() * 999))
    assert len(run.streams) == 12_000
    for name, values in run.streams.columns():
        if len(values) and name not in ("distance", "speed"):
            np.testing.assert_array_equal(values, np.tile(values[:12], 1000), err_msg=name)
