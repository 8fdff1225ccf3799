"""Finding somebody again by name or telephone number, however either is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Letters of their own that no normal form takes apart, as somebody types who does not have them.
PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
ENOUGH, WHOLE = 7, 10
"""Digits at the end that make two numbers one: at least, and at most. Before them stands a country's code."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """names: what must stand in the name, in any order. digits: what must stand in the number."""

    names: tuple[str, ...]
    digits: str

    @classmethod
    def of(cls, words: str) -> Wanted:
        """Words with a letter are of the name; all other digits are of the number."""
        every = re.split(r"[\s,;]+", words)
        names = [folded(word) for word in every if _has_letter(word)]
        number = "".join(digits_of(word) for word in every if not _has_letter(word))
        return cls(tuple(filter(None, names)), number)

    def __bool__(self) -> bool:
        return bool(self.names or self.digits)

    def fits(self, name: str, telephone: str) -> bool:
        """Nothing that is wanted fits nobody."""
        if not self:
            return False
        here = folded(name)
        return all(one in here for one in self.names) and (
            not self.digits or _same_number(self.digits, digits_of(telephone))
        )


def folded(words: str) -> str:
    """Letters and digits alone, without case, accents, points over letters, spaces or hyphens."""
    small = unicodedata.normalize("NFKD", words).casefold().translate(PLAIN)
    apart = unicodedata.normalize("NFKD", small)
    return "".join(mark for mark in apart if not unicodedata.combining(mark) and _is_of_word(mark))


def digits_of(words: str) -> str:
    """Of any script, as "0" to "9"."""
    values = (unicodedata.decimal(mark, None) for mark in words)
    return "".join(str(value) for value in values if value is not None)


def _same_number(asked: str, kept: str) -> bool:
    """asked may be a part. The code of a country, and zeros before it, may stand in one of them alone."""
    asked = asked.lstrip("0") or asked
    if asked in kept or (len(asked) > 3 and asked[0] == "1" and asked[1:] in kept):
        return True
    end = min(len(asked), len(kept), WHOLE)
    return end >= ENOUGH and asked[-end:] == kept[-end:]


def _has_letter(word: str) -> bool:
    return any(mark.isalpha() for mark in word)


def _is_of_word(mark: str) -> bool:
    """Vowel signs of Indian and other scripts are marks that belong to the word."""
    return mark.isalnum() or unicodedata.category(mark).startswith("M")
