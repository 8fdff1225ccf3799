"""No change escapes those who watch: else nobody who is refused could be caught at one."""

import pytest
from django.db import connection, transaction

from runwell.records.models import DueJob, Location, Practice
from tests.access.kept import kept, watching

pytestmark = pytest.mark.usefixtures("practice")


def saved():
    practice = Practice.objects.get()
    practice.name = "Other"
    practice.save()


def by_hand():
    with connection.cursor() as cursor:
        cursor.execute("-- nobody foresaw this\nUPDATE records_practice SET name = %s", ["Other"])


def many_by_hand():
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE records_location SET name = %s", [["Other"], ["Another"]])


CHANGES = {
    "a row changed": lambda: Practice.objects.update(name="Other"),
    "a row saved": saved,
    "a row added": lambda: DueJob.objects.create(kind="mail", about={}, due_at="2026-11-28T12:00:00Z"),
    "rows added together": lambda: DueJob.objects.bulk_create(
        [DueJob(kind="mail", about={}, due_at="2026-11-28T12:00:00Z")]
    ),
    "a row deleted": lambda: Location.objects.get(slug="oak-lawn").delete(),
    "rows deleted together": lambda: Location.objects.filter(slug="oak-lawn").delete(),
    "by hand": by_hand,
    "many by hand": many_by_hand,
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_the_records_is_seen(change):
    before = kept()
    with watching() as seen, transaction.atomic():
        CHANGES[change]()
    assert seen and kept() != before


def test_reading_is_no_change():
    with watching() as seen, transaction.atomic():
        assert Practice.objects.filter(name__startswith="I").exists() and list(Location.objects.all())
    assert seen == set()
