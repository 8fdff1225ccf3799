"""Reads the fields of something that a device sent, one by one, and trusts none of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from runwell.refusals import Refusal

# No place on Earth is further from UTC.
FURTHEST = timedelta(hours=14)
FURTHEST_BACK = timedelta(days=366)


class EntryFields:
    """The fields of one entry. What is not there, or null, is None; what has another form is a Refusal."""

    def __init__(self, came: object) -> None:
        if not isinstance(came, Mapping) or not all(isinstance(name, str) for name in came):
            raise Refusal(gettext("This is no entry of a session"), gettext("entry"), _mend())
        self._came: Mapping[str, Any] = came
        self._asked: set[str] = set()

    def whole(self, name: str, least: int, most: int) -> int | None:
        """A whole number from least to most."""
        value = self._value(name)
        # True is 1 to Python, and nobody's pain.
        if value is None or (type(value) is int and least <= value <= most):
            return value
        what = gettext("“{value}” is no whole number from {least} to {most}")
        raise Refusal(what.format(value=short(value), least=least, most=most), name, _mend())

    def flag(self, name: str) -> bool | None:
        value = self._value(name)
        if value is None or isinstance(value, bool):
            return value
        raise Refusal(gettext("“{value}” is neither yes nor no").format(value=short(value)), name, _mend())

    def choice(self, name: str, of: Collection[str]) -> str:
        """One of these; "" where nothing is said."""
        value = self._value(name)
        if value in (None, ""):
            return ""
        if isinstance(value, str) and value in of:
            return value
        raise Refusal(gettext("“{value}” is not known").format(value=short(value)), name, _mend())

    def text(self, name: str, longest: int) -> str:
        """Words, without what a database cannot keep."""
        value = self._value(name)
        if not isinstance(value, str | None):
            raise Refusal(gettext("These are no words"), name, _mend())
        said = (value or "").replace("\0", "").encode("utf-8", "ignore").decode().strip()
        if len(said) > longest:
            raise Refusal(gettext("More than {longest} letters").format(longest=longest), name, _mend())
        return said

    def words(self, name: str, longest: int) -> str:
        """Words that mean something by being there: blank ones do not say whether they are."""
        said = self.text(name, longest)
        if not said and self._value(name) is not None:
            raise Refusal(gettext("This is there, but says nothing"), name, _mend())
        return said

    def uuid(self, name: str) -> UUID | None:
        return self._made(name, UUID)

    def day(self, name: str) -> date | None:
        return self._made(name, date.fromisoformat)

    def moment(self, name: str) -> datetime | None:
        """A time with its difference from UTC."""
        value = self._made(name, datetime.fromisoformat)
        if value is None:
            return None
        apart = value.utcoffset()
        if apart is None or abs(apart) > FURTHEST:
            raise Refusal(gettext("The time does not say where on Earth"), name, _mend())
        return value

    def needed(self, name: str, value: Any) -> Any:
        """The value. Refusal: nothing was said."""
        if value in (None, ""):
            raise Refusal(gettext("Something is missing"), name, _mend())
        return value

    def nothing_else(self) -> None:
        """Refusal: it says more than was asked for, which must not get lost."""
        unknown = sorted(set(self._came) - self._asked)
        if unknown:
            raise Refusal(gettext("This field is not known"), short(unknown[0]), _mend())

    def _value(self, name: str) -> Any:
        self._asked.add(name)
        return self._came.get(name)

    def _made(self, name: str, make: Any) -> Any:
        value = self._value(name)
        if value is None:
            return None
        try:
            if isinstance(value, str):
                return make(value)
        except ValueError:
            pass  # said below, with what did come
        raise Refusal(gettext("“{value}” cannot be read").format(value=short(value)), name, _mend())


def short(value: object) -> str:
    """As much of something unknown as fits into a sentence, in signs that every database keeps."""
    return ascii(value)[1:41] if isinstance(value, str) else ascii(value)[:40]


def _mend() -> str:
    return gettext("Ask the runner what they did, and enter it by hand")


def demand_past(on: date, now: datetime) -> None:
    """Refusal: the day has not begun anywhere, or is more than a year ago."""
    if on > (now + FURTHEST).date():
        what, mend = gettext("this day has not come yet"), gettext("Choose today or a day before")
    elif on < (now - FURTHEST_BACK).date():
        what, mend = gettext("this day is more than a year ago"), gettext("Choose a later day")
    else:
        return
    raise Refusal(what, gettext("day"), mend)
