"""The texts that people agree to before the practice learns from their case, version by version."""

from __future__ import annotations

from runwell.records.consent_words import CONTENT, Texts

OF_LEARNING = Texts(CONTENT / "learning.toml")
newest, words_of = OF_LEARNING.newest, OF_LEARNING.words_of
