"""The forms about people who work here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from runwell.records import access
from runwell.records.access.people import Someone
from runwell.records.roles import Role
from runwell.web.staff.words import ROLES


class RoleForm(forms.Form):
    """A role and where it holds. Offers only what the person who fills it in may give."""

    role = forms.ChoiceField(
        label=_("What they do here"),
        error_messages={
            "required": _("Choose what they do."),
            "invalid_choice": _("Choose one of the list."),
        },
    )
    office = forms.ChoiceField(
        label=_("Where"),
        required=False,
        help_text=_("Owners, administrators and editors are always there for all offices."),
        error_messages={"invalid_choice": _("Choose one of our offices.")},
    )

    def __init__(self, user: Someone, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = access.may_give(user)
        self.fields["role"].choices = [
            (role.value, words) for role, words in ROLES.items() if role in offered
        ]
        places = [(str(place.id), place.name) for place in access.locations()]
        self.fields["office"].choices = [("", _("All offices")), *places]

    def as_given(self) -> dict[str, Any]:
        """The words that `give_role` wants, once the form is valid."""
        office = self.cleaned_data["office"]
        return {"role": Role(self.cleaned_data["role"]), "location_id": UUID(office) if office else None}


class ColleagueForm(RoleForm):
    """Somebody who will work here."""

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
    field_order = ("name", "email", "role", "office")

    def as_invited(self) -> dict[str, Any]:
        """The words that `invite_colleague` wants, once the form is valid."""
        given = self.cleaned_data
        return {"name": given["name"], "email": given["email"], **self.as_given()}
