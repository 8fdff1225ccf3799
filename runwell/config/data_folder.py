"""The data folder: the database, the secret of a development copy, mail without a server."""

from __future__ import annotations

import secrets
from pathlib import Path

from runwell.config.environment import Environment, WrongSetting


def data_folder(environment: Environment) -> Path:
    """The folder that RUNWELL_DATA names, made if it is missing, closed to other people of the machine."""
    folder = Path(environment.text("RUNWELL_DATA", "data")).expanduser().resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)  # a folder that was there before may have been open to others
    except OSError as error:
        what = f"the data folder {folder} cannot be made ({error.strerror})"
        raise WrongSetting(what, "RUNWELL_DATA", "Name a folder that this user may write to") from error
    return folder


def development_secret(folder: Path) -> str:
    """A random secret, made once and kept beside the data, so that restarts sign nobody out."""
    kept = folder / "secret-key"
    if not kept.exists():
        # Written aside and linked, so that two processes that start at once agree on one secret.
        draft = folder / f"secret-key.{secrets.token_hex(4)}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            kept.hardlink_to(draft)
        except FileExistsError:
            pass  # another process was first, and its secret is the one to use
        finally:
            draft.unlink()
    return kept.read_text()
