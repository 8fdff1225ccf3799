"""The desk of Oak Lawn with a request for a free time."""

from tests.web.visits.conftest import as_, asked, clinician_here, desk_here, free, hinsdale, oak_lawn

__all__ = ["as_", "asked", "clinician_here", "desk_here", "free", "hinsdale", "oak_lawn"]
