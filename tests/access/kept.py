"""What the records hold, and whether somebody's try changed it.

To read every table takes longer than most pages do. So the statements are watched, and the tables are read
again only where one of them wrote there, or is of a kind that nobody foresaw.
"""

import re
from contextlib import contextmanager

from django.apps import apps
from django.db import connection

from runwell.web.page_cache.tables import written

READS = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT)\b", re.IGNORECASE)


def kept():
    """Everything in the records but the trail, which also notes what was refused, and who is signed in."""
    return {
        model.__name__: sorted(map(repr, model.objects.values_list(*_facts(model)))) for model in _models()
    }


@contextmanager
def watching():
    """The tables of the records that are written meanwhile; "" for a statement that may write anywhere."""
    ours, seen = {model._meta.db_table for model in _models()}, set()

    def note(execute, sql, params, many, context):
        tables = written(sql)
        seen.update(tables & ours if tables else set() if READS.match(sql) else {""})
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield seen


def _models():
    return [model for model in apps.get_app_config("records").get_models() if "Audit" not in model.__name__]


def _facts(model):
    return [field.attname for field in model._meta.concrete_fields if field.name != "last_login"]
