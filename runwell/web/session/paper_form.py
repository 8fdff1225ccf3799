"""The form under a printed session: ticks and answers, made into the entries that a phone would send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.programme.course import Said
from runwell.records.session_entries import LONGEST_WORDS
from runwell.web.session.planned_field import PlannedField

FAR = timedelta(days=366)
"""No sheet is that old. What lies further off has no time of ours near the ends of the calendar."""

SCALE = [("", _("not said")), *((str(n), str(n)) for n in range(11))]
SAID = [
    ("", _("it was all right")),
    (Said.TOO_HARD.value, _("too hard")),
    (Said.TOO_EASY.value, _("too easy")),
    (Said.HURTS.value, _("it hurt")),
]
MOST_TICKS = 200


def _scale(label: Any) -> forms.TypedChoiceField:
    wrong = _("Choose a number from 0 to 10.")
    return forms.TypedChoiceField(
        label=label,
        choices=SCALE,
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": wrong},
    )


class PaperForm(forms.Form):
    """paper: a random id of this sheet, so that sending it twice is the same. at: when it was opened."""

    paper = forms.UUIDField(widget=forms.HiddenInput)
    at = forms.DateTimeField(widget=forms.HiddenInput)
    programme = forms.CharField(widget=forms.HiddenInput, max_length=40)
    pack = forms.CharField(widget=forms.HiddenInput, max_length=60)
    planned = PlannedField(label=_("Which session was it?"))
    on = forms.DateField(
        label=_("The day on which you did it"),
        error_messages={"required": _("Enter the day."), "invalid": _("Enter a day like 2026-11-28.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    during = _scale(_("Worst pain during the session, 0 to 10"))
    effort = _scale(_("How hard was it, 0 to 10?"))
    limp = forms.TypedChoiceField(
        label=_("Did you limp during it or after?"),
        choices=[("", _("not said")), ("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda said: said == "yes",
        empty_value=None,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The day: not before the session, and not in the future; and something was done or said."""
        said = super().clean() or {}
        on, planned = said.get("on"), said.get("planned")
        if on and on > timezone.localdate():
            self.add_error("on", gettext("This day lies in the future. Enter the day on which you did it."))
        elif on and planned and on < planned[0]:
            self.add_error("on", gettext("This day lies before the session. Choose another session or day."))
        if len(self.ticks) > MOST_TICKS:
            self.add_error(None, gettext("There are more ticks than a session has."))
        if any(len(self.words("skipped", one.exercise)) > LONGEST_WORDS for one in self._amounts()):
            self.add_error(None, gettext("A reason is too long. Say it in 300 letters or fewer."))
        if not self.errors and not self.entries():
            self.add_error(None, gettext("Tick what you did, or say why you left it out."))
        return said

    @property
    def ticks(self) -> list[str]:
        """What was ticked, as "exercise/set/side", each once."""
        return list(dict.fromkeys(self._sent("done")))

    def _sent(self, name: str) -> list[str]:
        return self.data.getlist(name) if isinstance(self.data, QueryDict) else []

    def words(self, kind: str, exercise: str) -> str:
        """What was said of one exercise. kind: "said" or "skipped"."""
        return str(self.data.get(f"{kind}-{exercise}", "")).strip() if self.is_bound else ""

    def entries(self) -> list[dict[str, Any]]:
        """In the form of decision 0030; always the same ones for the same sheet."""
        return [*self._sets(), *self._answers()]

    def _sets(self) -> Iterator[dict[str, Any]]:
        for amount in self._amounts():
            done = [tick for tick in self.ticks if tick.partition("/")[0] == amount.exercise]
            said, skipped = (self.words(kind, amount.exercise) for kind in ("said", "skipped"))
            if not done and said and not skipped:
                skipped = str(dict(SAID).get(said, said))
            for place, tick in enumerate(done):
                yield self._entry("set", tick, amount.of(tick), {"said": said} if not place else {})
            if skipped:
                first = next(n for n in range(1, len(done) + 2) if not amount.ticked(done, n))
                more = {"skipped": skipped, "said": "" if done else said}
                tick = f"{amount.exercise}/{first}/"
                yield self._entry("set", f"skipped {tick}", {**amount.of(tick), "repetitions": None}, more)

    def _amounts(self) -> list[Amount]:
        """One for each exercise; also for one that was ticked and of which the sheet says nothing."""
        lines = [*self._sent("amount")[:MOST_TICKS], *(tick.partition("/")[0] for tick in self.ticks)]
        by_exercise: dict[str, Amount] = {}
        for amount in map(Amount.read, lines):
            by_exercise.setdefault(amount.exercise, amount)
        return list(by_exercise.values())

    def _answers(self) -> Iterator[dict[str, Any]]:
        said = {name: self.cleaned_data[name] for name in ("during", "effort", "limp")}
        if any(value is not None for value in said.values()):
            yield self._entry("answer", "answers", said, {})

    def _entry(self, kind: str, name: str, facts: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
        planned, nth = self.cleaned_data["planned"]
        return {
            "kind": kind,
            "id": str(uuid5(self.cleaned_data["paper"], name)),
            "programme": self.cleaned_data["programme"],
            "pack": self.cleaned_data["pack"],
            "planned": planned.isoformat(),
            "nth": nth,
            "at": moment(self.cleaned_data["at"], self.cleaned_data["on"]).isoformat(),
            **facts,
            **more,
        }


@dataclass(frozen=True, slots=True)
class Amount:
    """How much was asked for when the sheet was made: as it stands in the sheet, and not trusted."""

    exercise: str
    asked: Any
    repetitions: Any

    @classmethod
    def read(cls, line: str) -> Amount:
        exercise, asked, repetitions = [*line.split("/"), "", ""][:3]
        return cls(exercise, _number(asked), _number(repetitions))

    def of(self, tick: str) -> dict[str, Any]:
        """The facts of one set that was ticked."""
        _exercise, number, side = [*tick.split("/"), "", ""][:3]
        facts = {"exercise": self.exercise, "set": _number(number), "asked": self.asked}
        return {**facts, "side": side, "repetitions": self.repetitions}

    def ticked(self, done: list[str], number: int) -> bool:
        return any(tick.split("/")[1:2] == [str(number)] for tick in done)


def _number(text: str) -> int | str | None:
    """What is no number stays as it came, and is refused by whoever reads the entry."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else text or None


def moment(opened: datetime, on: date) -> datetime:
    """When it was done: on the day of the sheet, when that was opened; else the end or start of the day."""
    near = abs(opened - timezone.now()) < FAR
    local = timezone.localtime(opened) if near else timezone.localtime()
    if near and on == local.date():
        return local.replace(microsecond=0)
    clock = time(23, 59) if on < local.date() else time(0, 0)
    return timezone.make_aware(datetime.combine(on, clock))


def fresh(paper: UUID, programme: str, pack: str, planned: str) -> PaperForm:
    """An empty sheet for the session that comes first to mind."""
    now = timezone.localtime().replace(microsecond=0)
    begun = {"paper": paper, "at": now.isoformat(), "programme": programme, "pack": pack}
    return PaperForm(initial={**begun, "planned": planned, "on": now.date()})
