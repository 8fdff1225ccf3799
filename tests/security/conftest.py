from tests.access.conftest import world
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
    "world",
]
