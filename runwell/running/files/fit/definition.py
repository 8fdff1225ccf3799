"""A definition message: which fields the data messages of a local type hold, and where.

Source: FIT Protocol, "Definition Message": reserved, byte order, global number (2 bytes), number of fields,
then 3 bytes a field (number, size, base type); with developer data a count and 3 bytes each (number, size,
index of the developer).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from runwell.running.files.fit import profile
from runwell.running.files.fit.profile import BASE_TYPES, BaseType

UNDECODED = BaseType("V", 1, 0)


@dataclass(frozen=True, slots=True)
class Field:
    """at: bytes behind the beginning of the message. type: how it is stored. readable: as numbers."""

    at: int
    size: int
    type: BaseType
    readable: bool

    @classmethod
    def of(cls, at: int, size: int, base: int) -> Field:
        """base: number of the base type. One that does not fit its size cannot be decoded."""
        told = BASE_TYPES.get(base & 0x1F, UNDECODED)
        told = told if size >= told.size and size % told.size == 0 else UNDECODED
        return cls(at, size, told, told.code not in "Vs")

    @property
    def is_text(self) -> bool:
        """Whether it holds words."""
        return self.type.code == "s"


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """size: bytes of a whole data message with its header byte. order: "<" or ">", as numpy and struct say.

    fields: those that Runwell reads. developer: (index of the developer, number of the field) -> its place.
    """

    message: int
    size: int
    order: str
    fields: dict[int, Field]
    developer: dict[tuple[int, int], Field]


@cache
def _numbers(message: int) -> frozenset[int]:
    if message == profile.RECORD:
        told = [one for some in profile.COLUMNS.values() for one in some]
        told += [profile.FRACTION_OF_CADENCE, profile.CADENCE_256]
        return frozenset(one.number for one in told) | {profile.SPEED_AND_DISTANCE}
    if message == profile.HR:
        return frozenset((profile.TIMESTAMP, 0, profile.HR_RATE, profile.HR_EVENT, profile.HR_EVENT_12))
    fields = profile.FIELDS.get(message, {}).values()
    return frozenset(one.number for one in fields) | {profile.TIMESTAMP}


def length(data: bytes, at: int) -> int:
    """Bytes of the definition message that begins there, with its header byte; 0 where it is cut off."""
    size = 6 + 3 * data[at + 5] if at + 5 < len(data) else 0
    if size and data[at] & 0x20:
        size = size + 1 + 3 * data[at + size] if at + size < len(data) else 0
    return size if at + size <= len(data) else 0


def is_sensible(content: bytes) -> bool:
    """Whether all its base types are known: behind a damage, chance may look like a definition."""
    count = content[4]
    return all(base & 0x1F in BASE_TYPES for base in content[7 : 5 + 3 * count : 3])


# The same watch writes the same definitions in thousands of files.
@lru_cache(maxsize=512)
def read(content: bytes) -> Definition | None:
    """A definition message without its header byte, or None where it cannot be one."""
    if content[1] > 1:
        return None
    message, count = int.from_bytes(content[2:4], "big" if content[1] else "little"), content[4]
    own, theirs = content[5 : 5 + 3 * count], content[6 + 3 * count :]
    wanted, fields, at = _numbers(message & 0xFFFF), {}, 1
    for number, size, base in zip(own[::3], own[1::3], own[2::3], strict=True):
        if number in wanted:
            fields[number] = Field.of(at, size, base)
        at += size
    developer = {}
    for number, size, index in zip(theirs[::3], theirs[1::3], theirs[2::3], strict=True):
        developer[index, number] = Field.of(at, size, 13)
        at += size
    return Definition(message, at, "><"[not content[1]], fields, developer)
