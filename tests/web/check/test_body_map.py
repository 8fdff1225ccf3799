"""The hip map: one renderer for data, both sides alike, and a patch for every place one can touch."""

import re

import pytest

from runwell.web.check.body_map import MAPS, body_map, mirrored, moved

DEEP = "hip-unsure"


@pytest.fixture(scope="module")
def hip():
    return body_map("hip")


@pytest.fixture(scope="module")
def places(hip_pack):
    return hip_pack.findings["pain-location-main"].values


def points(path):
    return {(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path)}


def test_every_place_of_the_question_has_its_patch(hip, places):
    assert set(hip.patches) == set(places)


def test_only_the_deep_place_has_rings_in_place_of_a_patch(hip, places):
    assert [place for place in places if not hip.patches[place].path] == [DEEP]
    assert len(hip.patches[DEEP].rings) == 2


def test_each_view_holds_six_to_eight_places_a_side(hip, places):
    for left, right in ((0, hip.width / 2), (hip.width / 2, hip.width)):
        shown = [p for p in places if any(left < x < right for x, _ in points(hip.patches[p].path))]
        assert 6 <= len(shown) <= 8


def test_both_sides_of_the_body_are_alike(hip, places):
    middles = [middle for _, middle in hip.names]
    for place in places:
        here = points(hip.patches[place].path)
        assert {(2 * nearest(middles, x) - x, y) for x, y in here} == here


def nearest(middles, x):
    return min(middles, key=lambda middle: abs(middle - x))


def test_a_path_moves_and_turns_over():
    assert moved("M1,2 L3.5,4", 10) == "M11,2 L13.5,4"
    assert moved("M1,2 L3.5,4", 10, side=-1) == "M9,2 L6.5,4"
    assert mirrored("M1,2", 10) == "M11,2M9,2"


def test_a_region_that_nobody_drew_has_no_map():
    assert body_map("elbow") is None


def test_the_drawing_stays_small():
    assert (MAPS / "hip.json").stat().st_size < 5 * 1024
