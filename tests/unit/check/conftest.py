import pytest

from runwell.records.packs import the_pack


@pytest.fixture(scope="session")
def hip():
    return the_pack("hip")
