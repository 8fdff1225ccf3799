"""The demo practice in an empty database: loaded by its action once, later by the statements that it made."""

from contextlib import contextmanager

from django.db import connection, transaction

from runwell.records.actions.practice import load_practice
from runwell.records.models import Account, AuditEvent, AuditHead, Location, Practice, TeamMember
from runwell.web.page_cache.tables import written
from tests.people import PRACTICE

# What the action wrote: SQL, its parameters, whether these are many rows.
WROTE = []


def loaded():
    """The statements hold where nothing has happened yet; anywhere else the action is called again."""
    if any(model.objects.exists() for model in (AuditEvent, Account, Location, Practice, TeamMember)):
        return load_practice(by="test", practice=PRACTICE)
    if WROTE:
        return written_again()
    with noting() as statements:
        practice = load_practice(by="test", practice=PRACTICE)
    WROTE.extend(statements)
    return practice


@contextmanager
def noting():
    """Every statement that writes meanwhile, in a list."""
    statements = []

    def note(execute, sql, params, many, context):
        if written(sql):
            statements.append((sql, params, many))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield statements


def written_again():
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, params, many in WROTE:
            (cursor.executemany if many else cursor.execute)(sql, params)
    # PostgreSQL numbers the one row of this table anew each time, so its statement found nothing to change.
    last = AuditEvent.objects.latest("number")
    AuditHead.objects.update(number=last.number, hash=last.hash)
    return Practice.objects.get()
