from pathlib import Path

import pytest

DOCUMENT = Path(__file__).parents[2] / "content" / "hip-pain-after-running.txt"


@pytest.fixture
def page(db):
    """The delivered document, published."""
    from runwell.pages.importing import import_file  # Django is not configured yet when this file is read

    return import_file(DOCUMENT, by="a test")
