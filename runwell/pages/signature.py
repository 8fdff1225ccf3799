"""A clinician's word that they have read exactly this content of a page."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class PageSignature(models.Model):
    """content: the hash of what was read (contents.py); for any other content the signature says nothing.

    name, credentials: as they were on the day. demo: nobody has read it; the page says so.
    reminded_at: when people were told that the next review is due; they are told once.
    """

    page = models.ForeignKey("pages.ConditionPage", on_delete=models.CASCADE, related_name="signatures")
    content = models.CharField(max_length=64)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=150)
    credentials = models.CharField(max_length=60, blank=True)
    signed_at = models.DateTimeField(default=timezone.now)
    next_review_on = models.DateField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-signed_at"]
        indexes = [models.Index(fields=["page", "content"], name="signatures_of_a_page")]

    def __str__(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name
