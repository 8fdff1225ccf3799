"""The page that says who may do what says what is tried."""

from pathlib import Path

from tests.access.written import page

WRITTEN = Path(__file__).parents[2] / "docs" / "generated" / "access.md"


def test_the_page_is_current():
    assert WRITTEN.read_text() == page(), "run: make matrix"
