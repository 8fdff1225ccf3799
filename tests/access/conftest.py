import pytest

from tests.people import practice

__all__ = ["practice"]


@pytest.fixture
def world(db):
    from tests.access.world import made

    return made()
