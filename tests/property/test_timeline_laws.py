"""Folding keeps everything: whatever a runner wrote stands on the timeline, once."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from runwell.records.models import KeptMorning
from runwell.web.staff.timeline.asked import last_of
from runwell.web.staff.timeline.mornings import Quiet, folded
from runwell.web.staff.timeline.sessions import runs_of_missed
from runwell.web.staff.timeline.told import first_words

FIRST = date(2026, 1, 1)
days = st.lists(st.integers(0, 400), unique=True, max_size=40).map(sorted)


@given(st.data(), days)
def test_each_morning_stands_once_and_telling_ones_by_themselves(data, days):
    rows = [KeptMorning(on=FIRST + timedelta(days=n), pain=n % 11) for n in days]
    tells = {one.on for one in rows if data.draw(st.booleans())}
    found = list(folded(rows, lambda one: one.on in tells))
    flat = [one for each in found for one in (each.mornings if isinstance(each, Quiet) else (each,))]
    assert flat == rows
    assert all(isinstance(one, Quiet) or one.on in tells for one in found)
    for one, other in zip(found, found[1:], strict=False):
        assert not (isinstance(one, Quiet) and isinstance(other, Quiet)), "one piece is not two"


@given(st.lists(st.tuples(st.integers(0, 100), st.booleans()), max_size=60).map(sorted))
def test_each_missed_session_is_counted_once_and_none_that_was_done(rows):
    planned = [(FIRST + timedelta(days=n), done) for n, done in rows]
    pieces = list(runs_of_missed(planned))
    assert [day for piece in pieces for day in piece] == [day for day, done in planned if not done]
    assert all(pieces)


@given(st.text(max_size=600), st.integers(10, 200))
def test_first_words_are_the_first_words_and_not_more_than_fit(words, most):
    cut = first_words(words, most)
    whole = " ".join(words.split())
    assert len(cut) <= most + 1
    assert cut == whole or (cut.endswith("…") and whole.startswith(cut[:-1]))


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_month_ends_before_the_next_begins(day):
    last = last_of(day.replace(day=1))
    assert (last.year, last.month) == (day.year, day.month) and (last + timedelta(days=1)).day == 1
