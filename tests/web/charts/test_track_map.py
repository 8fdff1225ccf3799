"""A track to scale: north is up, a degree is as long as on the ground, and no line joins what has a gap."""

import numpy as np
import pytest
from django.template.loader import render_to_string

from runwell.web.charts.track_map import HIGHEST, LOWEST, METERS_A_DEGREE, MOST, WIDTH, track_map

NAN = float("nan")
LENGTHS = [(50.0, "50 m"), (100.0, "100 m"), (500.0, "500 m"), (1000.0, "1 km")]


def drawn(latitude, longitude):
    return track_map("map", "Map", "Words.", np.array(latitude, float), np.array(longitude, float), LENGTHS)


def places(chart):
    return [tuple(map(float, dot.split(","))) for line in chart.lines for dot in line.split()]


def test_north_is_up_and_east_is_right():
    chart = drawn([41.0, 41.01, 41.01], [-87.0, -87.0, -86.99])
    south, north, east = places(chart)
    assert north[1] < south[1] and north[0] == south[0] and east[0] > north[0] and east[1] == north[1]


def test_it_is_to_scale_at_sixty_degrees():
    """There a degree of longitude is half as long as one of latitude."""
    corner, north, east = places(drawn([60.0, 60.01, 60.0], [10.0, 10.0, 10.01]))
    up, along = corner[1] - north[1], east[0] - corner[0]
    assert along / up == pytest.approx(0.5, abs=0.01)


def test_the_scale_bar_is_as_long_as_it_says():
    chart = drawn([41.0, 41.0], [-87.0, -86.99])
    wide = 0.01 * METERS_A_DEGREE * np.cos(np.radians(41))
    a_meter = (places(chart)[1][0] - places(chart)[0][0]) / wide
    assert chart.bar.says == "100 m"
    assert float(chart.bar.length) == pytest.approx(100 * a_meter, abs=0.2)


def test_gaps_stay_open_and_few_places_are_no_map():
    assert len(drawn([1, 2, NAN, 3, 4], [1, 2, NAN, 3, 4]).lines) == 2
    assert drawn([1, NAN], [1, 2]) is None and drawn([], []) is None


def test_standing_still_and_a_straight_line_fit_in():
    still = drawn([41.0] * 5, [-87.0] * 5)
    assert all(0 <= x <= WIDTH and 0 <= y <= still.height for x, y in places(still))
    tall = drawn([40.0, 41.0], [-87.0, -87.0])
    assert tall.height == HIGHEST and drawn([41.0, 41.0], [-87.0, -86.0]).height == LOWEST


def test_across_the_date_line_it_stays_small():
    west, east = places(drawn([0.0, 0.01], [179.999, -179.999]))
    assert east[0] > west[0] and drawn([0, 0.01], [179.999, -179.999]).bar.says != "1 km"


def test_a_long_run_is_thinned_and_ends_where_it_ended():
    chart = drawn(np.linspace(41, 41.2, 20_000), np.linspace(-87, -87.3, 20_000))
    assert len(places(chart)) == MOST
    assert (f"{places(chart)[-1][0]:g}", f"{places(chart)[-1][1]:g}") == chart.end


def test_it_asks_nothing_of_anybody():
    page = render_to_string("charts/_track.html", {"chart": drawn([41, 41.01], [-87, -87.01])})
    assert "http" not in page and "<image" not in page and "style=" not in page
