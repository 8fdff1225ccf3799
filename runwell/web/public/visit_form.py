"""The form that asks for a visit, with a time that was chosen or with words about when it suits."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from runwell.records import access
from runwell.records.access.visits import clinicians_at
from runwell.records.models import Location, TeamMember
from runwell.web.visits.carried import Carried
from runwell.web.visits.time_words import at_office, read_time

TELEPHONE = re.compile(r"[\d\s().,/#x+-]+", re.IGNORECASE)
FEWEST_DIGITS, MOST_DIGITS = 7, 20


class VisitForm(forms.Form):
    """How to reach a person and when it suits them. It asks nothing about their health.

    at: the time that was chosen on the page before; clinician: with whom, empty: whoever is free. along:
    whether what the check said is sent, which only those see who come from the check.
    """

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Enter your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    telephone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("Email"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Enter an email address like name@example.com.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    office = forms.ChoiceField(
        label=_("Which office suits you?"),
        required=False,
        error_messages={"invalid_choice": _("Choose one of our offices.")},
    )
    times = forms.CharField(
        label=_("Days and times that suit you"),
        help_text=_("For example: weekdays before 9 a.m."),
        max_length=300,
        required=False,
    )
    note = forms.CharField(
        label=_("Anything we should know for the appointment?"),
        help_text=_("Please leave out medical details. You can tell the clinician when you are here."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    urgent = forms.BooleanField(label=_("My hip check told me to be seen today"), required=False)
    along = forms.BooleanField(label=_("Send the answer of my hip check along"), required=False)
    clinician = forms.CharField(max_length=36, required=False, widget=forms.HiddenInput)
    at = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    # Whether the page said, after a time of another day was sent, to call first: then it is taken.
    phoned = forms.CharField(max_length=3, required=False, widget=forms.HiddenInput)
    # Which form it is: one that is sent twice is one request.
    form = forms.CharField(required=False, initial=uuid4, widget=forms.HiddenInput)
    # Programs fill in every field they find; people do not see this one.
    website = forms.CharField(label=_("Leave this empty"), required=False, max_length=200)

    def __init__(self, *args: Any, carried: Carried, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reason = carried.reason
        if self["at"].value():
            self.fields["times"].label = _("Other days and times that would suit you, too")
        self.places = {str(place.id): place for place in access.locations()}
        names = [(key, place.name) for key, place in self.places.items()]
        self.fields["office"].choices = [("", _("Any office")), *names]

    @property
    def place(self) -> Location | None:
        """The office that was chosen, as far as it is one of ours."""
        return self.places.get(str(self["office"].value() or ""))

    @property
    def member(self) -> TeamMember | None:
        """With whom, as far as that is somebody who sees patients there."""
        wanted = str(self["clinician"].value() or "")
        there = clinicians_at(self.place) if self.place and wanted else ()
        return next((one for one in there if str(one.id) == wanted), None)

    @property
    def chosen(self) -> datetime | None:
        """The moment that was chosen, as far as it is one."""
        return read_time(str(self["at"].value() or ""), self.place)

    def clean_telephone(self) -> str:
        given = str(self.cleaned_data["telephone"])
        digits = sum(mark.isdigit() for mark in given)
        if given and not (TELEPHONE.fullmatch(given) and FEWEST_DIGITS <= digits <= MOST_DIGITS):
            raise forms.ValidationError(_("Enter a phone number with its area code, like (312) 555-0142."))
        return given

    def clean_clinician(self) -> str:
        if (given := str(self.cleaned_data["clinician"])) and self.member is None:
            raise forms.ValidationError(_("This clinician does not see patients there. Choose a time below."))
        return given

    def clean_at(self) -> str:
        given = str(self.cleaned_data["at"])
        if given and self.place is None:
            raise forms.ValidationError(_("Choose one of our offices first, then a time."))
        if given and self.chosen is None:
            raise forms.ValidationError(_("This is not a time that we know. Choose one of those below."))
        return given

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        wrong = {"telephone", "email"} & self.errors.keys()
        if not wrong and not (given.get("telephone") or given.get("email")):
            self.add_error(
                "telephone", _("Enter a phone number or an email address, so that we can reach you.")
            )
        return given

    @property
    def should_call_first(self) -> bool:
        """They were told to be seen today, and chose another day; valid forms only."""
        given = self.cleaned_data
        if not (given["urgent"] and self.place and self.chosen) or given["phoned"]:
            return False
        return at_office(self.chosen, self.place).date() > at_office(timezone.now(), self.place).date()

    def filled_in_by_a_program(self) -> bool:
        return bool(self.data.get("website"))

    def as_asked(self) -> dict[str, Any]:
        """The words that `ask_for_visit` wants, once the form is valid."""
        given = self.cleaned_data
        office = given["office"]
        words = {name: given[name] for name in ("name", "telephone", "email", "times", "note", "urgent")}
        member = self.member
        return {
            **words,
            "location_id": UUID(office) if office else None,
            "begins_at": self.chosen,
            "member_id": member.id if member else None,
            "reason": self.reason if given["along"] else "",
            "form": _key(given["form"]),
        }


def _key(said: str) -> UUID:
    """A new one, where it says none: then it is the same as no other form."""
    try:
        return UUID(said)
    except ValueError:
        return uuid4()
