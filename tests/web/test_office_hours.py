"""Hours in words."""

import pytest

from runwell.web.public.offices import days_in_words, times_in_words

WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (WEEK[:5], "Monday to Friday"),
        (WEEK, "Monday to Sunday"),
        (["Saturday"], "Saturday"),
        (["Saturday", "Sunday"], "Saturday, Sunday"),
        (["Friday", "Monday", "Wednesday"], "Monday, Wednesday, Friday"),
        ([*WEEK[:3], "Saturday"], "Monday to Wednesday, Saturday"),
    ],
)
def test_days_that_follow_one_another_are_a_span(days, said):
    assert days_in_words(days) == said


@pytest.mark.parametrize(
    ("opens", "closes", "said"),
    [
        ("07:00", "19:00", "7 a.m. to 7 p.m."),
        ("07:30", "12:00", "7:30 a.m. to noon"),
        ("10:00", "18:15", "10 a.m. to 6:15 p.m."),
    ],
)
def test_times_are_written_as_americans_do(opens, closes, said):
    assert times_in_words(opens, closes) == said
