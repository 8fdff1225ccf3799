"""The form of an examination: each test with its results, those first that tell most about what leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.check.examined import clinicians_tests
from runwell.check.sensible_tests import sensible_tests
from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack
from runwell.records.access.findings_of import ExaminedNow, Found
from runwell.records.actions.as_seen import ChangedMeanwhile
from runwell.records.sound_findings import LONGEST
from runwell.refusals import Refusal
from runwell.web.staff.clinical_names import name_of_test
from runwell.web.staff.examination.words import OTHER, REGIONS
from runwell.web.staff.words import in_words

NOT_TESTED, TAKE_BACK = "", "take-back"


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str | Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class ExamRow:
    """One test. how: how it is done and what counts as positive. last: what holds of it, in words."""

    id: str
    name: str
    how: str
    options: tuple[Option, ...]
    last: str
    last_at: datetime | None
    last_by: str
    error: str

    @property
    def entered(self) -> bool:
        return any(one.chosen and one.value for one in self.options)


@dataclass(frozen=True, slots=True)
class Region:
    name: str | Promise
    rows: tuple[ExamRow, ...]


@dataclass(frozen=True, slots=True)
class ExamRows:
    """first: for the leading causes. others: what is left, by region. open: one of these has an entry."""

    first: tuple[ExamRow, ...]
    others: tuple[Region, ...]
    open: bool

    @property
    def left(self) -> int:
        return sum(len(region.rows) for region in self.others)


class ExaminationForm(forms.Form):
    """A field for each test, by its id, and the words. meanwhile: a colleague entered something first."""

    meanwhile = False
    words = forms.CharField(
        label=_("What else you saw"),
        help_text=_("The patient can read it."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Use 1,000 letters at most.")},
    )

    def __init__(self, pack: Pack, found: Iterable[Found], data: object = None) -> None:
        super().__init__(data)
        self.holds = {one.test: one for one in found}
        for test in clinicians_tests(pack):
            field = forms.ChoiceField(
                choices=_choices(test, test.id in self.holds),
                required=False,
                widget=forms.RadioSelect,
                label=name_of_test(pack, test.id),
                error_messages={"invalid_choice": gettext("Choose one of the results.")},
            )
            self.fields[test.id] = field

    def results(self) -> dict[str, str]:
        """test -> result, "" where it is taken back; once the form is valid."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "words" and value}
        return {name: "" if value == TAKE_BACK else value for name, value in given.items()}

    def refused(self, refusal: Refusal) -> None:
        self.meanwhile = isinstance(refusal, ChangedMeanwhile)
        self.add_error(refusal.where if refusal.where in self.fields else None, in_words(refusal))


def shown_tests(pack: Pack, form: ExaminationForm, now: ExaminedNow) -> ExamRows:
    """Every test once: the sensible ones in their order, the others by region in the pack's order."""
    every = {test.id: test for test in clinicians_tests(pack)}
    first = sensible_tests(pack, now.ranked.causes)
    by_region: dict[str | Promise, list[ExamRow]] = defaultdict(list)
    for name, test in every.items():
        if name not in first:
            by_region[REGIONS.get(test.correlation_group, OTHER)].append(_row(pack, form, test))
    others = tuple(Region(name, tuple(rows)) for name, rows in by_region.items())
    is_open = any(row.entered or row.error for region in others for row in region.rows)
    return ExamRows(tuple(_row(pack, form, every[name]) for name in first), others, is_open)


def result_words(pack: Pack, test: str, result: str) -> str:
    """A result as the form calls it, also one that the pack knows no more."""
    found = pack.findings.get(test)
    return found.label(result) if found and found.allows(result) else result


def _choices(test: Finding, held: bool) -> list[tuple[str, str]]:
    results = [(choice.id, choice.label) for choice in test.choices]
    back = [(TAKE_BACK, gettext("Take back what is kept"))] if held else []
    return [(NOT_TESTED, gettext("Not tested today")), *results, *back]


def _row(pack: Pack, form: ExaminationForm, test: Finding) -> ExamRow:
    chosen = form[test.id].value() or NOT_TESTED
    held: Found | None = form.holds.get(test.id)
    choices: Iterable[tuple[str, str]] = form.fields[test.id].choices
    errors: Mapping[str, list[str]] = form.errors
    return ExamRow(
        id=test.id,
        name=name_of_test(pack, test.id),
        how=test.question,
        options=tuple(Option(value, label, value == chosen) for value, label in choices),
        last=result_words(pack, test.id, held.result) if held else "",
        last_at=held.at if held else None,
        last_by=held.clinician.name if held else "",
        error=errors[test.id][0] if test.id in errors else "",
    )
