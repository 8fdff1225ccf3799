"""Passwords that are long and still guessed first: a common word with figures around it, a row of keys."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

FEWEST_DIFFERENT = 5
ROWS = ("0123456789" * 3, "abcdefghijklmnopqrstuvwxyz" * 2, "qwertyuiopasdfghjklzxcvbnm" * 2)


class GuessableValidator(CommonPasswordValidator):
    """Refuses what a guesser tries after the common ones. It asks for no kinds of characters."""

    def validate(self, password: str, user: Any = None) -> None:
        said = password.lower()
        word = re.sub(r"[\W\d_]+", "", said)
        easy = (
            len(set(said)) < FEWEST_DIFFERENT
            or said.isdecimal()
            or any(said in row or said in row[::-1] for row in ROWS)
            or (word in self.passwords and len(said) < len(word) + 8)
        )
        if easy:
            raise ValidationError(
                gettext("This password is easy to guess. Take four words that do not belong together."),
                code="password_easy_to_guess",
            )

    def get_help_text(self) -> str:
        return gettext("Not a common word with figures, and not a row of keys.")
