"""Many people press Send at once; none of their requests may be lost."""

from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, connections

from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.models import AuditEvent, VisitRequest

WRITERS = 8
EACH = 25


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_lose_no_request(settings, tmp_path):
    start, errors = Barrier(WRITERS), []

    def write(writer: int) -> None:
        start.wait()
        try:
            for number in range(EACH):
                ask_for_visit(
                    by="runner",
                    name=f"{writer}-{number}",
                    telephone=f"312555{writer}{number:03d}",
                    email="",
                    location_id=None,
                    times="",
                    note="",
                )
        except DatabaseError as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert set(VisitRequest.objects.values_list("name", flat=True)) == {
        f"{writer}-{number}" for writer in range(WRITERS) for number in range(EACH)
    }
    assert AuditEvent.objects.count() == WRITERS * EACH


@pytest.mark.django_db
def test_sqlite_is_opened_as_measured_and_survives_a_power_cut():
    if connection.vendor != "sqlite":
        pytest.skip("how SQLite is opened says nothing about PostgreSQL")
    with connection.cursor() as cursor:
        asked = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20000}
    assert connection.transaction_mode == "IMMEDIATE"
