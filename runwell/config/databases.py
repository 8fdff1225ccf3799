"""Where the records are kept: one SQLite file by default, PostgreSQL by DATABASE_URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from runwell.config.environment import WrongSetting

# Django's defaults lose a quarter to nine tenths of concurrent submissions on SQLite. Readers beside one
# writer (WAL), a lock taken at the start of a transaction (IMMEDIATE) and patience lose none. FULL, not
# NORMAL: a request that was confirmed must survive a power cut.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
}
THIS_MACHINE = frozenset({"", "localhost", "127.0.0.1", "::1"})
POSTGRESQL = frozenset({"postgres", "postgresql", "psql", "pgsql"})


def database(url: str, folder: Path, *, production: bool = False) -> dict[str, Any]:
    """Django's description of the one database; url is DATABASE_URL, empty for the file in the folder."""
    if not url:
        return sqlite(folder / "runwell.sqlite3")
    mend = "Write postgres://user:password@host:5432/name or sqlite:////folder/file.sqlite3, or leave it out"
    wrong = WrongSetting("the address of the database is not understood", "DATABASE_URL", mend)
    try:
        scheme = urlsplit(url).scheme
        read = Env.db_url_config(url) if scheme in {*POSTGRESQL, "sqlite"} else {}
    except (ImproperlyConfigured, ValueError):
        raise wrong from None  # its own words repeat the address, and with it the password
    if scheme in POSTGRESQL and read["NAME"]:
        if production:
            demand_encryption(read)
        return {**read, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    if scheme == "sqlite" and urlsplit(url).path.strip("/"):
        return sqlite(Path(read["NAME"]))
    raise wrong


def demand_encryption(postgresql: dict[str, Any]) -> None:
    """Health data crosses no network in the clear, nor to a server that only says that it is ours."""
    options = postgresql.get("OPTIONS", {})
    host = str(postgresql["HOST"] or options.get("host", ""))
    if host in THIS_MACHINE or host.startswith("/") or options.get("sslmode") == "verify-full":
        return
    what = "the database is on another machine, and its certificate is not checked"
    mend = "Add ?sslmode=verify-full&sslrootcert=FILE to the address"
    raise WrongSetting(what, "DATABASE_URL", mend)


def sqlite(file: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": SQLITE_OPTIONS}
