"""Sentences about answers and days, as a person would say them."""

from __future__ import annotations

from datetime import date

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day(on: date) -> str:
    """A day as Americans write it in a sentence, such as "Monday, November 30"."""
    return f"{DAYS[on.weekday()]}, {MONTHS[on.month - 1]} {on.day}"
