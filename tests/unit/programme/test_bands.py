"""The table of bands, one neighbor on either side of each cap; and the silent cases of decision 0028."""

from datetime import date, timedelta

import pytest

from runwell.programme.bands import Band, judged
from runwell.programme.because import Why
from runwell.programme.course import Course, Morning, Session
from runwell.records.packs import the_pack

HIP = the_pack("hip")
DAY = date(2026, 3, 20)


def mornings(*pains, woke=False):
    """Of the days up to and including the morning after the session; the last pain is that morning's."""
    first = DAY + timedelta(days=2 - len(pains))
    return tuple(Morning(on=first + timedelta(days=n), pain=pain, woke=woke) for n, pain in enumerate(pains))


def session(**said):
    return Session(on=DAY, done=(), **{"during": 0, "limp": False, "also_red": False, **said})


CALM = mornings(1, 1, 1, 1)


def found(group, one, woken=CALM, before=14):
    early = Session(on=DAY - timedelta(days=before), done=())
    return judged(HIP, group, Course((early, one), woken), one)


@pytest.mark.parametrize(
    ("group", "amber", "red"),
    [
        ("tendon", 3, 6),
        ("gtps", 3, 6),
        ("muscle", 3, 5),
        ("groin", 3, 5),
        ("joint", 3, 4),
        ("referred", 3, 5),
        ("impairment", 3, 5),
    ],
)
def test_pain_during_has_the_caps_of_the_table(group, amber, red):
    bands = [found(group, session(during=pain)).band for pain in range(11)]
    assert bands == [
        Band.GREEN if pain < amber else Band.AMBER if pain < red else Band.RED for pain in range(11)
    ]


@pytest.mark.parametrize(
    ("pain", "band", "why"),
    [(2, Band.GREEN, Why.ALL_GOOD), (3, Band.AMBER, Why.MORNING_AMBER), (4, Band.RED, Why.MORNING_RED)],
)
def test_the_morning_is_held_against_the_median_of_three(pain, band, why):
    one = found("tendon", session(), mornings(5, 2, 1, pain))
    assert (one.band, one.because[0].why, one.cautious) == (band, why, False)


@pytest.mark.parametrize(
    ("said", "band", "why"),
    [
        ({"limp": True}, Band.RED, Why.LIMPED),
        ({"also_red": True}, Band.RED, Why.ALSO_RED),
        ({"limp": None}, Band.AMBER, Why.NO_LIMP),
        ({"during": None}, Band.AMBER, Why.NO_DURING),
        ({"also_red": None}, Band.AMBER, Why.NO_ALSO),
        ({"hour_after": 2}, Band.GREEN, Why.ALL_GOOD),
        ({"hour_after": 3}, Band.AMBER, Why.HOUR_AMBER),
        ({"hour_after": 4}, Band.RED, Why.HOUR_RED),
        ({"hour_after": None}, Band.GREEN, Why.ALL_GOOD),
    ],
)
def test_what_else_is_asked(said, band, why):
    one = found("joint", session(**said))
    assert (one.band, one.because[0].why) == (band, why)
    assert one.cautious == (why in (Why.NO_LIMP, Why.NO_DURING, Why.NO_ALSO, Why.HOUR_AMBER, Why.HOUR_RED))


def test_the_first_morning_has_nothing_to_be_held_against():
    assert found("tendon", session(), mornings(2)).band is Band.AMBER
    assert found("tendon", session(), mornings(6)).band is Band.RED
    assert found("tendon", session(), mornings(2)).cautious


def test_with_fewer_than_three_mornings_the_lowest_is_the_base():
    assert found("tendon", session(), mornings(0, 3, 1)).band is Band.AMBER
    assert found("tendon", session(), mornings(0, 3, 1)).cautious


def woken(*nights):
    return tuple(
        Morning(on=DAY + timedelta(days=2 - len(nights) + n), pain=1, woke=woke)
        for n, woke in enumerate(nights)
    )


@pytest.mark.parametrize(
    ("nights", "band", "cautious"),
    [
        ((False, False, False, True), Band.RED, False),
        ((True, False, False, True), Band.AMBER, True),
        ((None, None, None, True), Band.RED, True),
        ((False, False, False, None), Band.AMBER, True),
        ((True, True, True, False), Band.GREEN, False),
    ],
)
def test_night_pain_is_red_when_it_is_new(nights, band, cautious):
    one = found("gtps", session(), woken(*nights))
    assert (one.band, one.cautious) == (band, cautious)


def test_night_pain_that_is_not_new_holds_only_the_outer_hip_back():
    nights = woken(True, True, True, True)
    assert found("gtps", session(), nights).band is Band.AMBER
    assert found("tendon", session(), nights).band is Band.GREEN


def test_no_morning_is_amber():
    assert found("tendon", session(), ()).band is Band.AMBER


def test_a_pain_that_climbs_week_by_week_makes_green_amber():
    climbing = mornings(0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3)
    one = found("tendon", session(), climbing)
    assert (one.band, one.because[0].why) == (Band.AMBER, Why.CLIMBING)
    assert found("tendon", session(), mornings(*[2] * 14)).band is Band.GREEN


def test_a_muscle_is_not_pushed_in_its_first_days():
    assert found("muscle", session(), before=2).because[0].why is Why.EARLY_DAYS
    assert found("muscle", session(), before=3).band is Band.GREEN


def test_painkillers_make_a_good_morning_say_nothing():
    last = Morning(on=DAY + timedelta(days=1), pain=0, woke=False, painkillers=True)
    assert found("tendon", session(), (*mornings(1, 1, 1, 1)[:-1], last)).because[0].why is Why.PAINKILLERS


def test_a_locked_group_is_locked():
    assert found("refer", session()).band is Band.LOCK
