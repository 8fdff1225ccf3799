"""What is asked for a way back: days, how it was before, a race; and how a run went."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.records.models import RunWord
from runwell.running.comeback.values import FARTHEST_WEEK, Level, Race
from runwell.web import distances
from runwell.web.diary.fields import NumbersField, YesNoField, as_chosen, pain_field
from runwell.web.plan_words import DAYS

ASKED = ("during", "hour_after", "limp", "also_red", "effort")
BY_HAND = ("run_minutes", "walk_minutes", "distance")
FURTHEST_RACE = timedelta(days=3 * 366)
NOTHING = _("Choose a number first.")
units = lazy(distances.units, str)


class DistanceField(forms.CharField):
    """A distance in the practice's unit -> meters, None where nothing was typed."""

    def __init__(self, label: Any, **more: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 8})
        super().__init__(label=label, required=False, widget=widget, **more)

    def clean(self, value: Any) -> float | None:
        said = super().clean(value)
        if not said:
            return None
        meters = distances.given(said)
        if meters is None or not 0 < meters <= FARTHEST_WEEK * 1000:
            words = gettext("Enter a number of {units}, such as 6.5.")
            raise forms.ValidationError(words.format(units=distances.units()))
        return meters


class DaysForm(forms.Form):
    """Days free for running; Monday is 0."""

    days = forms.TypedMultipleChoiceField(
        label=_("On which days could you run?"),
        help_text=_("At most every second day is used. Pick three or four, so that a day can be missed."),
        choices=[(str(number), name) for number, name in enumerate(DAYS)],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
    )


class RaceForm(forms.Form):
    """A goal, if there is one: both or nothing."""

    race_on = forms.DateField(
        label=_("Day of the race"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Enter a day such as 2027-04-25.")},
    )
    race_km = DistanceField(format_lazy(_("How far is it, in {units}?"), units=units()))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        on, meters = given.get("race_on"), given.get("race_km")
        if self.errors:
            return given
        if (on is None) != (meters is None):
            words = _("Enter both the day and how far it is, or leave both empty.")
            self.add_error("race_km" if on else "race_on", words)
        elif on and not timezone.localdate() < on <= timezone.localdate() + FURTHEST_RACE:
            self.add_error("race_on", _("Enter a day that is ahead, within three years."))
        return given

    def race(self) -> Race | None:
        """The goal of a form that is right."""
        on, meters = self.cleaned_data.get("race_on"), self.cleaned_data.get("race_km")
        return Race(on=on, km=meters / 1000) if on and meters else None


class BeginForm(RaceForm, DaysForm):
    """Everything that a way back begins with."""

    field_order = ["days", "weekly", "longest", "race_on", "race_km"]
    weekly = DistanceField(format_lazy(_("In a usual week, how many {units} did you run?"), units=units()))
    longest = DistanceField(format_lazy(_("How many {units} was your longest usual run?"), units=units()))

    def level(self, easy_speed: float | None) -> Level:
        """How it was before the pain, as the runner says it."""
        weekly, longest = self.cleaned_data.get("weekly"), self.cleaned_data.get("longest")
        return Level(
            weekly_km=weekly / 1000 if weekly else None,
            longest_km=longest / 1000 if longest else None,
            easy_speed=easy_speed,
        )


class RunForm(forms.Form):
    """How a run went. by_hand: no file tells how long it was."""

    during = pain_field(_("How much did it hurt during the run, at its worst?"))
    hour_after = pain_field(_("How much did it hurt an hour after?"))
    limp = YesNoField(_("Did you limp, during it or after?"))
    also_red = YesNoField("")
    effort = NumbersField(_("How hard was it?"), 0, 10, (_("0 no effort"), _("10 all you had")))
    run_minutes = forms.IntegerField(
        label=_("Minutes of running"), min_value=0, max_value=1440, required=False
    )
    walk_minutes = forms.IntegerField(
        label=_("Minutes of walking"), min_value=0, max_value=1440, required=False
    )
    distance = DistanceField(format_lazy(_("How many {units} in all?"), units=units()))

    def __init__(self, *args: Any, asks: str, by_hand: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if asks:
            self.fields["also_red"].label = asks
        else:
            del self.fields["also_red"]
        for name in BY_HAND:
            if by_hand:
                self.fields[name].widget.attrs["inputmode"] = "decimal" if name == "distance" else "numeric"
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and all(value is None for value in given.values()):
            self.add_error("during", NOTHING)
        return given

    def said(self) -> dict[str, Any]:
        """As the action takes it."""
        given = {name: value for name, value in self.cleaned_data.items() if value is not None}
        meters = given.pop("distance", None)
        return given | ({"meters": round(meters)} if meters else {})


def run_form(
    word: RunWord | None, *, asks: str, by_hand: bool, data: Mapping[str, Any] | None = None
) -> RunForm:
    """With what was said before."""
    names = (*ASKED, "run_minutes", "walk_minutes")
    initial = {name: as_chosen(getattr(word, name)) for name in names} if word else {}
    if word and word.meters:
        initial["distance"] = distances.number(word.meters)
    return RunForm(data, initial=initial, asks=asks, by_hand=by_hand, auto_id="run-%s")


def begin_initial(level: Level, days: tuple[int, ...]) -> dict[str, Any]:
    """What files and program already say."""
    far = {"weekly": level.weekly_km, "longest": level.longest_km}
    said = {name: distances.number(km * 1000) for name, km in far.items() if km}
    return {"days": [str(one) for one in days], **said}


def race_initial(race: Race | None) -> dict[str, Any]:
    """The race as it stands."""
    return {"race_on": race.on.isoformat(), "race_km": distances.number(race.km * 1000)} if race else {}


def is_day(said: str) -> date | None:
    """The day out of an address, None where there is none."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
