"""Whole journeys at the practice, by everybody who takes part, each with a browser of their own."""

from __future__ import annotations

import pytest

from tests.browser import bone_story as bone
from tests.browser import tendon_story as tendon
from tests.browser.practice_mail import hints_at_health
from tests.browser.practice_people import FIRST, FRONT, MADE, MORGAN, NOOR, Looks, Person
from tests.browser.turned_clock import practice

pytestmark = pytest.mark.browser


@pytest.fixture
def looks():
    return Looks()


@pytest.fixture
def somebody(browser, tmp_path, looks):
    """A person at the practice, by their address; a stranger without one."""
    with practice(tmp_path, FIRST, MADE) as site:
        people = []

        def come(email=""):
            people.append(Person(browser, site, looks, email))
            return people[-1]

        yield come
        for one in people:
            one.context.close()


def test_from_pain_in_the_groin_to_a_gate_that_a_clinician_opens(somebody, looks):
    noor, jamie = somebody(NOOR), somebody(FRONT)
    site = noor.site
    bone.checked(noor)
    bone.asked(noor)
    bone.moved_by_the_desk(jamie)
    bone.agreed_by_link(somebody())
    bone.placed(jamie)
    bone.told_before_the_visit(noor)
    bone.reminded(site)
    morgan = somebody(MORGAN)
    site.turn(bone.VISIT)
    bone.found_on_the_list(morgan)
    bone.examined(morgan)
    bone.confirmed(morgan)
    bone.locked(noor)
    site.turn(bone.WEEKS_LATER)
    bone.gate_opened(morgan)
    bone.unlocked(noor)
    assert looks.flaws == []
    assert hints_at_health(site) == []


def test_from_pain_at_the_outer_hip_to_the_end_of_care(somebody, looks):
    noor, jamie = somebody(NOOR), somebody(FRONT)
    tendon.asked(noor)
    tendon.came(jamie)
    morgan = somebody(MORGAN)
    tendon.examined(morgan)
    noor.site.turn(tendon.BEGUN)
    tendon.wrote_to_each_other(noor, morgan)
    tendon.a_month_goes_by(noor)
    tendon.red_morning(noor, morgan)
    tendon.moved_on(noor, morgan)
    tendon.discharged(noor, morgan)
    tendon.told_on_the_timeline(morgan)
    assert looks.flaws == []
    assert hints_at_health(noor.site) == []
