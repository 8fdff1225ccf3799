"""A patient with an answer in their record, and everybody who must not read it."""

import pytest

from runwell.check.answers import Answers
from runwell.check.verdict import conclude
from runwell.records.packs import the_pack
from tests.web.check.runners import OUTER_HIP


@pytest.fixture(scope="session")
def said():
    """What the runner answered, and the verdict on it."""
    from datetime import date

    pack = the_pack()
    answers = Answers.of(pack, OUTER_HIP, [*OUTER_HIP, "low-energy"])
    verdict = conclude(pack, answers, today=date(2026, 11, 24), show_causes=True).as_json()
    return {"verdict_json": verdict, "answers": dict(answers.values), "asked": sorted(answers.asked)}


@pytest.fixture
def check(practice, patient, said):
    """An answer in the patient's record."""
    from runwell.records.actions.own_checks import keep_own_check

    return keep_own_check(by=patient, **said)


@pytest.fixture
def own(client, patient):
    """The browser of the patient, signed in."""
    from tests.people import sign_in

    sign_in(client, patient)
    return client


def text(response):
    """What the page says, without its style and with single spaces."""
    from re import DOTALL, sub

    return " ".join(sub(r"<style>.*?</style>", "", response.content.decode(), flags=DOTALL).split())
