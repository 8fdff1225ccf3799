"""The one step of moderation: a clinician reads a page that waits, and signs it or asks for changes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask
from wagtail.models.workflows import AbstractGroupApprovalTask

NAME = "Clinician review"


class ClinicianReview(AbstractGroupApprovalTask):
    """While a page waits nobody changes it, so that what is read is what is signed (signing.py)."""

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return True

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """None of Wagtail's: one press on a list must not stand for having read a page."""
        return []

    @classmethod
    def get_description(cls) -> str:
        return _("A clinician who did not write the page reads and signs it")

    class Meta:
        verbose_name = _("Clinician review")
        verbose_name_plural = _("Clinician reviews")


def set_up_review(root: Page, clinicians: Group) -> None:
    """Every page below the root goes through this review; a second time changes nothing."""
    task, _new = ClinicianReview.objects.get_or_create(name=NAME)
    task.groups.set([clinicians])
    workflow, _new = Workflow.objects.get_or_create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    # In place of the moderators whom Wagtail sets up, a group that nobody is in.
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
