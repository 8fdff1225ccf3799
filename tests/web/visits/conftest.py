"""A practice with an office in Oak Lawn, a runner's request at a free time of it, and everybody's browser."""

import pytest

from tests.web.staff.conftest import as_, clinician_here, desk_here, hinsdale, oak_lawn

__all__ = ["as_", "clinician_here", "desk_here", "hinsdale", "oak_lawn"]

WORDS = {
    "name": "Robin Ashe",
    "telephone": "(312) 555-0111",
    "email": "robin@example.com",
    "times": "",
    "note": "",
}


@pytest.fixture
def free(oak_lawn):
    """The next free times of Oak Lawn."""
    from django.utils import timezone

    from runwell.records.access.visits import next_free

    now = timezone.now()
    return next_free(oak_lawn, None, now, now, 8)


@pytest.fixture
def asked(oak_lawn, free):
    """A stranger's request for the first of them."""
    from runwell.records.actions.visit_requests import ask_for_visit

    return ask_for_visit(by="runner", location_id=oak_lawn.id, begins_at=free[0].begins_at, **WORDS)


@pytest.fixture
def link(asked):
    from runwell.records.visit_links import token_for

    return f"/visit/{token_for(asked.id)}/"


def at(free_time):
    """A free time as a form sends it."""
    return free_time.begins_at.strftime("%Y-%m-%dT%H:%MZ")


def page(answer):
    """What the page says, without its style and with single spaces."""
    from re import DOTALL, sub

    return " ".join(sub(r"<style>.*?</style>", "", answer.content.decode(), flags=DOTALL).split())
