import pytest

from tests.pages.conftest import page
from tests.people import (
    administrator,
    clinician,
    colleague,
    front_desk,
    other_patient,
    owner,
    patient,
    practice,
)

__all__ = [
    "administrator",
    "clinician",
    "colleague",
    "front_desk",
    "other_patient",
    "owner",
    "page",
    "patient",
    "practice",
]


@pytest.fixture
def world(db):
    """For one test alone: some tests here look at every row there is."""
    from tests.access.world import made

    return made()
