"""The people of the access tests, and a worker that knows the kinds of `counting.py`."""

from types import MappingProxyType

import pytest

from tests.people import administrator, colleague, front_desk, owner, patient, practice

__all__ = ["administrator", "colleague", "front_desk", "owner", "patient", "practice"]


@pytest.fixture
def kinds(monkeypatch):
    from runwell.records.jobs import working
    from tests.records.jobs.counting import KINDS

    every = {**working.KINDS, **{kind.name: kind for kind in KINDS}}
    monkeypatch.setattr(working, "KINDS", MappingProxyType(every))
