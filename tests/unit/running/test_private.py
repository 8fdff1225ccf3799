"""What others see of a track, and what they can make of it: tried as somebody who looks for the home."""

from math import cos, pi, radians

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.running.files.ground import apart
from runwell.running.files.run import Streams
from runwell.running.private import CELL, HIDDEN, NEAR, Place, shown_to_others, usual_starts

DEGREE = 111_320.0
places = st.builds(Place, st.floats(-80, 80), st.floats(-180, 179.999))


def moved(place, north, east):
    return Place(
        place.latitude + north / DEGREE, place.longitude + east / DEGREE / cos(radians(place.latitude))
    )


def out_and_back(home, course, meters=3000.0):
    """A run straight away from home and back, a record every ten meters."""
    way = np.concatenate((np.arange(0, meters, 10.0), np.arange(meters, -1, -10.0)))
    track = [moved(home, one * np.cos(course), one * np.sin(course)) for one in way]
    latitude, longitude = np.array(track).T
    return Streams.of(len(way), latitude=latitude, longitude=longitude, altitude=np.full(len(way), 9.0))


@given(places, places, st.floats(0, 2 * pi))
def test_nothing_is_seen_near_any_end(home, other, course):
    run = out_and_back(home, course)
    seen = shown_to_others(run, (other,))
    there = np.isfinite(seen.latitude)
    for place in (home, other):
        assert not (apart(seen.latitude[there], seen.longitude[there], *place) < HIDDEN).any()
    assert (there == np.isfinite(seen.longitude)).all() and (there == np.isfinite(seen.altitude)).all()
    assert there.sum() > 40 and (seen.latitude[there] == run.latitude[there]).all()


@given(places, st.floats(0, 2 * pi), st.floats(0, NEAR - 1), st.floats(0, 2 * pi))
def test_a_start_a_little_off_is_cut_as_the_usual_one(home, course, off, side):
    start = moved(home, off * np.cos(side), off * np.sin(side))
    run = out_and_back(start, course)
    seen = shown_to_others(run, (home,))
    there = np.isfinite(seen.latitude)
    assert not (apart(seen.latitude[there], seen.longitude[there], *start) < HIDDEN).any()
    at_home = shown_to_others(run, (home, home))
    np.testing.assert_array_equal(at_home.latitude, seen.latitude)


def cell_of(place):
    """Row, column and width of a column, as the grid is described in the decision."""
    row = np.floor(place.latitude / CELL)
    width = CELL / cos(radians(max(abs(row - 1), abs(row + 2)) * CELL))
    return row, np.floor(place.longitude / width), width


@given(places, st.floats(0.01, 0.99), st.floats(0.01, 0.99), st.floats(0, 2 * pi))
def test_the_cut_tells_the_cell_and_no_more(home, up, right, course):
    """Two homes in one cell hide the same, so a thousand tracks that pass cannot tell them apart."""
    row, column, width = cell_of(home)
    other = Place((row + up) * CELL, (column + right) * width)
    track = out_and_back(home, course)
    passing = Streams.of(
        len(track) + 2,
        latitude=np.concatenate(([0.0], track.latitude, [0.0])),
        longitude=np.concatenate(([90.0], track.longitude, [90.0])),
    )
    one, two = (shown_to_others(passing, (place,)) for place in (home, other))
    np.testing.assert_array_equal(one.latitude, two.latitude)


@pytest.mark.parametrize(("up", "right"), [(0.1, 0.1), (0.9, 0.2), (0.2, 0.9)])
def test_the_middle_of_many_cuts_is_not_the_home(up, right):
    """The middle of a circle around the home is the home; the middle of these cuts is that of the cell."""
    row, column, width = cell_of(Place(45, -93))
    home = Place((row + up) * CELL, (column + right) * width)
    runs = [shown_to_others(out_and_back(home, course), ()) for course in np.linspace(0, 2 * pi, 40)]
    firsts = [np.flatnonzero(np.isfinite(run.latitude))[0] for run in runs]
    cuts = np.array([(run.latitude[at], run.longitude[at]) for run, at in zip(runs, firsts, strict=True)])
    middle = (cuts.max(0) + cuts.min(0)) / 2
    assert apart(middle[:1], middle[1:], *home)[0] > 200
    assert apart(middle[:1], middle[1:], (row + 0.5) * CELL, (column + 0.5) * width)[0] < 60


def test_a_run_without_positions_stays_as_it_is_but_for_its_height():
    seen = shown_to_others(Streams.of(3, speed=np.ones(3), altitude=np.ones(3)), (Place(45, -93),))
    assert np.isnan(seen.altitude).all() and (seen.speed == 1).all()


def test_a_cut_over_the_edge_of_the_map():
    run = out_and_back(Place(-17.0, 179.9999), pi / 2)
    wrapped = Streams.of(len(run), latitude=run.latitude, longitude=(run.longitude + 180) % 360 - 180)
    assert (
        np.isfinite(shown_to_others(wrapped, ()).latitude) == np.isfinite(shown_to_others(run, ()).latitude)
    ).all()


def test_a_place_is_usual_from_the_third_time_on():
    home, park = Place(45.0, -93.0), Place(45.1, -93.0)
    around = [moved(home, 60 * at, -40 * at) for at in range(3)]
    assert usual_starts(around[:2]) == ()
    assert usual_starts(around) == (home,)
    assert usual_starts([park, *around, park, park, *around]) == (park, home)


def test_a_usual_place_stays_where_it_was_first_seen():
    ends = [Place(45.0, -93.0)] + [moved(Place(45.0, -93.0), 150.0, 0.0)] * 500
    assert usual_starts(ends) == (Place(45.0, -93.0),)


def test_many_places_are_all_told_apart():
    ends = [Place(45.0 + 0.01 * at, -93.0) for at in range(300)]
    assert usual_starts(ends * 3) == tuple(ends)
