"""Words, sentences and syllables of English text, as far as rules about style need them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z\d])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|St|vs|No|approx|etc|e\.g|i\.e|a\.m|p\.m|U\.S|Fig|min|sec)|\b[A-Z])\.$"
)
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$|[^aeioudt]ed$|(?:[^aeioucgszxhl]|[aeiou]l|th)es$")
_INNER = re.compile(r"[^aeiouy]e(?=(?:ment|ly|ful|some|thing|less|ness|times?|ways?|ware)s?$)|^every|ique")
_TWO = re.compile(
    r"i[aou]|uou?s$|ua|[^q]ue[lt]|[aeouy]ing|ea$|rea(?=t(?:e|i))|ie(?=t|nc)|eoa|ui(?=et)|lui(?=d)"
)
_ONE = re.compile(r"[ctg]ia[ln]?|[cstg]ion|[cstg]ious|quo")
_EXCEPTIONS = {"achilles": 3, "people": 2, "area": 3, "areas": 3, "ideas": 3, "one": 1, "ones": 1, "aches": 1}
_EXCEPTIONS |= {"evening": 2, "everyone": 3, "osteoarthritis": 6}


def words_of(text: str) -> list[str]:
    """The words in small letters; "runner's" and "single-leg" are one each."""
    return _WORD.findall(text.replace("’", "'").casefold())


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph; abbreviations end none."""
    found, start = list[str](), 0
    for end in _END.finditer(text):
        if not _ABBREVIATION.search(text[start : end.start()].rstrip("\"”’')]")):
            found.append(text[start : end.start()])
            start = end.end()
    return [sentence for sentence in [*found, text[start:]] if words_of(sentence)]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough stem: runner, running and runs are one, and so are injury and injuries."""
    word = re.sub(r"['’]s?$", "", word.casefold())
    word = {"lying": "lie", "lies": "lie"}.get(word, word)
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed", "er"):
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            return _undoubled(word.removesuffix(ending))
    return word.removesuffix("e") if len(word) > 3 else word


def stems_of(text: str, stop: Collection[str] = ()) -> list[str]:
    """The stems of the words that are not among the stop words."""
    words = (part for word in words_of(text) for part in word.split("-"))
    return [stem(word) for word in words if word not in stop and stem(word) not in stop]


def syllables_of(word: str) -> int:
    """How many syllables a word has, by its vowels; at least one."""
    parts = re.findall(r"[a-z]+", word.casefold().replace("'", ""))
    return max(sum(_syllables(part) for part in parts), 1)


@lru_cache(maxsize=8192)
def _syllables(word: str) -> int:
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    count = len(_VOWELS.findall(word)) + len(_TWO.findall(word)) - len(_ONE.findall(word))
    silent = (_SILENT.search(word) is not None) + (_INNER.search(word) is not None)
    return max(count - silent, 1)


def _undoubled(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word.removesuffix("e") if len(word) > 3 else word
