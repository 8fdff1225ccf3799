"""The form for when somebody sees patients at one of their offices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.records.models import Location
from runwell.records.practice_file.hours import DAYS, Span, as_rows, by_day, is_span
from runwell.web.practice.office_forms import TOGETHER, time_field
from runwell.web.public.offices import times_in_words

OPEN, THESE, NEVER = "open", "these", "never"
PARTS = 2
"""Pairs of times that a day has room for: before and after a break."""

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class DayOfForm:
    """first, more: pairs of fields, from and to. broken: something stands in `more`, so it is shown."""

    name: str
    first: tuple[BoundField, BoundField]
    more: tuple[tuple[BoundField, BoundField], ...]
    broken: bool


class WorkingForm(forms.Form):
    """hours: None: whenever the office is open. others: their hours at other offices; none may overlap."""

    when = forms.ChoiceField(
        label=_("When do they see patients at this office?"),
        choices=[
            (OPEN, _("Whenever the office is open")),
            (THESE, _("At the hours below")),
            (NEVER, _("Never: nobody can ask for a time with them here")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )

    def __init__(
        self, hours: Rows | None, others: Sequence[tuple[Location, Rows]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial["when"] = OPEN if hours is None else THESE if hours else NEVER
        self.elsewhere = [(place.name, by_day(rows)) for place, rows in others]
        self.week = by_day(hours or ())
        for day, spans in self.week.items():
            for part, name in enumerate(self.parts(day)):
                begins, ends = spans[part] if part < len(spans) else ("", "")
                self.fields[f"{name}-opens"] = time_field(_("From"), begins)
                self.fields[f"{name}-closes"] = time_field(_("To"), ends)

    def parts(self, day: str) -> list[str]:
        return [f"{day}-{part}" for part in range(max(PARTS, len(self.week[day])))]

    def days(self) -> list[DayOfForm]:
        return [self._day(number, day) for number, day in enumerate(DAYS)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("when") != THESE:
            return given
        for number, day in enumerate(DAYS):
            self._demand_right(str(WEEKDAYS[number]), day)
        if not self.errors and not any(self._spans(day) for day in DAYS):
            self.add_error("when", gettext("Enter the times of at least one day, or choose another answer."))
        return given

    def as_given(self) -> dict[str, Any]:
        when = self.cleaned_data["when"]
        hours = as_rows({day: self._spans(day) for day in DAYS}) if when == THESE else []
        return {"hours": None if when == OPEN else hours}

    def _spans(self, day: str) -> list[Span]:
        """The earliest first; a pair that is wrong or empty is left out."""
        pairs = [self._pair(name) for name in self.parts(day)]
        return sorted(pair for pair in pairs if is_span(*pair))

    def _pair(self, name: str) -> Span:
        return self.cleaned_data.get(f"{name}-opens", ""), self.cleaned_data.get(f"{name}-closes", "")

    def _demand_right(self, weekday: str, day: str) -> None:
        for name in self.parts(day):
            pair = self._pair(name)
            if any(pair) and not is_span(*pair):
                self.add_error(f"{name}-opens", f"{weekday}: {TOGETHER}")
        mine, first = self._spans(day), f"{self.parts(day)[0]}-opens"
        if any(later[0] < earlier[1] for earlier, later in pairwise(mine)):
            mend = gettext("Let the first times end before the second begin.")
            self.add_error(first, f"{weekday}: {mend}")
        for office, week in self.elsewhere:
            for begins, ends in week[day]:
                if any(one[0] < ends and begins < one[1] for one in mine):
                    words = gettext("They are at {office} {times} on this day, and nobody is at two offices.")
                    said = words.format(office=office, times=times_in_words(begins, ends))
                    self.add_error(first, f"{weekday}: {said}")

    def _day(self, number: int, day: str) -> DayOfForm:
        pairs = [(self[f"{name}-opens"], self[f"{name}-closes"]) for name in self.parts(day)]
        broken = any(field.value() for pair in pairs[1:] for field in pair)
        return DayOfForm(str(WEEKDAYS[number]), pairs[0], tuple(pairs[1:]), broken)
