"""How a figure is read and drawn."""

import re

import pytest

from runwell.programme.figure import drawing
from runwell.programme.figure.drawing import Words
from runwell.programme.figure.ink import DARK, LIGHT
from runwell.programme.figure.motion import LONGEST_HOLD, motion
from runwell.programme.figure.reading import beat, figure
from runwell.programme.figure.scene import scene
from runwell.programme.figure.things import outlines
from runwell.refusals import Refusal

TABLE = {
    "looked_at": True,
    "keyframes": {"hip_R_flex": [0, 80], "knee_R_flex": [0, 80]},
    "works": ["quadriceps_R"],
}
WORDS = Words("Knee & lift", "Lift the knee.")
PAPERS = {"light": ("#f7f6f1", LIGHT), "dark": ("#0f1a19", DARK)}


def made(**more):
    return figure({**TABLE, **more}, "standing", "2-3-2")


def test_one_that_was_not_looked_at_is_refused():
    for looked_at in (False, None, "yes"):
        with pytest.raises(Refusal, match="looked at"):
            drawing.stills(made(looked_at=looked_at), WORDS)
        with pytest.raises(Refusal, match="looked at"):
            drawing.moving(made(looked_at=looked_at), WORDS)


@pytest.mark.parametrize(
    "wrong",
    [
        {"keyframes": {"hip_R_flexion": [0, 1]}},
        {"keyframes": {"hip_R_flex": [0, 1], "knee_R_flex": [0, 1, 2]}},
        {"works": ["biceps"]},
        {"root": "floating"},
        {"views": ["below"]},
        {"pins": [{"point": "nose", "to": "floor"}]},
        {"pins": [{"point": "heel_R", "to": "ceiling"}]},
        {"props": [{"kind": "horse"}]},
        {"speed": 3},
    ],
)
def test_what_no_figure_has_is_named(wrong):
    with pytest.raises(Refusal):
        made(**wrong)


def test_it_keeps_the_tempo_and_shows_a_long_hold_shorter():
    assert beat("2-3-2") == (2, 3, 2)
    assert beat("slow-8-slow") == (2, 8, 2)
    assert beat("as the run") == (2, 1, 2)
    way = motion(figure(TABLE, "standing", "3-60-3"))
    assert way.seconds == 6 + LONGEST_HOLD
    assert way.times[0] == 0 and way.times[-1] == 1 and list(way.times) == sorted(way.times)
    held = way.times[len(way.at)] - way.times[len(way.at) - 1]
    assert held * way.seconds == pytest.approx(LONGEST_HOLD, abs=0.02)


def test_the_strip_has_three_moments_and_words_are_escaped():
    strip = drawing.stills(made(), WORDS).svg
    assert len(re.findall(r'<g transform="translate', strip)) == 3
    assert "<title" in strip and "Knee &amp; lift" in strip
    assert (
        len(re.findall(r'<g transform="translate', drawing.stills(made(views=["side", "front"]), WORDS).svg))
        == 6
    )


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first, second):
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("paper", PAPERS)
def test_edges_arrows_and_bands_stand_out_from_the_paper_and_edges_from_what_they_enclose(paper):
    ground, ink = PAPERS[paper]
    assert contrast(ink["line"], ground) >= 4.5
    for name in ("arrow", "band", "muscle"):
        assert contrast(ink[name], ground) >= 3, name
    for name in ("skin", "shirt"):
        assert contrast(ink[name], ink["line"]) >= 3, name
    for name in ("line", "arrow", "band"):
        assert contrast(ink[name], ink["thing"]) >= 3, name


def test_a_run_goes_on_to_its_first_pose_and_other_exercises_go_back_the_way_they_came():
    there = motion(made(beat=[1, 0, 1]))
    assert there.order == (0, 1, 2, 1, 0) and there.times == (0, 0.25, 0.5, 0.75, 1)
    run = motion(made(beat=[3, 0, 1], round=True))
    assert run.order == (0, 1, 2, 0) and run.times == (0, 0.375, 0.75, 1)
    held = motion(made(beat=[2, 1, 1], round=True))
    assert held.order == (0, 1, 2, 2, 0) and held.times == (0, 0.25, 0.5, 0.75, 1)
    assert all(len(one.order) == len(one.times) for one in (there, run, held))


@pytest.mark.parametrize(("view", "sides"), [("side", 1), ("top", 1), ([30, 20], 3), ([-30, 20], 3)])
def test_a_step_shows_the_sides_that_face_who_looks(view, sides):
    drawn = drawing.stills(made(views=[view], props=[{"kind": "step", "size": [40, 20, 50]}]), WORDS).svg
    assert drawn.count('class="g e"') == 3 * sides


def test_a_bench_is_as_high_as_it_says_and_stands_on_the_floor():
    one = made(props=[{"kind": "bench", "place": [50, 0, 0], "size": [40, 38, 60]}])
    places = [outline.places[0] for outline in outlines(one.props[0], motion(one))]
    heights = [y for place in places for y in place[:, 1]]
    assert max(heights) == 38 and 0 <= min(heights) <= 1


def test_a_level_line_tilts_with_the_hips_and_goes_beyond_them():
    prop = {"kind": "level", "at": ["hip_side_R", "hip_side_L"], "size": [10]}
    one = made(root="standing", props=[prop], keyframes={"root_roll": [0, 20]})
    (line,) = outlines(one.props[0], motion(one))
    assert line.places[0][0] - line.places[0][1] == pytest.approx((0, 0, 2 * 8.5 + 20))
    assert line.places[-1][0][1] < line.places[-1][1][1] - 10


def test_a_slider_lies_on_the_floor_under_its_heel():
    one = made(props=[{"kind": "slider", "at": ["heel_R"], "size": [16]}])
    way = motion(one)
    (flat,) = outlines(one.props[0], way)
    assert flat.places[:, :, 1] == pytest.approx(0.6)
    assert flat.places[:, :, 0].mean(axis=1) == pytest.approx(way.point("heel_R")[:, 0])


def test_a_shin_named_over_the_rest_is_drawn_last():
    knee = {"hip_R_flex": 60, "knee_R_flex": [90, 91]}
    plain = scene(made(keyframes=knee), motion(made(keyframes=knee)), 0)
    crossed = made(keyframes=knee, over=["shin_R"])
    apart = scene(crossed, motion(crossed), 0)
    assert len(apart.layers) == len(plain.layers) + 1
    assert {stroke.kind for stroke in apart.layers[-1].strokes} == {"o", "s", "f"}
