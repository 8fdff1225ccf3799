"""The forms of scores: three that are asked in our own words, and one for a score from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.pack import Pack
from runwell.records.outcome_scales import GLOBAL_CHANGE, MOST_ACTIVITIES, NPRS, PSFS
from runwell.web.diary.fields import NumbersField, pain_field
from runwell.web.diary.measures import is_built_in, measures

NEEDED = {"required": _("Choose a number.")}
NAME_IT, RATE_IT = _("Name what you rated."), _("Choose a number for it.")
OTHER = "other"


class PainForm(forms.Form):
    """The numeric pain rating."""

    score = pain_field(_("How strong was your pain, on average, in the past week?"))

    def clean(self) -> dict[str, Any]:
        return _demand_score(self, super().clean() or {})

    def as_asked(self) -> dict[str, Any]:
        """The words that `keep_outcome_score` wants, once the form is valid."""
        return {"measure": NPRS, "score": self.cleaned_data["score"]}


class ChangeForm(forms.Form):
    """The global rating of change."""

    score = NumbersField(
        _("How is your hip now, compared with when your program began?"),
        -5,
        5,
        (_("-5 much worse"), _("5 much better")),
        help_text=_("0 is no change."),
    )

    def clean(self) -> dict[str, Any]:
        return _demand_score(self, super().clean() or {})

    def as_asked(self) -> dict[str, Any]:
        return {"measure": GLOBAL_CHANGE, "score": self.cleaned_data["score"]}


class ActivitiesForm(forms.Form):
    """The patient-specific functional scale: up to three things that the runner names."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for number in range(1, MOST_ACTIVITIES + 1):
            self.fields[f"activity_{number}"] = forms.CharField(
                label=_("Something you cannot do well now"), max_length=80, required=False
            )
            ends = _("0 cannot do it"), _("10 as before")
            self.fields[f"score_{number}"] = NumbersField(_("How well can you do it?"), 0, 10, ends)

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each activity beside its number."""
        return [
            (self[f"activity_{number}"], self[f"score_{number}"]) for number in range(1, MOST_ACTIVITIES + 1)
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for number in range(1, MOST_ACTIVITIES + 1):
            name, score = given.get(f"activity_{number}"), given.get(f"score_{number}")
            if name and score is None and f"score_{number}" not in self.errors:
                self.add_error(f"score_{number}", RATE_IT)
            if score is not None and not name and f"activity_{number}" not in self.errors:
                self.add_error(f"activity_{number}", NAME_IT)
        if not self.errors and not given.get("activity_1") and not self._named():
            self.add_error("activity_1", _("Name at least one thing."))
        return given

    def _named(self) -> list[tuple[str, int]]:
        said = self.cleaned_data
        every = range(1, MOST_ACTIVITIES + 1)
        pairs = ((said.get(f"activity_{number}", ""), said.get(f"score_{number}")) for number in every)
        return [(name, score) for name, score in pairs if name and score is not None]

    def as_asked(self) -> dict[str, Any]:
        return {"measure": PSFS, "activities": self._named()}


class OtherForm(forms.Form):
    """A score that was worked out elsewhere. Whether it is on its scale, the action knows."""

    questionnaire = forms.ChoiceField(
        label=_("Questionnaire"),
        error_messages={
            "required": _("Choose a questionnaire."),
            "invalid_choice": _("Choose one of the list."),
        },
    )
    score = forms.CharField(
        label=_("Score"),
        max_length=12,
        error_messages={"required": _("Enter the score.")},
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    day = forms.DateField(
        label=_("Day"),
        error_messages={"required": _("Enter the day."), "invalid": _("Enter a day like 11/28/2026.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, pack: Pack, **more: Any) -> None:
        super().__init__(*args, **more)
        offered = [one for one in measures(pack) if not is_built_in(one)]
        choices = [("", _("Choose one")), *((one.id, f"{one.name} ({one.range})") for one in offered)]
        self.fields["questionnaire"].choices = choices

    def as_asked(self) -> dict[str, Any]:
        said = self.cleaned_data
        one, _slash, part = said["questionnaire"].partition("/")
        return {"measure": one, "part": part, "score": said["score"], "on": said["day"]}


ScoreForm = PainForm | ChangeForm | ActivitiesForm | OtherForm


def score_forms(
    pack: Pack,
    activities: Sequence[str],
    today: str,
    which: str = "",
    data: Mapping[str, Any] | None = None,
) -> dict[str, ScoreForm]:
    """Each by its name; `which` holds what was sent. activities: those that were named last time."""

    def given(name: str) -> dict[str, Any]:
        return {"auto_id": f"{name}-%s", "data": data if name == which else None}

    named = {f"activity_{number}": words for number, words in enumerate(activities, start=1)}
    return {
        NPRS: PainForm(**given(NPRS)),
        PSFS: ActivitiesForm(initial=named, **given(PSFS)),
        GLOBAL_CHANGE: ChangeForm(**given(GLOBAL_CHANGE)),
        OTHER: OtherForm(pack=pack, initial={"day": today}, **given(OTHER)),
    }


def _demand_score(form: forms.Form, given: dict[str, Any]) -> dict[str, Any]:
    if not form.errors and given.get("score") is None:
        form.add_error("score", NEEDED["required"])
    return given
