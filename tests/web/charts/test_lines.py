"""A chart draws what was said and nothing else: no line over days without an entry, nothing outside."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string

from runwell.web.charts.lines import BOTTOM, LEFT, RIGHT, TOP, Level, Series, line_chart
from runwell.web.charts.scale import Days, Scale, placed
from runwell.web.charts.table import Table

FIRST = date(2026, 3, 2)
TABLE = Table("Pain", ("Day", "Pain"), (("March 2", "3"),))


def day(number):
    return FIRST + timedelta(days=number)


def chart(*points, look="round", days=28, gap=1, bounds=(0, 10), **more):
    series = Series("Mornings", look, tuple((day(number), value) for number, value in points), gap)
    return line_chart("pain", "Pain", "Pain by day.", (series,), (FIRST, day(days)), bounds, TABLE, **more)


def test_each_value_lies_where_it_belongs():
    [drawn] = chart((0, 0), (14, 5), (28, 10)).drawn
    middle = placed((LEFT + RIGHT) / 2), placed((BOTTOM + TOP) / 2)
    assert drawn.dots == ((str(LEFT), str(BOTTOM)), middle, (str(RIGHT), str(TOP)))


def test_days_without_an_entry_break_the_line():
    [drawn] = chart((0, 1), (1, 2), (3, 2), (4, 3), (9, 5)).drawn
    assert [len(line.split()) for line in drawn.lines] == [2, 2] and len(drawn.dots) == 5
    [weekly] = chart((0, 1), (7, 2), (14, 2), (28, 4), gap=7).drawn
    assert [len(line.split()) for line in weekly.lines] == [3]


def test_one_point_is_a_dot_also_when_it_is_the_only_day():
    assert chart((3, 4)).drawn[0].lines == () and len(chart((3, 4)).drawn[0].dots) == 1
    alone = chart((0, 4), days=0)
    assert alone.drawn[0].dots[0][0] == placed((LEFT + RIGHT) / 2)
    assert [tick.says for tick in alone.along] == ["Mar 2"] and not alone.empty


def test_no_points_are_an_empty_chart_that_still_renders():
    nothing = chart()
    assert nothing.empty and nothing.drawn[0].dots == ()
    assert "<svg" in render_to_string("charts/_lines.html", {"chart": nothing})


def test_what_lies_outside_the_days_is_left_out():
    assert len(chart((-1, 3), (0, 3), (28, 3), (29, 3)).drawn[0].dots) == 2


def test_three_years_stay_small_and_inside():
    long = chart(*((number, number % 11) for number in range(1096)), days=1095)
    [drawn] = long.drawn
    assert long.small and len(drawn.lines) == 1 and len(drawn.dots) == 1096
    assert all(LEFT <= float(x) <= RIGHT and TOP <= float(y) <= BOTTOM for x, y in drawn.dots)
    assert [tick.says for tick in long.along] == ["Mar 2026", "Mar 2027", "Mar 2028", "Mar 2029"]


@pytest.mark.parametrize(
    ("bounds", "ticks"),
    [
        ((0, 10), [0, 2, 4, 6, 8, 10]),
        ((-5, 5), [-5, 0, 5]),
        ((0, 100), [0, 20, 40, 60, 80, 100]),
        ((0, 36), [0, 10, 20, 30]),
        ((0, 3), [0, 1, 2, 3]),
        ((0, 1), [0, 1]),
    ],
)
def test_the_numbers_at_the_edge_are_round_and_few(bounds, ticks):
    assert list(Scale(*bounds, BOTTOM, TOP).ticks()) == ticks


def test_days_at_the_edge_begin_and_end_the_picture():
    assert Days(FIRST, day(1), 0, 100).ticks() == (FIRST, day(1))
    along = chart((0, 1)).along
    assert [tick.anchor for tick in along] == ["start", "middle", "middle", "end"]
    assert (along[0].place, along[-1].place) == (str(LEFT), str(RIGHT))


def test_a_level_that_is_not_on_the_scale_is_not_drawn():
    levels = (Level("First", "first", 1), Level("Matters", "matters", -1))
    assert [one.name for one in chart((0, 1), levels=levels).levels] == ["First"]


def test_the_number_of_a_level_at_the_top_stays_in_the_picture():
    [top] = chart((0, 10), levels=(Level("First", "first", 10),)).levels
    assert float(top.text_y) > TOP


def test_marks_that_would_lie_on_each_other_are_one():
    marked = chart((0, 1), marked=[day(20), day(0), day(1), day(0), day(40)]).marks
    assert [(mark.number, mark.days) for mark in marked] == [(1, (day(0), day(1))), (2, (day(20),))]
    everyday = chart((0, 1), days=1095, marked=[day(number) for number in range(1096)]).marks
    assert len(everyday) <= 18 and everyday[-1].days[-1] == day(1095)


def test_the_picture_has_its_words_and_its_table_and_no_style_of_its_own():
    page = render_to_string("charts/_lines.html", {"chart": chart((0, 1), (1, 2), marked=[FIRST])})
    assert 'role="img" aria-labelledby="pain-title pain-says"' in page
    assert '<title id="pain-title">Pain</title><desc id="pain-says">Pain by day.</desc>' in page
    assert '<th scope="row">March 2</th><td>3</td>' in page
    assert "style=" not in page


def test_what_a_runner_wrote_is_words_in_the_picture():
    series = Series('"><script>', "round", ((FIRST, 1.0),))
    drawn = line_chart("a", "<b>", "</desc>", (series, series), (FIRST, FIRST), (0, 10), TABLE)
    page = render_to_string("charts/_lines.html", {"chart": drawn})
    assert "<script>" not in page and "<b>" not in page and page.count("</desc>") == 1
