"""What holds of every figure that is kept, in every pose."""

import gzip
import re
from functools import cache
from xml.etree import ElementTree

import numpy as np
import pytest

from runwell.programme.figure import drawing
from runwell.programme.figure.drawing import Words
from runwell.programme.figure.flesh import PARTS, POINTS, TOGETHER
from runwell.programme.figure.motion import motion
from runwell.programme.figure.reading import figure
from runwell.programme.figure.solving import point_of
from runwell.records.exercise_figures import moving, stills, tables
from runwell.records.packs import the_pack

MOST, PIERCED, MOVED = 3072, 1.0, 1.5
EXERCISES = the_pack().exercises
SHOWN = [name for name, table in tables().items() if table.get("looked_at") is True]
SVG = "{http://www.w3.org/2000/svg}"


def of(name):
    return figure(tables()[name], EXERCISES[name].root_pose, EXERCISES[name].dose.tempo)


@cache
def motion_of(name):
    """Solved once for all that is asked of it: it is what takes long."""
    return motion(of(name))


def test_every_file_is_of_an_exercise_and_the_pages_three_are_shown():
    assert set(tables()) <= set(EXERCISES)
    assert {"hamstring-stretch", "bridge", "monster-walk"} <= set(SHOWN)


@pytest.mark.parametrize("name", tables())
def test_no_part_of_the_body_is_under_the_floor(name):
    body = motion_of(name).body
    for part in PARTS:
        low = (body.points(part.segment, part.places)[:, :, 1] - part.radius).min()
        assert low > -PIERCED, (part.segment, part.kind, low)


@pytest.mark.parametrize("name", tables())
def test_what_is_fixed_does_not_move(name):
    way = motion_of(name)
    for pin in of(name).pins:
        if "fixed" not in pin.to or pin.weight < 1:
            continue
        among = [number for number, at in enumerate(way.at) if pin.during[0] <= at <= pin.during[1]]
        for point in TOGETHER.get(pin.point, (pin.point,)):
            places = point_of(way.body, point)[among]
            assert np.abs(places - places[0]).max() < MOVED, (point, np.abs(places - places[0]).max())


@pytest.mark.parametrize("name", tables())
def test_feet_and_hands_that_are_on_the_floor_are_on_it(name):
    way = motion_of(name)
    for pin in of(name).pins:
        among = [number for number, at in enumerate(way.at) if pin.during[0] <= at <= pin.during[1]]
        for point in TOGETHER.get(pin.point, (pin.point,)):
            if pin.to.startswith("floor") and pin.weight >= 1:
                high = point_of(way.body, point)[among][:, 1] - POINTS[point][2] - pin.offset[1]
                assert np.abs(high).max() < MOVED, (point, high)


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("made", [stills, moving])
def test_each_is_small_says_what_it_is_and_needs_nothing_else(name, made):
    drawn = made(EXERCISES[name])
    assert len(gzip.compress(drawn.svg.encode(), mtime=0)) <= MOST
    root = ElementTree.fromstring(drawn.svg)
    assert root.find(f"{SVG}title").text == EXERCISES[name].name
    assert len(root.find(f"{SVG}desc").text) > 60
    assert root.get("role") == "img" and root.get("aria-labelledby") == "t d"
    assert not re.search(r"href|url\(|<script|style=|<image|@import", drawn.svg)


@pytest.mark.parametrize("name", SHOWN)
def test_only_the_moving_one_moves_and_both_are_always_the_same(name):
    one, words = of(name), Words("a", "b")
    assert "<animate" not in drawing.stills(one, words).svg and "<animate" in drawing.moving(one, words).svg
    assert drawing.moving(one, words) == drawing.moving(of(name), words)
