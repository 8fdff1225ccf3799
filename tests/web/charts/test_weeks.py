"""The bars of what was done of what was planned."""

from datetime import date, timedelta

from django.template.loader import render_to_string

from runwell.web.charts.lines import BOTTOM, LEFT, RIGHT, TOP
from runwell.web.charts.table import Table
from runwell.web.charts.weeks import Week, week_chart

MONDAY = date(2026, 3, 2)
TABLE = Table("Sessions", ("Week", "Done"), ())


def chart(*done_of_planned):
    weeks = [Week(MONDAY + timedelta(weeks=place), *two) for place, two in enumerate(done_of_planned)]
    return week_chart("weeks", "Sessions", "Sessions by week.", weeks, TABLE)


def test_a_frame_is_as_high_as_planned_and_filled_as_done():
    bar = chart((1, 2)).bars[0]
    assert float(bar.frame) == BOTTOM - TOP and float(bar.filled) == (BOTTOM - TOP) / 2
    assert float(bar.frame_y) + float(bar.frame) == BOTTOM == float(bar.filled_y) + float(bar.filled)
    assert bar.says == "1/2"


def test_more_than_planned_rises_above_the_frame_and_stays_in_the_picture():
    bar = chart((4, 3)).bars[0]
    assert float(bar.filled) > float(bar.frame) and float(bar.filled_y) >= TOP


def test_weeks_in_which_nothing_was_planned_have_no_height():
    chart_of_nothing = chart((0, 0), (0, 0))
    assert {(bar.frame, bar.filled, bar.says) for bar in chart_of_nothing.bars} == {("0", "0", "")}


def test_no_weeks_are_an_empty_chart_that_still_renders():
    assert chart().empty and "<svg" in render_to_string("charts/_weeks.html", {"chart": chart()})


def test_three_years_of_weeks_lie_beside_each_other_without_words():
    bars = chart(*[(2, 3)] * 157).bars
    assert {bar.says for bar in bars} == {""}
    edges = [(float(bar.x), float(bar.x) + float(bar.width)) for bar in bars]
    assert all(left[1] < right[0] for left, right in zip(edges, edges[1:], strict=False))
    assert edges[0][0] >= LEFT and edges[-1][1] <= RIGHT
