"""Whether a document is in English, the only language whose rules we have."""

from __future__ import annotations

import re

from runwell.publishing.document import Document
from runwell.refusals import Refusal

# Short words of nearly every English sentence that are not words of its neighbors, as "in" and "so" are.
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "is", "that", "it", "for", "with", "you", "your", "are", "this", "be", "can")
    + ("or", "have", "if", "from", "not", "when", "our", "we", "but", "by", "as", "at", "after", "before")
    + ("do", "does", "how", "what", "why", "they", "will", "may")
)
_FEWEST_WORDS = 20
_LEAST_SHARE = 0.12


def refuse_other_languages(document: Document) -> None:
    """A Refusal for a text in which the small words of English are rare; a text of a few words passes."""
    words = re.findall(r"[^\W\d_]+", " ".join(block.text for block in document.blocks).casefold())
    english = sum(word in _ENGLISH for word in words)
    if len(words) >= _FEWEST_WORDS and english < _LEAST_SHARE * len(words):
        place = f"line {document.blocks[0].line}"
        raise Refusal(
            "This document is not in English", place, "Deliver it in English: no rule knows another"
        )
