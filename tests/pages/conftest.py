from datetime import timedelta
from pathlib import Path

import pytest

CONTENT = Path(__file__).parents[2] / "content"
DOCUMENT = CONTENT / "hip-pain-after-running.txt"
MENDED = CONTENT / "mended" / "hip-pain-after-running.txt"


@pytest.fixture
def page(db):
    """The delivered document, published."""
    from runwell.pages.importing import import_file  # Django is not configured yet when this file is read

    return import_file(DOCUMENT, by="a test")


@pytest.fixture
def mended(practice, colleague):
    """The mended document as the draft of an editor."""
    from runwell.pages.importing import import_draft
    from runwell.publishing.document import parse

    return import_draft(parse(MENDED.read_text(encoding="utf-8")), by=colleague)[0]


def submitted(page, by):
    """The page, which waits for a clinician now."""
    page.get_workflow().start(page, by)
    return page


def signed(page, by, **changes):
    """The clinician signs what they were shown."""
    from django.utils import timezone

    from runwell.pages.signing import latest, sign

    asked = {"content": latest(page.pk).content, "next_review_on": timezone.localdate() + timedelta(days=365)}
    return sign(by=by, page_id=page.pk, **{**asked, **changes})
