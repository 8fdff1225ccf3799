import os

import pytest

from runwell.cli.evaluation_page import DRAW
from runwell.cli.runner_pool import simulated


@pytest.fixture(scope="session")
def simulation():
    """The evaluation of 500 simulated runners with noise, as the document reports it."""
    return simulated(DRAW, os.cpu_count() or 1)
