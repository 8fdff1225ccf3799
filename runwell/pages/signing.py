"""A clinician signs exactly the content that they have read, or asks for changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from runwell.pages.guard import Blocked, blocking
from runwell.pages.models import ConditionPage, PageSignature
from runwell.records import access, audit
from runwell.records.models import Account
from runwell.records.roles import Role
from runwell.refusals import Refusal

A_YEAR = timedelta(days=365)
LONGEST = timedelta(days=3 * 366)
WHERE = "signature"


@transaction.atomic
def sign(*, by: Account, page_id: int, content: str, next_review_on: date) -> PageSignature:
    """Sign the page's latest draft, and publish it if it waits for this in moderation.

    content: the hash of what the signer was shown. Refusal: it is not that any more, its author and its
    signer are one person, or the day of the next review is none. Blocked: a problem stands in the way.
    """
    access.demand(by, Role.CLINICIAN)
    page = draft(page_id)
    if page.content != content:
        raise Refusal(_("The page has changed since you opened it"), WHERE, _("Read it again"))
    if by.pk in hands_in(page) or is_named(by, page.author):
        mend = _("Ask another clinician to read and sign it")
        raise Refusal(_("You wrote on this page. Whoever signs it must not have written it"), WHERE, mend)
    today = timezone.localdate()
    if not today < next_review_on <= today + LONGEST:
        mend = _("Name a day within three years; twelve months is usual")
        raise Refusal(_("This cannot be the day of the next review"), "next review", mend)
    signature = _signature(page, by, next_review_on)
    if rows := blocking(page, signature):
        raise Blocked(rows)
    signature.save()
    state = page.current_workflow_task_state
    if state:
        state.approve(user=by)
    audit.record(by, "signed a page", page)
    return signature


@transaction.atomic
def ask_for_changes(*, by: Account, page_id: int, comment: str) -> None:
    """Send the page back to whoever writes it. Refusal: it does not wait, or nothing is asked for."""
    access.demand(by, Role.CLINICIAN)
    page = draft(page_id)
    state = page.current_workflow_task_state
    if state is None:
        raise Refusal(_("This page does not wait for a signature"), WHERE, _("Look at the list again"))
    if not comment.strip():
        raise Refusal(_("Nothing is said about what to change"), "changes", _("Say what to change"))
    state.reject(user=by, comment=comment.strip())
    audit.record(by, "asked for changes of a page", page)


@transaction.atomic
def sign_for_the_demo(*, by: str, page_id: int) -> PageSignature:
    """A signature that says of itself that it is none, so that a demo shows a page as a signed one looks.

    PermissionDenied: the practice is real. The same content is signed once.
    """
    if not access.practice().demo:
        raise PermissionDenied("only a demo has signatures that nobody made")
    page = draft(page_id)
    if page.signature:
        return page.signature
    made_up = access.team().filter(sees_patients=True).first()
    name, credentials = (made_up.name, made_up.credentials) if made_up else (_("Nobody"), "")
    signature = PageSignature(page_id=page.pk, content=page.content, name=name, credentials=credentials)
    signature.next_review_on, signature.demo = timezone.localdate() + A_YEAR, True
    signature.save()
    audit.record(by, "signed a page for the demo", page)
    return signature


def draft(page_id: int) -> ConditionPage:
    """The latest draft of a page, on its own line so that two do not sign at once. PermissionDenied: none."""
    ConditionPage.objects.select_for_update(of=("self",)).filter(pk=page_id).first()
    return latest(page_id)


def latest(page_id: int) -> ConditionPage:
    """The latest draft of a page. PermissionDenied: there is no such page."""
    page = ConditionPage.objects.filter(pk=page_id).first()
    if page is None:
        raise PermissionDenied("there is no such page")
    return page.get_latest_revision_as_object()


def as_if_signed(today: date) -> PageSignature:
    """A signature that is never kept: what still blocks a page with it is for its writers to mend."""
    return PageSignature(name="PT", credentials="PT", next_review_on=today + A_YEAR)


def hands_in(page: ConditionPage) -> set[object]:
    """The accounts that wrote on the page since its last signature, or ever where it has none."""
    last = page.signatures.filter(demo=False).first()
    revisions = page.revisions.filter(created_at__gt=last.signed_at) if last else page.revisions.all()
    own = {page.owner_id} if last is None else set()
    return (own | set(revisions.values_list("user_id", flat=True))) - {None}


def is_named(by: Any, author: str) -> bool:
    """Whether a page's author is called like this person, with credentials or without."""
    name = author.partition(",")[0].strip().casefold()
    return bool(name) and name == by.name.strip().casefold()


def _signature(page: ConditionPage, by: Account, next_review_on: date) -> PageSignature:
    member = access.team().filter(account=by).first()
    return PageSignature(
        page_id=page.pk,
        content=page.content,
        signed_by=by,
        name=member.name if member else by.name,
        credentials=member.credentials if member else "",
        next_review_on=next_review_on,
        demo=by.demo or access.practice().demo,
    )
