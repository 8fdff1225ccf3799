"""The trail: nobody acts without a name, no row can be changed, and a chain shows what was tampered with."""

from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, connections, transaction

from runwell.records import audit
from runwell.records.append_only import bar, unbar
from runwell.records.models import AuditEvent, AuditHead, Location
from runwell.refusals import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(db):
    """Three rows, and a database that lets them be tampered with."""
    for number in range(1, 4):
        audit.record("a test", f"did thing {number}")
    unbar(connection)
    yield AuditEvent.objects.order_by("number")
    bar(connection)


@pytest.mark.parametrize("nobody", ["", "  ", "AnonymousUser", AnonymousUser()])
def test_nobody_acts_without_a_name(nobody):
    with pytest.raises(ValueError, match="somebody must have done it"):
        audit.record(nobody, "did something")
    assert not AuditEvent.objects.exists()


def test_a_row_says_who_what_when_where_and_whose_record(patient):
    mine = patient.patient
    with audit.through("web"):
        audit.record(patient, "looked", mine, patient=mine.id)
    row = AuditEvent.objects.latest("number")
    assert (row.account, row.by, row.door) == (patient.id, f"account {patient.id}", "web")
    assert (row.record, row.patient, row.act) == (f"patient {mine.id}", mine.id, "looked")
    assert "robin" not in str(vars(row)).lower()


@pytest.mark.parametrize("change", [lambda row: row.delete(), lambda row: row.save()])
def test_the_database_refuses_to_change_or_delete_a_row(change):
    audit.record("a test", "did something")
    row = AuditEvent.objects.get()
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        change(row)
    assert audit.verify() == 1


def test_an_untouched_chain_verifies_from_empty_on(db):
    assert audit.verify() == 0
    audit.record("a test", "did something", Location(slug="x"))
    assert audit.verify() == 1


TAMPERED = {
    "changed words": (lambda rows: rows.filter(number=2).update(act="did nothing"), "row 2"),
    "changed name": (lambda rows: rows.filter(number=1).update(by="somebody else"), "row 1"),
    "taken out": (lambda rows: rows.filter(number=2).delete(), "row 2"),
    "cut off at the end": (lambda rows: rows.filter(number=3).delete(), "row 4|row 3"),
    "all of it taken out": (lambda rows: rows.all().delete(), "row 1"),
    "end moved": (lambda rows: AuditHead.objects.update(number=2), "row 3"),
    "no end": (lambda rows: AuditHead.objects.all().delete(), "row 1"),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_tampering_shows_and_names_the_row(chain, how):
    assert audit.verify() == 3
    tamper, where = TAMPERED[how]
    tamper(chain)
    with pytest.raises(Refusal, match=where):
        audit.verify()


def test_a_row_that_was_forged_with_its_own_hash_breaks_the_next_link(chain):
    row = chain.get(number=2)
    row.act = "did nothing"
    row.hash = audit.seal(row)
    row.save()
    with pytest.raises(Refusal, match="row 3"):
        audit.verify()


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_make_one_chain_without_a_gap():
    start = Barrier(8)

    def act(number):
        start.wait()
        try:
            for turn in range(10):
                with transaction.atomic():
                    audit.record(f"thread {number}", f"turn {turn}")
        finally:
            connections.close_all()

    threads = [Thread(target=act, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert audit.verify() == 80
