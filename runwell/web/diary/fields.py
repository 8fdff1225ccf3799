"""The fields of the diary: numbers to tap on, yes and no, and how a refusal comes beside its field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from runwell.refusals import Refusal

YES, NO = "yes", "no"
Words = str | Promise


class NumbersField(forms.ChoiceField):
    """One number of a row. ends: what the first and the last mean."""

    def __init__(self, label: Words, low: int, high: int, ends: tuple[Words, Words], **more: Any) -> None:
        self.ends, words = ends, [(str(one), str(one)) for one in range(low, high + 1)]
        wrong = {
            "invalid_choice": format_lazy(_("Choose a number from {low} to {high}."), low=low, high=high)
        }
        super().__init__(choices=words, label=label, error_messages=wrong, **{"required": False, **more})

    def clean(self, value: Any) -> int | None:
        said = super().clean(value)
        return int(said) if said else None


class YesNoField(forms.ChoiceField):
    """Yes, no, or not said."""

    def __init__(self, label: Words, **more: Any) -> None:
        wrong = {"invalid_choice": _("Choose yes or no.")}
        both = [(YES, _("Yes")), (NO, _("No"))]
        super().__init__(choices=both, label=label, error_messages=wrong, required=False, **more)

    def clean(self, value: Any) -> bool | None:
        said = super().clean(value)
        return said == YES if said else None


def pain_field(label: Words, **more: Any) -> NumbersField:
    return NumbersField(label, 0, 10, (_("0 no pain"), _("10 the worst you can think of")), **more)


def as_chosen(value: object) -> str | None:
    """A kept value as the choice that stands for it."""
    if value is None:
        return None
    return (YES if value else NO) if isinstance(value, bool) else str(value)


def take_refusal(form: forms.Form, refusal: Refusal) -> None:
    """Say it beside the field it is about, else above the form."""
    form.add_error(refusal.where if refusal.where in form.fields else None, refusal_words(refusal))


def refusal_words(refusal: Refusal) -> str:
    """What is wrong and what to do, as sentences."""
    return f"{capfirst(refusal.what)}. {refusal.mend}".strip().rstrip(".") + "."
