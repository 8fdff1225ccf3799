"""Beginning a program for a patient, for any cause that the pack knows."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from runwell.knowledge.pack import Pack
from runwell.programme.causes import entry
from runwell.programme.situation import everyday
from runwell.records import access
from runwell.records.access.findings_of import confirmed_cause
from runwell.records.actions.clinicians_programmes import begin_for_patient
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.records.sound_programmes import LONGEST_WORDS
from runwell.web.programme.days_and_things import Picked, days_of, picked, things_of
from runwell.web.site.plain_words import PHASES
from runwell.web.staff.clinical_names import name_of_cause
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.programme.sending import ProgramForm, brought, sent, shown

NOT_ONE = _("Choose one of the list.")


class BeginForm(ProgramForm):
    """For which cause, what stands beside it, and where it begins. Days and things stand beside the form."""

    cause = forms.ChoiceField(
        label=_("Cause"),
        error_messages={"required": _("Choose a cause."), "invalid_choice": NOT_ONE},
    )
    also = forms.ChoiceField(
        label=_("Beside it"),
        help_text=_("Another cause or finding that is there too. An injured bone rules, whichever is first."),
        required=False,
        error_messages={"invalid_choice": NOT_ONE},
    )
    second = forms.ChoiceField(label=_("And"), required=False, error_messages={"invalid_choice": NOT_ONE})
    phase = forms.TypedChoiceField(
        label=_("Begin in phase"),
        coerce=int,
        choices=[(number, f"{number}: {name}") for number, name in PHASES.items()],
        initial=1,
        error_messages={"required": _("Choose a phase."), "invalid_choice": NOT_ONE},
    )
    why = forms.CharField(
        label=_("Why the program before it ends"),
        required=False,
        max_length=LONGEST_WORDS,
        error_messages={"max_length": _("Use 300 letters at most.")},
    )

    def __init__(self, pack: Pack, ends: bool, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        every = _offered(pack)
        self.fields["cause"].choices = [("", gettext("Choose one")), *every]
        for name in ("also", "second"):
            self.fields[name].choices = [("", gettext("Nothing")), *every]
        if not ends:
            del self.fields["why"]

    def begun(self) -> dict[str, object]:
        """The words that `begin_for_patient` wants, once the form is valid."""
        given = self.cleaned_data
        beside = [one for one in (given["also"], given["second"]) if one and one != given["cause"]]
        return {"cause": given["cause"], "also": beside, "phase": given["phase"], "why": given.get("why", "")}


@dataclass(frozen=True, slots=True)
class Before:
    """What holds now, and ends when another begins."""

    title: str


def _offered(pack: Pack) -> list[tuple[str, list[tuple[str, str]]]]:
    """Causes, and what only a clinician finds, each with its plain and its clinical name."""
    groups = (
        (gettext("Causes"), pack.causes.values()),
        (gettext("Found by a clinician"), pack.impairments.values()),
    )
    return [
        (words, sorted(((one.id, name_of_cause(pack, one.id)) for one in every), key=lambda row: row[1]))
        for words, every in groups
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def begin(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The form; and, sent, the program, which the clinician then sees whole."""
    brought(request, patient)
    pack, kept = the_pack(), access.current_programme(patient)
    found = confirmed_cause(patient)
    posted = request.POST if request.method == "POST" else None
    form = BeginForm(pack, kept is not None, posted, initial={"cause": found.cause if found else ""})
    these = picked(pack, request.POST) if request.method == "POST" else _usual(pack, patient)

    def act() -> None:
        of = {"by": request.user, "patient_id": patient.id, "weekdays": these.days, "equipment": these.things}
        begin_for_patient(**of, **form.begun())

    if request.method == "POST" and sent(request, patient, form, act):
        messages.success(request, gettext("The program has begun."))
        return redirect("staff:program", patient.id)
    before = Before(entry(pack, kept.cause).plain_name) if kept and _known(pack, kept.cause) else None
    more = {"before": before, "days": days_of(these.days), "things": things_of(pack, these.things)}
    return shown(request, patient, "staff/programme/begin.html", form, **more)


def _known(pack: Pack, cause: str) -> bool:
    return cause in pack.causes or cause in pack.impairments


def _usual(pack: Pack, patient: Patient) -> Picked:
    """No day, which means the usual ones of the phase; the things of the one before, else of most homes."""
    kept = access.current_programme(patient)
    return Picked((), frozenset(kept.equipment) if kept else everyday(pack))
