"""Bars, points, flags, a line and counts over weeks or months, and ten years on a phone."""

from datetime import date, timedelta

from django.template.loader import render_to_string

from runwell.web.charts.lines import LEFT, RIGHT
from runwell.web.charts.table import Table
from runwell.web.charts.timeline import BARS, LINE, Names, Period, timeline

MONDAY = date(2026, 3, 2)
NAMES = Names("far", "farthest", "spike", "pain", "sessions", "change")
TABLE = Table("Weeks", ("Week", "Far"), (("March 2", "3"),))


def week(number, bar=10.0, **more):
    first = MONDAY + timedelta(weeks=number)
    return Period(first, first + timedelta(days=6), bar, **more)


def chart(*periods, **more):
    return timeline("runs", "Runs", "Runs by week.", NAMES, periods, TABLE, **more)


def test_bars_share_the_width_and_the_highest_reaches_the_top():
    drawn = chart(week(0, 5), week(1, 10))
    first, second = drawn.bars
    assert float(second.y) == BARS[0] and float(second.height) == BARS[1] - BARS[0]
    assert float(first.height) == (BARS[1] - BARS[0]) / 2
    assert LEFT < float(first.x) < float(second.x) < RIGHT
    assert float(first.width) == (RIGHT - LEFT) / 2 * 0.8


def test_a_week_without_a_run_has_no_bar_and_one_without_pain_breaks_the_line():
    drawn = chart(week(0, 0), week(1, line=2), week(2, line=10), week(3), week(4, line=0))
    assert len(drawn.bars) == 4 and len(drawn.dots) == 3
    [line] = drawn.lines
    assert len(line.split()) == 2 and line.endswith(f",{LINE[0]:g}")
    assert [one.says for one in drawn.beside] == ["0", "10"]
    assert chart(week(0)).beside == ()


def test_flags_stand_on_their_bars_and_points_within():
    [flag], [point] = (chart(week(0, 10, point=4, flagged=True)).flags, chart(week(0, 10, point=5)).points)
    assert float(flag.y) < BARS[0] and float(point.y) == sum(BARS) / 2


def test_more_sessions_are_a_larger_dot():
    one, four = chart(week(0, count=1), week(1), week(2, count=4)).counts
    assert float(four.size) == 2 * float(one.size)


def test_ten_years_of_months_stay_inside_and_apart():
    months = [
        Period(date(year, month, 1), date(year, month, 28), 100.0, 20.0, line=3.0, count=3)
        for year in range(2017, 2027)
        for month in range(1, 13)
    ]
    drawn = chart(*months, marked=[date(2020, 5, 5)])
    places = [float(one.x) for one in drawn.bars]
    assert (
        drawn.small
        and len(places) == 120
        and all(b - a > 2 for a, b in zip(places, places[1:], strict=False))
    )
    assert places[0] >= LEFT and places[-1] + float(drawn.bars[-1].width) <= RIGHT
    page = render_to_string("charts/_timeline.html", {"chart": drawn})
    assert len(page.encode()) < 40_000 and "style=" not in page
    assert drawn.along[0].says == "Jan 2017" and [one.number for one in drawn.marks] == [1]


def test_nothing_at_all_is_empty_and_still_has_its_words():
    nothing = chart(week(0, 0))
    assert nothing.empty
    page = render_to_string("charts/_timeline.html", {"chart": nothing})
    assert '<desc id="runs-says">Runs by week.</desc>' in page and "March 2" in page
