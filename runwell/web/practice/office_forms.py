"""The forms about one office."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from runwell.records.models import Location
from runwell.records.practice_file.hours import DAYS, Span, as_rows, by_day, is_span
from runwell.records.practice_file.reading import is_telephone

TIME = {"type": "time"}
TOGETHER = _("Give both times, the first before the second, or leave both empty.")


class TelephoneForm(forms.Form):
    telephone = forms.CharField(
        label=_("Phone"),
        max_length=30,
        error_messages={"required": _("Enter the phone number of the office.")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )

    def clean_telephone(self) -> str:
        given = str(self.cleaned_data["telephone"])
        if not is_telephone(given):
            raise forms.ValidationError(_("Enter a phone number with its area code, like (312) 555-0142."))
        return given

    def as_given(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class AddressForm(forms.Form):
    street = forms.CharField(
        label=_("Street"), max_length=120, error_messages={"required": _("Enter the street.")}
    )
    city = forms.CharField(label=_("City"), max_length=80, error_messages={"required": _("Enter the city.")})
    state = forms.CharField(
        label=_("State"), max_length=40, error_messages={"required": _("Enter the state.")}
    )
    zip_code = forms.CharField(
        label=_("ZIP code"), max_length=12, error_messages={"required": _("Enter the ZIP code.")}
    )

    def as_given(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class DirectionsForm(forms.Form):
    """One or several paragraphs, a line each."""

    directions = forms.CharField(
        label=_("How to get there"),
        help_text=_("Parking, bus or train, and where the door is. Put each on a line of its own."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def as_given(self) -> dict[str, Any]:
        lines = (line.strip() for line in self.cleaned_data["directions"].splitlines())
        return {"directions": "\n".join(line for line in lines if line)}


class HolidayForm(forms.Form):
    """A day of other hours. Both times empty: the office stays closed."""

    day = forms.DateField(
        label=_("Day"),
        error_messages={"required": _("Choose the day."), "invalid": _("Enter a day like 2027-12-24.")},
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    name = forms.CharField(
        label=_("Name"),
        help_text=_("For example: Thanksgiving"),
        max_length=60,
        error_messages={"required": _("Enter the name of the day.")},
    )
    opens = forms.CharField(label=_("Opens"), required=False, widget=forms.TextInput(attrs=TIME))
    closes = forms.CharField(label=_("Closes"), required=False, widget=forms.TextInput(attrs=TIME))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        opens, closes = given.get("opens"), given.get("closes")
        if (opens or closes) and not is_span(opens, closes):
            self.add_error("opens", TOGETHER)
        return given

    def as_given(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class HoursForm(forms.Form):
    """Opens and closes for each weekday; a day that has a break keeps a pair of times for each part."""

    def __init__(self, office: Location, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.week = by_day(office.hours)
        for day, spans in self.week.items():
            for part, (opens, closes) in enumerate(spans or [("", "")]):
                self.fields[f"{day}-{part}-opens"] = time_field(_("Opens"), opens)
                self.fields[f"{day}-{part}-closes"] = time_field(_("Closes"), closes)

    def days(self) -> list[tuple[str, list[tuple[BoundField, BoundField]]]]:
        """Each weekday's name with its pairs of fields, for the page."""
        return [
            (
                str(WEEKDAYS[number]),
                [(self[f"{name}-opens"], self[f"{name}-closes"]) for name in self.parts(day)],
            )
            for number, day in enumerate(DAYS)
        ]

    def parts(self, day: str) -> list[str]:
        return [f"{day}-{part}" for part in range(max(1, len(self.week[day])))]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for number, day in enumerate(DAYS):
            for name in self.parts(day):
                span = (given.get(f"{name}-opens"), given.get(f"{name}-closes"))
                if any(span) and not is_span(*span):
                    self.add_error(f"{name}-opens", f"{WEEKDAYS[number]}: {TOGETHER}")
        return given

    def as_given(self) -> dict[str, Any]:
        given: dict[str, list[Span]] = {
            day: [
                (self.cleaned_data[f"{name}-opens"], self.cleaned_data[f"{name}-closes"])
                for name in self.parts(day)
                if self.cleaned_data[f"{name}-opens"]
            ]
            for day in DAYS
        }
        return {"hours": as_rows(given)}


def time_field(label: Any, initial: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, initial=initial, max_length=5, widget=forms.TextInput(attrs=TIME)
    )
