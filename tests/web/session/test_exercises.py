"""An exercise as the player has it."""

import pytest

from runwell.programme.prescription import Prescription
from runwell.records.packs import the_pack
from runwell.web.session.exercises import Asked, asked


@pytest.mark.parametrize(("in_all", "pairs"), [(8, 4), (9, 5), (1, 1)])
def test_sides_that_take_turns_are_pairs_and_never_fewer_than_asked(in_all, pairs):
    dose = Prescription(exercise="dead-bug", sets=1, repetitions=in_all, hold=0, rest=30)
    told = asked(Asked(the_pack(), dose))
    assert (told["alternating"], told["repetitions"]) == (True, pairs) and 2 * pairs >= in_all
