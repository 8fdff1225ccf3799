"""The owner's figures: who sees them, what adds up, and what never shows."""

import re
from datetime import date, timedelta

import pytest

from runwell.records.actions.counts import add_counts
from runwell.records.models import DailyCount
from runwell.records.small_counts import Seen
from runwell.web.practice import figures
from runwell.web.practice.bars import chart
from runwell.web.practice.funnel import LEVELS, STEPS, funnel
from tests.people import sign_in

TODAY = date(2026, 11, 27)  # a Friday
MONDAYS_OF_OCTOBER = [date(2026, 10, day) for day in (5, 12, 19, 26)]


def count(day, what, times, detail=""):
    add_counts(by="test", counts={(day, what, detail): times})


def seen(counts=None):
    return funnel(DailyCount.objects.all() if counts is None else counts, TODAY)


@pytest.fixture
def october(db):
    """Four weeks in which a lot happened, ended at each level; the emergencies are few."""
    for monday in MONDAYS_OF_OCTOBER:
        count(monday, "page-read", 100, "/hip-pain-after-running/")
        count(monday + timedelta(days=6), "page-read", 20, "/another-page/")
        count(monday, "check-begun", 30)
        count(monday, "visit-asked", 5)
        for level, times in zip(LEVELS, (8, 9, 4, 3, 0), strict=True):
            if times:
                count(monday, "check-ended", times, level)
    count(MONDAYS_OF_OCTOBER[0], "check-ended", 2, "emergency")


def test_only_the_owner_sees_them(client, practice, administrator, colleague, front_desk, clinician, patient):
    assert client.get("/practice/figures/").url.startswith("/account/login/")
    for other in (administrator, colleague, front_desk, clinician, patient):
        sign_in(client, other)
        assert client.get("/practice/figures/").status_code == 403
        client.logout()


def test_weeks_go_from_monday_to_sunday_and_a_month_has_those_that_begin_in_it(october):
    found = seen()
    (month,) = [one for one in found.months if one.first == date(2026, 10, 1)]
    assert [one.number for one in month.steps] == [480, 120, 98, 20]
    by_monday = {week.monday: [one.number for one in week.steps] for week in found.weeks}
    assert by_monday[date(2026, 10, 12)] == [120, 30, 24, 5]


def test_a_week_that_is_not_over_is_not_shown_nor_its_month(db):
    for day in (TODAY, TODAY - timedelta(days=4), TODAY - timedelta(days=5)):
        count(day, "check-begun", 50)
    found = seen()
    assert [(week.monday, week.steps[1].number) for week in found.weeks] == [(date(2026, 11, 16), 50)]
    assert found.months == ()


def test_small_numbers_are_hidden_and_a_second_one_with_them(october):
    (month,) = [one for one in seen().months if one.first == date(2026, 10, 1)]
    levels = dict(zip(LEVELS, month.levels, strict=True))
    assert levels["emergency"] == Seen(None, small=True)
    assert levels["urgent-same-day"] == Seen(None)  # 12, the least of the others: 98 - 32 - 36 - 16 - 12 = 2
    assert levels["physical-therapist"].number == 36
    assert month.steps[STEPS.index("check-ended")].number == 98


def test_at_most_twelve_weeks_and_six_months_the_latest_first(db):
    day = TODAY - timedelta(weeks=60)
    while day < TODAY:
        count(day, "check-begun", 9)
        day += timedelta(days=7)
    found = seen()
    assert [week.monday for week in found.weeks][:2] == [date(2026, 11, 16), date(2026, 11, 9)]
    assert len(found.weeks) == 12
    assert [month.first.month for month in found.months] == [10, 9, 8, 7, 6, 5]
    needed = figures.first_day_needed(TODAY)
    again = seen(DailyCount.objects.filter(day__gte=needed))
    assert again.months == found.months and again.weeks == found.weeks


def test_the_page_says_the_same_in_pictures_and_tables_and_how_it_is_counted(
    client, practice, owner, october, monkeypatch
):
    monkeypatch.setattr(figures.timezone, "localdate", lambda: TODAY)
    sign_in(client, owner)
    page = client.get("/practice/figures/").content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    assert main.count("<svg") == main.count("<table") == 3
    assert "fewer than 5" in main and "not shown" in main
    assert "Somebody who loads a page twice counts twice" in main
    assert "style=" not in main and "<script" not in main
    cells = [int(one) for one in re.findall(r"<t[dh][^>]*>(\d+)</t", main)]
    assert cells and min(cells) >= 5


def test_before_anything_was_counted_the_page_says_so(client, practice, owner):
    sign_in(client, owner)
    page = client.get("/practice/figures/").content.decode()
    assert "There is nothing to show yet." in page and "<table" not in page


def test_a_hidden_number_has_no_bar():
    bars = chart(
        "A title", [("A", Seen(50)), ("B", Seen(25)), ("C", Seen(None, small=True)), ("D", Seen(None))]
    ).bars
    assert [bar.length for bar in bars] == [320, 160, 0, 0]
    assert [bar.words for bar in bars] == ["50", "25", "fewer than 5", "not shown"]


def test_a_picture_of_nothing_is_drawn_too():
    assert [bar.length for bar in chart("A title", [("A", Seen(None, small=True))]).bars] == [0]
