"""The counts of a day: added to by many at once, read by the owner alone."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

from runwell.records import access
from runwell.records.actions.counts import add_counts
from runwell.records.models import AuditEvent, DailyCount

DAY = date(2026, 11, 2)


def test_counts_of_the_same_thing_add_up_and_leave_no_trail(db):
    add_counts(by="test", counts={(DAY, "page-read", "/a/"): 2, (DAY, "check-begun", ""): 1})
    add_counts(by="test", counts={(DAY, "page-read", "/a/"): 3})
    assert sorted(DailyCount.objects.values_list("what", "times")) == [("check-begun", 1), ("page-read", 5)]
    assert not AuditEvent.objects.exists()


def test_nobody_counts_without_a_name(db):
    with pytest.raises(ValueError, match="somebody"):
        add_counts(by="", counts={})


def test_only_the_owner_reads_them(
    administrator, colleague, front_desk, clinician, patient, anonymous, owner
):
    add_counts(by="test", counts={(DAY, "page-read", "/a/"): 2, (date(2026, 12, 1), "page-read", "/a/"): 1})
    assert [one.times for one in access.daily_counts(owner, DAY, date(2026, 11, 30))] == [2]
    for other in (administrator, colleague, front_desk, clinician, patient, anonymous):
        with pytest.raises(PermissionDenied):
            access.daily_counts(other, DAY, DAY)


@pytest.mark.django_db(transaction=True)
def test_servers_that_add_at_once_lose_nothing():
    start = Barrier(4)

    def add():
        start.wait()
        try:
            for _ in range(10):
                add_counts(by="test", counts={(DAY, "page-read", "/b/"): 1, (DAY, "page-read", "/a/"): 1})
        finally:
            connections.close_all()

    threads = [Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(DailyCount.objects.values_list("times", flat=True)) == [40, 40]
