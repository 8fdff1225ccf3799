"""What every record has."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class Identified(models.Model):
    """A record whose id says nothing: not how many there are, nor which came before it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta:
        abstract = True
