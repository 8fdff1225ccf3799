"""Logs as hypothesis draws them: any sessions and mornings, with answers that lack."""

from datetime import date, timedelta

from hypothesis import strategies as st

from runwell.programme.course import Course, Done, Morning, Said, Session
from runwell.records.packs import the_pack

HIP = the_pack("hip")
BEGUN = date(2026, 3, 2)
GROUPS = tuple(HIP.progressions.bands)
SOFT = tuple(name for name, band in HIP.progressions.bands.items() if band.amber_from is not None)
EVERYTHING = frozenset(
    part for one in HIP.exercises.values() for need in one.needs for part in need.split("|")
)

pains = st.none() | st.integers(0, 10)
mild_pains = st.none() | st.integers(0, 3)
yes_no = st.none() | st.booleans()


def day(number):
    return BEGUN + timedelta(days=number)


def done_of(exercises):
    return st.builds(
        Done,
        exercise=st.sampled_from(sorted(exercises)),
        sets_asked=st.just(2),
        sets_done=st.integers(0, 2) | st.just(2),
        reserve=st.none() | st.integers(0, 5),
        said=st.none() | st.sampled_from(list(Said)),
    )


def sessions(number, exercises, pains=pains):
    return st.builds(
        Session,
        on=st.just(day(number)),
        done=st.lists(done_of(exercises), max_size=4).map(tuple),
        during=pains,
        hour_after=pains,
        limp=yes_no,
        also_red=yes_no,
    )


def mornings(number, pains=pains):
    return st.builds(Morning, on=st.just(day(number)), pain=pains, woke=yes_no, painkillers=yes_no)


@st.composite
def courses(draw, days=10, exercises=tuple(HIP.exercises), pains=pains):
    """A log of so many days; on each perhaps a session, or two, and perhaps a morning."""
    trained, woken = [], []
    for number in range(days):
        trained += draw(st.lists(sessions(number, exercises, pains), max_size=2))
        woken += draw(st.lists(mornings(number, pains), max_size=1))
    return Course(tuple(trained), tuple(woken))
