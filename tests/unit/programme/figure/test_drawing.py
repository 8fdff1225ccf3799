"""How a figure is read and drawn."""

import re

import pytest

from runwell.programme.figure import drawing
from runwell.programme.figure.drawing import Words
from runwell.programme.figure.ink import DARK, LIGHT
from runwell.programme.figure.motion import LONGEST_HOLD, motion
from runwell.programme.figure.reading import beat, figure
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
