from datetime import timedelta
from pathlib import Path

import pytest

from runwell.publishing.document import parse

CONTENT = Path(__file__).parents[2] / "content"
DOCUMENT = CONTENT / "hip-pain-after-running.txt"
MENDED = CONTENT / "mended" / "hip-pain-after-running.txt"
SECOND, SECOND_MENDED = CONTENT / "outer-hip-pain.txt", CONTENT / "mended" / "outer-hip-pain.txt"


def document_of(file):
    return parse(file.read_text(encoding="utf-8"))


def published(document, by="a test"):
    """The document's page, live; signed as in a demo, and so without anybody's review."""
    from django.utils import timezone

    from runwell.pages.importing import import_draft  # Django is not configured yet when this file is read
    from runwell.pages.models import ConditionPage, PageSignature

    page, _changed = import_draft(document, by=by)
    nobody = {"name": "Nobody", "demo": True, "next_review_on": timezone.localdate() + timedelta(days=365)}
    draft = page.get_latest_revision_as_object()
    PageSignature.objects.create(page_id=page.pk, content=draft.content, **nobody)
    page.get_latest_revision().publish()
    return ConditionPage.objects.get(pk=page.pk)


@pytest.fixture
def page(db):
    """The mended document, live."""
    from tests.pages.live_page import live_page

    return live_page(MENDED, lambda: published(document_of(MENDED)))


@pytest.fixture
def mended(practice, colleague):
    """The mended document as the draft of an editor."""
    from runwell.pages.importing import import_draft

    return import_draft(document_of(MENDED), by=colleague)[0]


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
