"""The forms about one person of the practice."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from runwell.records import access
from runwell.records.practice_file.people import LONGEST_DOES, MOST_DOES, WORDS


class WordsForm(forms.Form):
    """What they are called here, what they do, what is told of them."""

    title = forms.CharField(
        label=_("Title"),
        help_text=_("For example: Physical therapist"),
        max_length=WORDS["title"],
        error_messages={"required": _("Enter a title.")},
    )
    does = forms.CharField(
        label=_("What they do here"),
        help_text=_("One thing on each line. For example: running gait analysis"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    about = forms.CharField(
        label=_("About them"),
        max_length=WORDS["about"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_does(self) -> list[str]:
        lines = [line.strip() for line in str(self.cleaned_data["does"]).splitlines() if line.strip()]
        if len(lines) > MOST_DOES or any(len(line) > LONGEST_DOES for line in lines):
            wrong = _("Write at most {most} lines of at most {longest} letters.")
            raise forms.ValidationError(str(wrong).format(most=MOST_DOES, longest=LONGEST_DOES))
        return lines

    def as_given(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class PlaceForm(forms.Form):
    """What they are licensed as, where they work, their place in the list."""

    credentials = forms.CharField(
        label=_("Credentials"),
        help_text=_("For example: PT, DPT"),
        max_length=WORDS["credentials"],
        required=False,
    )
    offices = forms.MultipleChoiceField(
        label=_("Offices"),
        required=False,
        error_messages={"invalid_choice": _("Choose among our offices.")},
        widget=forms.CheckboxSelectMultiple,
    )
    position = forms.IntegerField(
        label=_("Place in the list of people"),
        min_value=1,
        max_value=999,
        error_messages={
            "required": _("Enter a number from 1 on."),
            "invalid": _("Enter a number from 1 on."),
            "min_value": _("Enter a number from 1 on."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offices"].choices = [(str(place.id), place.name) for place in access.locations()]

    def as_given(self) -> dict[str, Any]:
        given = self.cleaned_data
        places = [UUID(one) for one in given["offices"]]
        return {"credentials": given["credentials"], "location_ids": places, "position": given["position"]}
