"""Whether the practice may learn from a person's case: the part of their agreements that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from runwell.records import learning_words
from runwell.records.access.learning import may_let_learn
from runwell.records.consent_words import ConsentWords
from runwell.records.models import Consent, Patient


@dataclass(frozen=True, slots=True)
class LearningPart:
    """words: the newest text. agrees: some text was agreed to and not taken back. current: this one was."""

    words: ConsentWords
    agrees: bool
    current: bool


def learning_part(record: Patient | None, consents: Iterable[Consent]) -> LearningPart | None:
    """None for somebody who is not of the age to agree to it alone, and agreed to nothing."""
    purpose = Consent.LEARNING
    standing = {one.words for one in consents if one.purpose == purpose and one.withdrawn_at is None}
    if record is None or not (standing or may_let_learn(record, timezone.localdate())):
        return None
    words = learning_words.newest()
    return LearningPart(words, bool(standing), words.id in standing)
