"""Copies that a runner asked for: found by their token only, and forgotten in time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from runwell.records import access
from runwell.records.actions.kept_verdicts import forget, forget_expired, keep
from runwell.records.models import AuditEvent, KeptVerdict

pytestmark = pytest.mark.django_db

VERDICT = {"pack": "hip@0123456789ab", "level": "self-care", "causes": [{"id": "gtps", "low": 0.2}]}


def test_the_token_finds_the_copy_as_it_was():
    token = keep(by="runner", verdict_json=VERDICT)
    assert access.kept_verdict(token, timezone.now()) == VERDICT


def test_the_token_is_long_random_and_nowhere_in_the_database():
    first, second = (keep(by="runner", verdict_json=VERDICT) for _ in range(2))
    assert first != second and len(first) >= 43
    rows = [*KeptVerdict.objects.values(), *AuditEvent.objects.values()]
    assert first not in str(rows) and second not in str(rows)


@pytest.mark.parametrize("wrong", ["", "nobody-has-this", "' OR 1=1 --"])
def test_another_token_finds_nothing(wrong):
    keep(by="runner", verdict_json=VERDICT)
    assert access.kept_verdict(wrong, timezone.now()) is None


def test_the_stored_hash_is_not_a_token():
    keep(by="runner", verdict_json=VERDICT)
    assert access.kept_verdict(KeptVerdict.objects.get().token_hash, timezone.now()) is None


def test_an_expired_copy_is_not_shown_even_before_it_is_deleted():
    token = keep(by="runner", verdict_json=VERDICT, days=30)
    now = timezone.now()
    assert access.kept_verdict(token, now + timedelta(days=29))
    assert access.kept_verdict(token, now + timedelta(days=30, seconds=1)) is None
    assert KeptVerdict.objects.exists()


def test_forgetting_what_expired_leaves_the_rest():
    keep(by="runner", verdict_json=VERDICT, days=1)
    later = keep(by="runner", verdict_json=VERDICT, days=3)
    now = timezone.now() + timedelta(days=2)
    assert forget_expired(by="test", now=now) == 1
    assert forget_expired(by="test", now=now) == 0
    assert access.kept_verdict(later, now)


def test_keeping_a_new_one_deletes_the_expired_ones():
    keep(by="runner", verdict_json=VERDICT)
    KeptVerdict.objects.update(
        kept_at=timezone.now() - timedelta(days=9), expires_at=timezone.now() - timedelta(days=1)
    )
    keep(by="runner", verdict_json=VERDICT)
    assert KeptVerdict.objects.count() == 1


def test_the_runner_deletes_their_copy_and_only_theirs():
    mine, other = (keep(by="runner", verdict_json=VERDICT) for _ in range(2))
    assert forget(by="runner", token=mine)
    assert not forget(by="runner", token=mine)
    assert access.kept_verdict(other, timezone.now())


def test_the_database_refuses_a_copy_that_never_expires():
    now = timezone.now()
    with pytest.raises(IntegrityError):
        KeptVerdict.objects.create(token_hash="x", payload={}, kept_at=now, expires_at=now)
