"""Small numbers are hidden and cannot be worked out, held against a slow reader who tries everything."""

from random import Random

import pytest

from runwell.records.small_counts import NOT_SHOWN, SMALL, Seen, SeenMonth, gives_nothing_away, seen_month

MOST = 60  # a reader knows that no number is higher than this


def could_be(one):
    """Every number that a reader may think of."""
    if one.number is not None:
        return {one.number}
    return set(range(SMALL)) if one.small else set(range(SMALL, MOST))


def sums(side):
    reached = {0}
    for one in side:
        reached = {before + more for before in reached for more in one if before + more < 4 * MOST}
    return reached


def what_a_reader_works_out(month):
    """For each hidden small number, every value that fits with all that is shown."""
    total = could_be(month.total)
    sides = [[could_be(one) for one in side] for side in (month.weeks, month.levels) if side]
    seen = [one for side in (month.weeks, month.levels) if side for one in side]
    found, place = [], 0
    for number, side in enumerate(sides):
        for index in range(len(side)):
            if seen[place].small:
                fits = set()
                for value in side[index]:
                    tried = [*side[:index], {value}, *side[index + 1 :]]
                    reached = [sums(tried if one == number else other) for one, other in enumerate(sides)]
                    if total & set.intersection(*reached):
                        fits.add(value)
                found.append(fits)
            place += 1
    return found


def months(count, seed):
    random = Random(seed)
    for _ in range(count):
        levels = [random.choice([0, 0, 1, 2, 4, 5, 6, 9, 14]) for _ in range(5)]
        weeks = [0] * random.choice([4, 5])
        for _ in range(sum(levels)):
            weeks[random.randrange(len(weeks)) if random.random() < 0.6 else 0] += 1
        yield weeks, levels


def test_no_small_number_can_be_worked_out_and_no_number_is_wrong():
    shown = 0
    for weeks, levels in months(400, seed=20):
        month = seen_month(weeks, levels)
        assert all(fits == set(range(SMALL)) for fits in what_a_reader_works_out(month)), (weeks, levels)
        for seen, number in zip((*month.weeks, *month.levels), (*weeks, *levels), strict=True):
            assert seen.number in (None, number) and (number >= SMALL or seen.number is None)
        assert month.total.number in (None, sum(weeks))
        shown += month.total.number is not None
    assert shown > 100  # hiding everything would be safe too, and of no use


def test_the_weeks_are_shown_as_they_were_before_the_month_was_over():
    for weeks, levels in months(100, seed=21):
        assert seen_month(weeks, levels).weeks == tuple(map(Seen.of, weeks))


@pytest.mark.parametrize(
    ("weeks", "levels", "naive"),
    [
        ([3, 20, 20, 20], (), "one small week is the month without the others"),
        ([0, 0, 20, 20], (), "two that together are nothing are nothing each"),
        ([4, 4, 20, 20], (), "two that together are eight are four each"),
        ([10, 10, 10, 11], (3, 10, 10, 10, 8), "one small level is the month without the others"),
        ([2, 10, 10, 10], (6, 6, 6, 7, 7), "the levels give the month, and the month the week"),
    ],
)
def test_what_subtraction_would_give_away_is_hidden(weeks, levels, naive):
    open_month = SeenMonth(Seen(sum(weeks)), tuple(map(Seen.of, weeks)), tuple(map(Seen.of, levels)))
    assert not gives_nothing_away(open_month), naive
    assert seen_month(weeks, levels) != open_month


def test_a_month_with_nothing_small_is_shown_whole():
    month = seen_month([10, 10, 10, 11], (5, 9, 9, 9, 9))
    assert NOT_SHOWN not in (month.total, *month.weeks, *month.levels)
    assert month.total.number == 41


def test_a_month_without_anybody_says_no_more_than_that():
    month = seen_month([0, 0, 0, 0], (0, 0, 0, 0, 0))
    assert {month.total, *month.weeks, *month.levels} == {Seen(None, small=True)}
