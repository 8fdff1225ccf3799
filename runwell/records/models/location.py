"""An office of the practice."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified


class Location(Identified):
    """hours: [{"days": ["Monday", ...], "opens": "07:00", "closes": "19:00"}, ...] in its own time zone.

    directions: how to get there, a paragraph a line; empty where the practice says nothing.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    street = models.CharField(max_length=120)
    city = models.CharField(max_length=80)
    state = models.CharField(max_length=40)
    zip = models.CharField(max_length=12)
    telephone = models.CharField(max_length=30)
    time_zone = models.CharField(max_length=40)
    hours = models.JSONField(default=list)
    directions = models.TextField(max_length=1000, blank=True, default="")
    place = models.PositiveSmallIntegerField(default=0, help_text="Its place in the list of offices")

    class Meta:
        ordering = ["place", "name"]

    def __str__(self) -> str:
        return self.name
