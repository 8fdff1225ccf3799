"""The offices and people that the pages of the practice are tried with."""

import pytest


@pytest.fixture
def chicago(practice):
    from runwell.records import access

    return access.locations().get(slug="chicago")


@pytest.fixture
def avery(practice):
    from runwell.records import access

    return access.team().get(slug="avery-mockford")
