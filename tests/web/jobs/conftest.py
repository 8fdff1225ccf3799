"""The people that every view is tried with."""

from tests.people import administrator, anonymous, colleague, front_desk, owner, patient, practice

__all__ = ["administrator", "anonymous", "colleague", "front_desk", "owner", "patient", "practice"]
