"""A person of the practice as its pages show them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from runwell.records.models.identified import Identified
from runwell.records.models.location import Location


class TeamMember(Identified):
    """credentials: "PT, DPT". does: what they do here, in words. account: theirs, once they have one."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=150)
    credentials = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=80)
    about = models.TextField(blank=True)
    does = models.JSONField(default=list)
    sees_patients = models.BooleanField(default=False)
    locations = models.ManyToManyField(Location, related_name="team")
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="team_member"
    )
    place = models.PositiveSmallIntegerField(default=0, help_text="Their place in the list of people")

    class Meta:
        ordering = ["place", "name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name
