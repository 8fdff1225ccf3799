"""The real pack of the hip, for every test of the check's pages."""

import pytest

from runwell.records.packs import the_pack


@pytest.fixture(scope="session")
def hip_pack():
    return the_pack("hip")
