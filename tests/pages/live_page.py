"""A document as a live page: made by its ways once, later by the statements that these made."""

from django.db import connection

from runwell.pages.models import ConditionPage
from runwell.records.models import AuditHead
from tests.loaded_practice import noting

# Document and how the database stood -> the number of the page, and the statements that made it.
WROTE = {}


def live_page(document, make):
    """The page that make() makes. Said again where it was called before in a database that stood the same.

    PostgreSQL gives the number of a page that was rolled back to nobody else, so there it is made each time.
    """
    if connection.vendor != "sqlite":
        return make()
    stood = document, *standing()
    if stood not in WROTE:
        with noting() as statements:
            page = make()
        WROTE[stood] = page.pk, statements
        return page
    number, statements = WROTE[stood]
    with connection.cursor() as cursor:
        for sql, params, many in statements:
            (cursor.executemany if many else cursor.execute)(sql, params)
    return ConditionPage.objects.get(pk=number)


def standing():
    """The end of the trail, on which every action stands, and which number every table gives next."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
        numbers = tuple(cursor.fetchall())
    return tuple(AuditHead.objects.values_list("number", "hash")), numbers, connection.in_atomic_block
