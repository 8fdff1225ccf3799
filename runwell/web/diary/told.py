"""What was said already, question by question, so that each can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext


@dataclass(frozen=True, slots=True)
class Told:
    """what: the name of a question. asked: its words. said: the answer, as it is read."""

    what: str
    asked: str
    said: str


def told(form: forms.Form, kept: object) -> tuple[Told, ...]:
    """The questions of the form that are answered in what is kept."""
    return tuple(_told(form, kept))


def _told(form: forms.Form, kept: object) -> Iterator[Told]:
    for name, field in form.fields.items():
        value = getattr(kept, name, None)
        if value not in (None, ""):
            yield Told(name, str(field.label), _read(value))


def _read(value: object) -> str:
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    return str(value)
