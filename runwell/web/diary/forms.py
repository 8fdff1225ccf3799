"""What is asked of a morning, and of a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.pack import Pack
from runwell.programme.causes import group_of
from runwell.records.access.diary import DiarySession
from runwell.records.actions.mornings import LONGEST_NOTES
from runwell.records.models import KeptMorning
from runwell.web.diary.fields import NumbersField, YesNoField, as_chosen, pain_field

ASKED = ("during", "hour_after", "effort", "limp", "also_red")
NOTHING = _("Choose a number first.")


class MorningForm(forms.Form):
    """A morning of the diary. Nothing in it must be said, but something must."""

    pain = pain_field(_("How much did it hurt at your first steps?"))
    woke = YesNoField(_("Did pain wake you in the night?"))
    painkillers = YesNoField(
        _("Did you take painkillers?"),
        help_text=_("They hide pain. A day with them says less, so we take the careful side."),
    )
    sleep = forms.IntegerField(
        label=_("Hours of sleep"),
        min_value=0,
        max_value=24,
        required=False,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Enter whole hours, from 0 to 24.")
        ),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    notes = forms.CharField(
        label=_("Notes"),
        help_text=_("For you and your clinician. What you did, what helped."),
        max_length=LONGEST_NOTES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and all(value in (None, "") for value in given.values()):
            self.add_error("pain", NOTHING)
        return given


class SessionForm(forms.Form):
    """The questions about one session; the last one only where the cause of its program asks it."""

    during = pain_field(_("How much did it hurt during the session, at its worst?"))
    hour_after = pain_field(_("How much did it hurt an hour after?"))
    limp = YesNoField(_("Did you limp, during it or after?"))
    also_red = YesNoField("")
    effort = NumbersField(_("How hard was it?"), 0, 10, (_("0 no effort"), _("10 all you had")))

    def __init__(self, *args: Any, asks: str, **more: Any) -> None:
        super().__init__(*args, **more)
        if asks:
            self.fields["also_red"].label = asks
        else:
            del self.fields["also_red"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and all(value is None for value in given.values()):
            self.add_error("during", NOTHING)
        return given


def morning_form(kept: KeptMorning | None, data: Mapping[str, Any] | None = None) -> MorningForm:
    names = MorningForm.base_fields
    said = {name: getattr(kept, name) for name in names} if kept else {}
    chosen = {name: as_chosen(value) for name, value in said.items()}
    return MorningForm(data, initial=chosen, auto_id="morning-%s")


def session_form(
    pack: Pack, session: DiarySession, number: int, data: Mapping[str, Any] | None = None
) -> SessionForm:
    """number: its place on the page, so that no two fields have one id."""
    asks = pack.progressions.bands[group_of(pack, session.cause)].ask
    initial = {name: as_chosen(getattr(session.said, name)) for name in ASKED}
    return SessionForm(data, initial=initial, auto_id=f"session-{number}-%s", asks=asks)


def news(form: SessionForm, session: DiarySession) -> dict[str, Any]:
    """What of the answers is said for the first time, or otherwise than before."""
    said = {name: value for name, value in form.cleaned_data.items() if value is not None}
    return {name: value for name, value in said.items() if value != getattr(session.said, name)}
