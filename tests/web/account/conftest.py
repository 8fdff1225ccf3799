import re

import pytest

PASSWORD = "a-long-enough-password"


@pytest.fixture(autouse=True)
def no_limit_left_over():
    from django.core.cache import cache

    cache.clear()


class Mailbox:
    """Every mail that waits to be sent, the latest last; allauth's go through `mailoutbox` in tests."""

    def __init__(self, outbox):
        self.outbox = outbox

    @property
    def letters(self):
        from runwell.records.models import DueJob
        from runwell.records.post import unsealed

        jobs = DueJob.objects.filter(kind="mail").order_by("due_at")
        return [unsealed(job.about["sealed"]) for job in jobs]

    def to(self, address):
        return [letter for letter in self.letters if letter.to == address]

    def link(self, number=-1):
        """The path of the link in a letter, the latest unless said otherwise."""
        return path_in(self.letters[number].body)


def path_in(body):
    [path] = re.findall(r"https?://[^/\s]+(/account/\S+)", body)
    return path


@pytest.fixture
def mailbox(db, mailoutbox):
    return Mailbox(mailoutbox)


@pytest.fixture
def trail(db):
    """What stands on the trail, the latest first: who, what."""
    from runwell.records.models import AuditEvent

    return lambda: list(AuditEvent.objects.values_list("by", "act"))


def confirmed(account, password=PASSWORD):
    """The account with its address confirmed and a password."""
    from runwell.records.actions.sign_in_links import confirm_address

    confirm_address(by="test", account_id=account.id)
    if password:
        account.set_password(password)
        account.save()
    return account


def log_in(client, email, password=PASSWORD, **kwargs):
    return client.post("/account/login/", {"login": email, "password": password}, **kwargs)


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.fixture
def client_of():
    """Makes another browser."""
    from django.test import Client

    return Client
