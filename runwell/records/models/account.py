"""Somebody who can sign in: a patient, or a person who works at the practice."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified


class Accounts(BaseUserManager["Account"]):
    """Makes accounts. There is no way to make one that may do everything."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> Account:
        """Without a password the account opens by e-mailed link, code or passkey only."""
        account: Account = self.model(email=email.strip().lower(), **facts)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email=(username or "").strip().lower())


class Account(Identified, AbstractBaseUser, PermissionsMixin):
    """email: in lower case, which is how it is compared. born_on: asked of patients, since age decides."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    born_on = models.DateField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    demo = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[Accounts] = Accounts()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(is_superuser=False), name="nobody_may_do_everything"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    # Wagtail and allauth ask for these by name.
    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]
