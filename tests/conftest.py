"""Every test runs against a data folder of its own; `pytest --postgres` runs on PostgreSQL."""

import gc
import os
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

from tests import ready

# The rooms with files that take half a minute and more. The first file makes all that it needs by itself, so
# it waits for nothing while the demo is made for the others.
LONG = ("tests/guides/", "tests/browser/", "tests/records/keeping/", "tests/judges/", "tests/cli/")


def pytest_addoption(parser):
    parser.addoption("--postgres", action="store_true", help="keep the records in a PostgreSQL of our own")

    parser.addoption("--soak", action="store_true", help="also the long runs, and many more made-up examples")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    # Before Django reads its settings, which is why pyproject.toml names no settings module.
    first = not hasattr(config, "workerinput")
    for name in ("RUNWELL_ENV", "SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL", "RUNWELL_PACKS"):
        os.environ.pop(name, None)
    os.environ["RUNWELL_DATA"] = mkdtemp(prefix="runwell-tests-")
    if first:  # the other processes have both from this one
        ready.share()
        os.environ.pop("DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "runwell.config.settings"
    if config.getoption("--soak"):
        os.environ["RUNWELL_SOAK"] = "true"
    if config.getoption("--postgres") and first:
        from tests.postgresql import start

        os.environ["DATABASE_URL"] = start()
    from django.conf import settings

    settings.RUNWELL_MAIL_THROUGH = "django.core.mail.backends.locmem.EmailBackend"
    # The slow hash protects passwords of people; here there are none.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """The long runs are chosen by --soak alone, whatever else is selected.

    Where several processes share the tests out, by file, the longest files come first: one that began last
    would leave every other process idle.
    """
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: [not item.nodeid.startswith(room) for room in LONG])
    if not config.getoption("--soak"):
        left_out = [item for item in items if item.get_closest_marker("soak")]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish(session):
    """Ten thousand tests stay until the end: no search for garbage looks through them again."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config):
    if data := os.environ.get("RUNWELL_DATA"):
        rmtree(data, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, request):
    """Tests use a real file, not SQLite in memory: locks and threads behave as in production.

    Processes that share the tests out copy one that was migrated: each would take long for its own.
    """
    from django.conf import settings

    default, is_one_of_many = settings.DATABASES["default"], hasattr(request.config, "workerinput")
    if "sqlite" in default["ENGINE"]:
        folder = Path(os.environ["RUNWELL_DATA"]) / "test"
        default["TEST"]["NAME"] = str(folder / ready.DATABASE)
        folder.mkdir()
        if is_one_of_many:
            ready.migrated(folder)
    elif is_one_of_many:
        default["TEST"]["TEMPLATE"] = ready.migrated_postgresql()


@pytest.fixture(scope="session")
def django_db_keepdb():
    """A file that lies there already is taken, and goes with the data folder."""
    return "DATABASE_URL" not in os.environ


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, and how it is emptied after a test that commits.

    The database bars every deletion from the trail, so the bar is lifted for that moment. What migrations had
    put in, such as the root of all pages, comes back, since other tests may follow in the same process.
    """
    from django.db import connection
    from django.db.backends.base.operations import BaseDatabaseOperations

    from runwell.records.append_only import bar, unbar

    with django_db_blocker.unblock():
        filled = put_aside(connection)
    empty = BaseDatabaseOperations.execute_sql_flush

    def emptied(self, statements):
        unbar(self.connection)
        try:
            empty(self, statements)
        finally:
            bar(self.connection)
        put_back(self.connection, filled)

    BaseDatabaseOperations.execute_sql_flush = emptied
    yield
    BaseDatabaseOperations.execute_sql_flush = empty


def put_aside(connection):
    """Copy every table that migrations filled. Their names."""
    filled = []
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')
            if cursor.fetchone():
                cursor.execute(f'CREATE TABLE "aside_{table}" AS SELECT * FROM "{table}"')
                filled.append(table)
    return filled


def put_back(connection, filled):
    """Fill them again with the very rows, and without Django's signals, which would add others."""
    from django.db import transaction

    with connection.constraint_checks_disabled(), transaction.atomic(), connection.cursor() as cursor:
        for table in filled:
            cursor.execute(f'INSERT INTO "{table}" SELECT * FROM "aside_{table}"')


@pytest.fixture(scope="session", autouse=True)
def what_pages_count_is_written_nowhere():
    """What one test counts must not come into the records of the next; test_counting.py has its own."""
    from runwell.web import counting

    counting.TALLY = counting.Tally(write=lambda counts: None)
