"""A practice with two offices, people at each, and a patient of each."""

from datetime import date

import pytest

from runwell.check.answers import Answers
from runwell.check.verdict import conclude
from runwell.records.packs import the_pack
from runwell.records.roles import Role
from tests.people import sign_in, somebody, somebody_with_a_record
from tests.web.check.runners import STRESS_FRACTURE


@pytest.fixture
def oak_lawn(practice):
    from runwell.records.models import Location

    return Location.objects.get(slug="oak-lawn")


@pytest.fixture
def hinsdale(practice):
    from runwell.records.models import Location

    return Location.objects.get(slug="hinsdale")


@pytest.fixture
def desk_here(oak_lawn):
    return somebody("desk-here@example.com", Role.FRONT_DESK, location=oak_lawn.id)


@pytest.fixture
def clinician_here(oak_lawn):
    return somebody("clinician-here@example.com", Role.CLINICIAN, name="Dana Here", location=oak_lawn.id)


@pytest.fixture
def clinician_elsewhere(hinsdale):
    return somebody("elsewhere@example.com", Role.CLINICIAN, name="Lee Elsewhere", location=hinsdale.id)


@pytest.fixture
def robin(oak_lawn):
    """The record of a patient of Oak Lawn."""
    return somebody_with_a_record("robin@example.com", oak_lawn.id).patient


@pytest.fixture
def sasha(hinsdale):
    """The record of a patient of Hinsdale."""
    return somebody_with_a_record("sasha@example.com", hinsdale.id).patient


@pytest.fixture(scope="session")
def verdict():
    pack = the_pack()
    return conclude(
        pack, Answers.of(pack, STRESS_FRACTURE), today=date(2026, 11, 24), show_causes=True
    ).as_json()


@pytest.fixture
def checked(robin, verdict):
    """A check in Robin's record."""
    from runwell.records.models import OwnCheck

    return OwnCheck.objects.create(patient=robin, verdict=verdict)


@pytest.fixture
def as_(client):
    """Sign somebody in, in the one browser of the test."""

    def signed_in(account):
        client.logout()
        sign_in(client, account)
        return client

    return signed_in
