"""Whatever a morning does to a programme can be said in a sentence, with every name put in."""

from hypothesis import given, settings

from runwell.programme.because import Because, Why
from runwell.web.programme_words import sentence
from tests.property.programmes import HIP
from tests.property.test_going_on import lived, mornings_of


def said_of(changed):
    for one in changed.changes:
        yield from (one.did, *one.because)
    yield from (*changed.clinician, *changed.today.locked)
    yield from changed.judged.because if changed.judged else ()


@settings(max_examples=60)
@given(lived())
def test_every_change_has_its_sentence(life):
    for changed in mornings_of(life):
        for because in said_of(changed):
            words = sentence(HIP, because)
            assert words and "{" not in words


def test_the_careful_side_is_said():
    plain = sentence(HIP, Because(Why.NO_MORNING), aloud=False)
    said = sentence(HIP, Because(Why.NO_MORNING, cautious=True))
    assert said.startswith(plain) and "careful side" in said
