from tests.people import (
    administrator,
    anonymous,
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
    "anonymous",
    "clinician",
    "colleague",
    "front_desk",
    "other_patient",
    "owner",
    "patient",
    "practice",
]
