"""What waits for a clinician, what is due for review, and what a clinician is shown of one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from wagtail.models import TaskState

from runwell.pages.guard import blocking
from runwell.pages.models import ConditionPage, PageSignature
from runwell.pages.reviewing import Review, review_page
from runwell.pages.signing import A_YEAR, as_if_signed, hands_in, is_named, latest
from runwell.records import access
from runwell.records.access.people import Someone
from runwell.records.roles import Role

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Due:
    """waiting: drafts that wait for a clinician. overdue, soon: live pages with the signature that runs out.

    unsigned: live pages whose content nobody has signed.
    """

    waiting: tuple[ConditionPage, ...]
    overdue: tuple[tuple[ConditionPage, PageSignature], ...]
    soon: tuple[tuple[ConditionPage, PageSignature], ...]
    unsigned: tuple[ConditionPage, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One page as a clinician reads it. may_sign: a clinician who did not write on it, and nothing blocks.

    blocking: what would stand in the way of a signature. signed: the last one of other content, to compare.
    """

    page: ConditionPage
    content: str
    review: Review | None
    signature: PageSignature | None
    signatures: tuple[PageSignature, ...]
    is_clinician: bool
    wrote_on_it: bool
    waits: bool
    blocks: int
    next_review_on: date

    @property
    def may_sign(self) -> bool:
        return self.is_clinician and not self.wrote_on_it and not self.blocks


def due_list(today: date) -> Due:
    """Everything of the site that a clinician is needed for."""
    live = [(page, page.signature) for page in ConditionPage.objects.live().order_by("title")]
    signed = sorted(
        ((page, signature) for page, signature in live if signature), key=lambda row: row[1].next_review_on
    )
    return Due(
        waiting(),
        tuple(row for row in signed if row[1].next_review_on <= today),
        tuple(row for row in signed if today < row[1].next_review_on <= today + SOON),
        tuple(page for page, signature in live if not signature),
    )


def waiting() -> tuple[ConditionPage, ...]:
    """The drafts in moderation, the one that waits longest first."""
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).order_by("started_at")
    drafts = (state.revision.as_object() for state in states.select_related("revision"))
    return tuple(page for page in drafts if isinstance(page, ConditionPage))


def reading_of(page_id: int, reader: Someone, today: date) -> Reading:
    """What this person is shown of the page's latest draft. PermissionDenied: there is no such page."""
    page = latest(page_id)
    signature = page.signature
    as_signed = as_if_signed(today)
    return Reading(
        page=page,
        content=page.content,
        review=review_page(page, signature or as_signed),
        signature=signature,
        signatures=tuple(page.signatures.all()),
        is_clinician=access.has(reader, Role.CLINICIAN),
        wrote_on_it=reader.pk in hands_in(page) or is_named(reader, page.author),
        waits=page.current_workflow_task_state is not None,
        blocks=len(blocking(page, as_signed)),
        next_review_on=today + A_YEAR,
    )
