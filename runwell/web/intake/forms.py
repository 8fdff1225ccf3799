"""The questions before a visit as one form: a field for each kind, and none that must be answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from runwell.records.intake_questions import (
    LETTERS,
    LONG,
    NONE,
    NUMBER,
    SEVERAL,
    SHORT,
    IntakeQuestion,
)

ROWS = 3


class IntakeForm(forms.Form):
    """A field for each question that is put, with its reason as the help."""

    def __init__(self, questions: Iterable[IntakeQuestion], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for one in questions:
            self.fields[one.id] = _field(one)

    def told(self) -> dict[str, Any]:
        """What was answered, once the form is valid; what was skipped is not there."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None, [])}


class SeveralField(forms.MultipleChoiceField):
    """Any of the choices; "none" stands alone."""

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if NONE in value and len(value) > 1:
            raise forms.ValidationError(_("Choose either none or what there is."))


class OneField(forms.ChoiceField):
    """One of the choices, or nothing."""


def _field(one: IntakeQuestion) -> forms.Field:
    of: Mapping[str, Any] = {"label": one.asks, "help_text": one.why, "required": False}
    wrong = {"invalid_choice": _("Choose one of the list.")}
    choices = [(choice.id, choice.label) for choice in one.offered]
    if one.kind in (SHORT, LONG):
        most = LETTERS[one.kind]
        long = {"max_length": format_lazy(_("Use {n} letters at most."), n=most)}
        rows = forms.Textarea(attrs={"rows": ROWS}) if one.kind == LONG else forms.TextInput()
        return forms.CharField(max_length=most, widget=rows, error_messages=long, **of)
    if one.kind == NUMBER:
        says = format_lazy(_("Enter a number from {low} to {high}."), low=one.low, high=one.high)
        errors = dict.fromkeys(("invalid", "min_value", "max_value"), says)
        widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"})
        return forms.IntegerField(
            min_value=one.low, max_value=one.high, widget=widget, error_messages=errors, **of
        )
    if one.kind == SEVERAL:
        return SeveralField(choices=choices, error_messages=wrong, **of)
    return OneField(choices=choices, error_messages=wrong, **of)
