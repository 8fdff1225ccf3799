"""Where the records are kept: one SQLite file by default, PostgreSQL by DATABASE_URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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
POSTGRESQL = frozenset({"postgres", "postgresql", "psql", "pgsql"})


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's description of the one database; url is DATABASE_URL, empty for the file in the folder."""
    if not url:
        return sqlite(folder / "runwell.sqlite3")
    scheme = urlsplit(url).scheme
    if scheme in POSTGRESQL:
        return {**Env.db_url_config(url), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    if scheme == "sqlite" and urlsplit(url).path.strip("/"):
        return sqlite(Path(Env.db_url_config(url)["NAME"]))
    mend = "Write postgres://user:password@host:5432/name or sqlite:////folder/file.sqlite3, or leave it out"
    raise WrongSetting("the address of the database is not understood", "DATABASE_URL", mend)


def sqlite(file: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": SQLITE_OPTIONS}
