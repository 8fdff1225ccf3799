"""The forms about patients."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from runwell.records import access


class SearchForm(forms.Form):
    """Sent by POST, so that no name stands in an address."""

    words = forms.CharField(
        label=_("Name or email"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class PatientForm(forms.Form):
    """A runner who is to have an account. It asks nothing about their health."""

    name = forms.CharField(
        label=_("Name"), max_length=150, error_messages={"required": _("Enter their name.")}
    )
    email = forms.EmailField(
        label=_("Email"),
        max_length=254,
        error_messages={
            "required": _("Enter their email address."),
            "invalid": _("Enter an email address like name@example.com."),
        },
    )
    born_on = forms.DateField(
        label=_("Date of birth"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("Enter their date of birth."),
            "invalid": _("Enter a date like 1990-05-17."),
        },
    )
    guardian_name = forms.CharField(label=_("Name of the parent or guardian"), max_length=150, required=False)
    on_paper = forms.BooleanField(label=_("We have their signed consent on paper"), required=False)

    def as_invited(self) -> dict[str, Any]:
        """The words that `invite_patient` wants, once the form is valid."""
        return dict(self.cleaned_data)


class PlaceForm(forms.Form):
    """Where a patient is seen."""

    office = forms.ChoiceField(label=_("Office"), error_messages={"required": _("Choose an office.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [(str(place.id), place.name) for place in access.locations()]

    def chosen(self) -> UUID:
        return UUID(self.cleaned_data["office"])


class ClinicianForm(forms.Form):
    """Who looks after a patient."""

    clinician = forms.ChoiceField(label=_("Clinician"), error_messages={"required": _("Choose a clinician.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clinician"].choices = [(str(one.id), one.name) for one in access.clinicians()]

    def chosen(self) -> UUID:
        return UUID(self.cleaned_data["clinician"])
