"""When the warning is read again: each of the four reasons, and the days on both sides of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from runwell.programme.because import Because, Why
from runwell.programme.before_session import HOLDS, Again, Word, asked_again, called_on
from runwell.programme.flare import Flare
from runwell.records.packs import the_pack

BEGAN = datetime(2026, 11, 2, 9, tzinfo=UTC)
ON = date(2026, 11, 2)
WORD = Word(ON, BEGAN + timedelta(minutes=3))
DAY = timedelta(days=1)


def flare(began, over=None, bone=False):
    return Flare(began=began, base=2, because=Because(Why.FLARE_LIMP), over=over, bone=bone)


def test_whoever_said_nothing_is_asked():
    assert asked_again(None, BEGAN, None, ON) is Again.FIRST


def test_a_word_from_before_the_program_is_not_enough():
    assert asked_again(Word(ON, BEGAN - timedelta(seconds=1)), BEGAN, None, ON) is Again.NEW_PROGRAM


@pytest.mark.parametrize(("days", "why"), [(0, None), (HOLDS, None), (HOLDS + 1, Again.LONG_AGO)])
def test_a_word_holds_for_fourteen_days(days, why):
    assert HOLDS == 14
    assert asked_again(WORD, BEGAN, None, ON + DAY * days) is why


def test_after_a_clinicians_advice_it_is_asked_and_once():
    called = ON + DAY * 5
    assert asked_again(WORD, BEGAN, called, called) is Again.FLARE
    assert asked_again(WORD, BEGAN, called, called - DAY) is None
    assert asked_again(Word(called, WORD.at + DAY * 5), BEGAN, called, called + DAY) is None


def test_a_flare_calls_on_its_day_while_it_has_not_settled():
    pack, wait = the_pack(), int(the_pack().progressions.fact("flare", "day-of-clinician").number)
    called = ON + DAY * wait
    assert called_on(pack, [flare(ON)], called) == called
    assert called_on(pack, [flare(ON)], called - DAY) is None
    assert called_on(pack, [flare(ON, over=called + DAY)], called + DAY * 9) == called
    assert called_on(pack, [flare(ON, over=called)], called + DAY * 9) is None
    assert called_on(pack, [flare(ON, bone=True)], called) is None
    assert called_on(pack, [], called) is None
