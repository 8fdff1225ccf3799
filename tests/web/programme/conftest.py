"""The browser of a runner; unsigned causes are shown, since a program begins from a named one."""

import pytest


@pytest.fixture(autouse=True)
def unsigned_causes_are_shown(settings):
    settings.RUNWELL_SHOW_UNSIGNED = True


@pytest.fixture
def own(patient):
    from tests.web.programme.beginning import browser_of

    return browser_of(patient)
