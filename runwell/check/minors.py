"""Runners under 17: a parent answers along, the level is never self-care, and no program follows."""

from __future__ import annotations

from runwell.check.answers import Answers

MINORS = ("under-9", "9-16")


def is_minor(answers: Answers) -> bool:
    """Whether the runner is under 17."""
    return answers.value("age-band") in MINORS
