"""A line along the way: at most 300 points, gaps left open, the fast side of a pace up."""

import numpy as np
import pytest
from django.template.loader import render_to_string

from runwell.web.charts.lines import BOTTOM, RIGHT, TOP
from runwell.web.charts.trace import EDGE, MOST, thinned, trace

NAN = float("nan")


def drawn(along, values, **more):
    return trace("pulse", "Heart rate", "Words.", np.array(along, float), np.array(values, float), **more)


def test_a_few_points_are_drawn_as_they_are():
    [line] = drawn([0, 5, 10], [100, 150, 200]).lines
    first, _, last = line.split()
    assert first.startswith(f"{EDGE},") and last.startswith(f"{RIGHT},")


def test_an_hour_is_thinned_to_means_without_moving_it():
    along = np.arange(14_400.0)
    far, values = thinned(along, along * 2)
    assert len(far) == MOST and values == pytest.approx(far * 2, abs=60)
    assert values.mean() == pytest.approx((along * 2).mean(), rel=1e-3)


def test_where_nothing_was_recorded_there_is_no_line():
    [before, after] = drawn(range(6), [1, 2, NAN, 4, 5, NAN]).lines
    assert len(before.split()) == len(after.split()) == 2
    gap = np.where((np.arange(3000) > 1000) & (np.arange(3000) < 2000), NAN, 150.0)
    assert len(drawn(np.arange(3000), gap).lines) == 2


def test_a_stop_of_the_watch_is_a_gap_and_not_a_stretch_of_zeros():
    far, values = thinned(np.concatenate([np.arange(1000), np.arange(9000, 10000)]), np.ones(2000))
    assert len(far) < MOST and set(values.tolist()) == {1.0}


def test_all_missing_is_empty():
    assert drawn([0, 1], [NAN, NAN]).empty and drawn([], []).empty


def test_one_wrong_record_does_not_flatten_the_rest():
    wrong = np.full(200, 150.0)
    wrong[::2], wrong[7] = 160, 60_000
    numbers = [one.says for one in drawn(np.arange(200), wrong).up]
    assert len(numbers) <= 7 and max(map(float, numbers)) < 300
    ys = [float(dot.split(",")[1]) for line in drawn(np.arange(200), wrong).lines for dot in line.split()]
    assert min(ys) >= TOP and max(ys) <= BOTTOM


def test_a_faster_pace_is_higher():
    [line] = drawn([0, 1], [600, 480], low_is_up=True).lines
    slow, fast = (float(dot.split(",")[1]) for dot in line.split())
    assert fast < slow


def test_it_renders_with_its_words():
    page = render_to_string("charts/_trace.html", {"chart": drawn([0, 1], [1, 2])})
    assert 'aria-labelledby="pulse-title pulse-says"' in page and "style=" not in page
