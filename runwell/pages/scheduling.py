"""Pages that go public, or offline, on a day that was chosen; what a problem blocks then stays a draft."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision

from runwell.pages.guard import Blocked
from runwell.records import audit
from runwell.records.actions.jobs import put_off
from runwell.records.audit import By

KIND = "publish-scheduled-pages"


@transaction.atomic
def publish_scheduled(*, by: By, now: datetime) -> tuple[int, int]:
    """What is due goes public or offline now. How many did, and how many stayed drafts: a problem blocks."""
    changed, stayed = 0, 0
    for page in Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at"):
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        audit.record(by, "took a page offline on its day", page)
        changed += 1
    for revision in Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at"):
        page = revision.content_object
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except Blocked:
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            audit.record(by, "left a page a draft on its day, since a problem blocks it", page)
            stayed += 1
        else:
            audit.record(by, "published a page on its day", page)
            changed += 1
    return changed, stayed


def note_days(sender: Any, instance: Any, **_: Any) -> None:
    """Put off the work for the minute that was chosen, not for the next hour."""
    chosen = (getattr(instance, "approved_go_live_at", None), getattr(instance, "expire_at", None))
    for at in chosen:
        if at:
            key = f"{KIND} {instance.pk} {at:%Y-%m-%d %H:%M}"
            put_off(by="editor", kind=KIND, about={}, due_at=at, key=key)
