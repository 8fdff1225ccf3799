"""From a document to a live page where nothing blocks; else a draft, and what keeps it from going live."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from runwell.pages.guard import blocking
from runwell.pages.importing import import_draft
from runwell.pages.models import ConditionPage
from runwell.pages.reviewing import Row
from runwell.pages.signing import as_if_signed, sign_for_the_demo
from runwell.publishing.document import Document
from runwell.publishing.review import Level
from runwell.records import access, audit

SIGNED_BY_A_CLINICIAN = frozenset({"reviewer", "review-date", "review-overdue"})


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a document. problems: what keeps it from being live; none where it is.

    earlier: another version of the page is live meanwhile.
    """

    address: str
    problems: tuple[Row, ...] = ()
    earlier: bool = False

    @property
    def live(self) -> bool:
        return not self.problems


@transaction.atomic
def bring(document: Document, *, by: str) -> Brought:
    """The document as the page at its slug, live where nothing blocks. Refusal: no page can be made of it.

    The draft is kept in any case. A document that was imported before changes nothing, and what somebody has
    done to its page since, taken it offline even, stands. In a demo the missing signature is made, and says
    of itself that nobody made it.
    """
    page, changed = import_draft(document, by=by)
    if changed or (page.first_published_at is None and not touched(page)):
        problems = _made_ready(page, by)
        if not problems:
            page.latest_revision.publish()
            audit.record(by, "published a page", page)
    else:
        problems = () if _is_as_drafted(page) else blocking(page.get_latest_revision_as_object())
    return _told(ConditionPage.objects.get(pk=page.pk), problems)


def touched(page: ConditionPage) -> bool:
    """Whether a person has ever changed, published or withdrawn the page; commands are no persons."""
    by_hand = PageLogEntry.objects.filter(page=page.pk, user__isnull=False)
    return by_hand.exists() or page.revisions.filter(user__isnull=False).exists()


def _made_ready(page: ConditionPage, by: str) -> tuple[Row, ...]:
    """What blocks the draft; in a demo it is signed where nothing else does."""
    draft = page.get_latest_revision_as_object()
    if draft.signature or not access.practice().demo:
        return blocking(draft)
    if rows := blocking(draft, as_if_signed(timezone.localdate())):
        return rows
    sign_for_the_demo(by=by, page_id=page.pk)
    return blocking(draft)


def _told(page: ConditionPage, problems: tuple[Row, ...]) -> Brought:
    held = problems or (() if _is_as_drafted(page) else (_held_back(),))
    return Brought(f"/{page.slug}/", tuple(_for_the_host(row) for row in held), page.live and bool(held))


def _is_as_drafted(page: ConditionPage) -> bool:
    return bool(page.live and not page.has_unpublished_changes)


def _held_back() -> Row:
    message = _("it is held back in the editor: taken offline, changed since, or waiting for its day")
    mend = _("Sign in at /editor/ and publish it there")
    return Row(Level.BLOCKS, "held-back", _("the page"), "", message, mend)


def _for_the_host(row: Row) -> Row:
    """Whoever runs a command is not in the editor yet."""
    if row.rule not in SIGNED_BY_A_CLINICIAN:
        return row
    hand_over = _("Sign in at /editor/ and hand the page to a clinician, who reads it and signs it")
    return replace(row, mend=hand_over)
