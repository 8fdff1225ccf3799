"""Settings as people write them: environment variables, read once and refused by name when unclear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf.locale import LANG_INFO

from runwell.refusals import Refusal

YES = frozenset({"true", "yes", "on", "1"})
NO = frozenset({"false", "no", "off", "0"})


class WrongSetting(Refusal):
    """A setting that cannot be used as it stands; nothing starts until it is mended."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The variables of one process. An empty variable counts as one that is not set."""

    values: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, "").strip() or default

    def boolean(self, name: str, default: bool) -> bool:
        """True or False; anything that is not clearly one of them is refused, never guessed."""
        given = self.text(name).lower()
        if given not in YES | NO | {""}:
            raise WrongSetting(f"{self.text(name)!r} is neither true nor false", name, "Write true or false")
        return given in YES if given else default

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """One of the allowed words, as written."""
        given = self.text(name, default)
        if given not in allowed:
            raise WrongSetting(f"{given!r} is not known", name, f"Use one of: {', '.join(allowed)}")
        return given

    def time_zone(self, name: str, default: str) -> str:
        """The name of a time zone that this machine knows."""
        given = self.text(name, default)
        try:
            ZoneInfo(given)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise WrongSetting(
                f"{given!r} is not a time zone", name, "Write one like America/Chicago"
            ) from error
        return given

    def language(self, name: str, default: str) -> str:
        """The code of a language that Django knows."""
        given = self.text(name, default)
        if given.lower().split("-")[0] not in LANG_INFO:
            raise WrongSetting(f"{given!r} is not a language", name, "Write a code like en-us")
        return given

    def words(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list separated by commas, spaces around its parts left out."""
        parts = tuple(part.strip() for part in self.text(name).split(",") if part.strip())
        return parts or default
