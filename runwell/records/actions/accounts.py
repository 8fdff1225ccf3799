"""Accounts of the people who work at the practice."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.crypto import get_random_string

from runwell.records import audit
from runwell.records.access import FRONT_DESK

# Without letters and digits that look alike on paper; 16 of them are about 78 random bits.
LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def make_front_desk_account(*, by: str, username: str) -> str | None:
    """Make an account that may read the requests. Its random password, this once; None: it exists."""
    people = get_user_model()
    if people.objects.filter(username=username).exists():
        return None
    password = "-".join(get_random_string(4, LEGIBLE) for _ in range(4))
    user = people.objects.create_user(username=username, password=password)
    user.groups.add(Group.objects.get_or_create(name=FRONT_DESK)[0])
    audit.record(by, "made a front desk account", user)
    return password
