"""The free times of Oak Lawn, as the tests of visits know them."""

import pytest

from tests.web.visits.conftest import free, oak_lawn

__all__ = ["free", "oak_lawn"]


@pytest.fixture(autouse=True)
def no_limit_left_over():
    from runwell.web.public import appointments

    appointments.LIMIT.seen.clear()
    appointments.HELD.seen.clear()
