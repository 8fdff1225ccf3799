"""The exercises of a patient's program: setting a dose, leaving one out, adding one that nothing closes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.pack import Pack
from runwell.programme.dosing import first_dose
from runwell.programme.duration import session
from runwell.programme.locks import locks
from runwell.programme.prescription import LONGEST, Prescription
from runwell.programme.safety import unsafe
from runwell.programme.situation import Situation
from runwell.records import access
from runwell.records.actions.prescriptions import change_prescription, leave_out_exercise
from runwell.records.exercise_words import in_words
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.web.plan_words import dose_words
from runwell.web.programme_words import NAMED, sentences
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.programme.sending import ProgramForm, brought, sent, shown

MOST_SETS, MOST_REPETITIONS, LONGEST_HOLD, LONGEST_REST = 10, 100, 300, 600
"""Above these a number is a slip of the finger (`expert`); what a phone may log goes further."""


def _number(label: str, low: int, high: int, hint: str = "", required: bool = True) -> forms.IntegerField:
    says = _("Enter a whole number from %(low)s to %(high)s.") % {"low": low, "high": high}
    names = ("required", "invalid", "min_value", "max_value")
    return forms.IntegerField(
        label=label,
        min_value=low,
        max_value=high,
        help_text=hint,
        required=required,
        error_messages=dict.fromkeys(names, says),
    )


class DoseForm(ProgramForm):
    """How an exercise of the program is done from now on."""

    sets = _number(_("Sets"), 1, MOST_SETS)
    repetitions = _number(_("Repetitions"), 1, MOST_REPETITIONS)
    hold = _number(_("Hold, seconds"), 0, LONGEST_HOLD)
    rest = _number(_("Rest between sets, seconds"), 0, LONGEST_REST)

    def __init__(self, exercise: Exercise, asked: Prescription, data: object = None) -> None:
        facts = ("sets", "repetitions", "hold", "rest")
        initial = {name: getattr(asked, name) for name in facts}
        super().__init__(data, initial=initial, auto_id=f"{exercise.id}-%s")
        if asked.repetitions is None:
            del self.fields["repetitions"]


class AddForm(ProgramForm):
    """An exercise that nothing closes. What is left empty is as the exercise begins."""

    exercise = forms.ChoiceField(
        label=_("Exercise"),
        error_messages={"required": _("Choose an exercise.")},
    )
    sets = _number(_("Sets"), 1, MOST_SETS, required=False)
    repetitions = _number(_("Repetitions"), 1, MOST_REPETITIONS, required=False)
    hold = _number(_("Hold, seconds"), 0, LONGEST_HOLD, required=False)
    rest = _number(_("Rest between sets, seconds"), 0, LONGEST_REST, required=False)

    def __init__(
        self, pack: Pack, there: Situation, there_already: frozenset[str], data: object = None
    ) -> None:
        super().__init__(data, auto_id="add-%s")
        offered = [
            one for one in _by_name(pack) if one.id not in there_already and not unsafe(pack, there, one)
        ]
        self.fields["exercise"].choices = [("", gettext("Choose one"))] + [
            (one.id, _offered(pack, there, one)) for one in offered
        ]
        self.fields["exercise"].error_messages["invalid_choice"] = _refused(
            pack, there, there_already, self.data
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """An exercise of the program, with the form that changes it. much: its dose in words."""

    id: str
    name: str
    much: str
    by_clinician: bool
    form: DoseForm


@dataclass(frozen=True, slots=True)
class Closed:
    name: str
    why: str


@require_safe
@with_patient
def doses(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Every exercise with its form, and what may and may not be added."""
    brought(request, patient)
    return _shown(request, patient)


@require_POST
@with_patient
def set_dose(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The exercise that the form names, in just this way from now on."""
    pack, named = the_pack(), request.POST.get("exercise", "")
    before = next((one for one in _asked(patient) if one.exercise == named), None)
    if before is None or named not in pack.exercises:
        return _not_there(request, patient)
    form = DoseForm(pack.exercises[named], before, request.POST)

    def act() -> None:
        # Set anew: no sets come back by themselves, and what was done before counts for no next step.
        anew = replace(before, **form.cleaned_data, since=None, halved=False, full_sets=0)
        change_prescription(by=request.user, patient_id=patient.id, prescription=anew)

    if sent(request, patient, form, act):
        return _done(request, patient, gettext("The exercise is set. The program keeps to it."))
    return _shown(request, patient, dose=form, of=named)


@require_POST
@with_patient
def add(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Another exercise, at the end of the session."""
    there = access.situation_of(patient)
    if there is None:
        return _not_there(request, patient)
    form = _add_form(patient, there, request.POST)

    def act() -> None:
        given = dict(form.cleaned_data)
        dose = first_dose(the_pack().exercises[given.pop("exercise")])
        if dose.repetitions is None:
            given.pop("repetitions")
        said = {name: value for name, value in given.items() if value is not None}
        change_prescription(by=request.user, patient_id=patient.id, prescription=replace(dose, **said))

    if sent(request, patient, form, act):
        return _done(request, patient, gettext("The exercise is added. The program keeps to it."))
    return _shown(request, patient, adding=form)


@require_POST
@with_patient
def leave_out(request: HttpRequest, patient: Patient) -> HttpResponse:
    form, named = ProgramForm(request.POST), request.POST.get("exercise", "")
    of = {"by": request.user, "patient_id": patient.id, "exercise": named}
    if sent(request, patient, form, lambda: leave_out_exercise(**of)):
        return _done(request, patient, gettext("The exercise is left out."))
    return _shown(request, patient, wrong=form)


def _not_there(request: HttpRequest, patient: Patient) -> HttpResponse:
    form = ProgramForm(request.POST)
    form.is_valid()
    form.add_error(None, gettext("This exercise is not in the program any more. Nothing was changed."))
    return _shown(request, patient, wrong=form)


def _done(request: HttpRequest, patient: Patient, says: str) -> HttpResponse:
    messages.success(request, says)
    return redirect(reverse("staff:program-exercises", args=[patient.id]))


def _shown(
    request: HttpRequest,
    patient: Patient,
    *,
    dose: DoseForm | None = None,
    of: str = "",
    adding: AddForm | None = None,
    wrong: ProgramForm | None = None,
) -> HttpResponse:
    pack, there, asked = the_pack(), access.situation_of(patient), _asked(patient)
    shut = locks(pack, there) if there else ()
    more = {
        "asked": tuple(_rows(pack, asked, dose, of)),
        "adding": (adding or _add_form(patient, there)) if there and not shut else None,
        "closed": tuple(_closed(pack, there)) if there else (),
        "shut": sentences(pack, shut),
        "there": there,
        "minutes": session(pack.exercises, _known(pack, asked)) // 60,
        "too_long": session(pack.exercises, _known(pack, asked)) > LONGEST,
    }
    return shown(
        request, patient, "staff/programme/exercises.html", dose or adding or wrong or ProgramForm(), **more
    )


def _asked(patient: Patient) -> tuple[Prescription, ...]:
    kept = access.current_programme(patient)
    return kept.asked() if kept else ()


def _known(pack: Pack, asked: tuple[Prescription, ...]) -> tuple[Prescription, ...]:
    return tuple(one for one in asked if one.exercise in pack.exercises)


def _rows(pack: Pack, asked: tuple[Prescription, ...], dose: DoseForm | None, of: str) -> Iterator[Asked]:
    for one in _known(pack, asked):
        exercise = in_words(pack.exercises[one.exercise], pack.exercises)
        form = dose if dose and of == one.exercise else DoseForm(exercise, one)
        yield Asked(one.exercise, exercise.name, dose_words(exercise, one), one.by_clinician, form)


def _add_form(patient: Patient, there: Situation, data: object = None) -> AddForm:
    return AddForm(the_pack(), there, frozenset(one.exercise for one in _asked(patient)), data)


def _by_name(pack: Pack) -> list[Exercise]:
    return sorted(pack.exercises.values(), key=lambda one: one.name)


def _offered(pack: Pack, there: Situation, one: Exercise) -> str:
    """Its name with its phase, and what the runner would need and has not."""
    phase = one.phase_for(there.causes)
    needs = ", ".join(NAMED["equipment"](pack, need) for need in one.missing(there.equipment))
    if needs:
        return gettext("{name} (phase {phase}, needs {things})").format(
            name=one.name, phase=phase, things=needs
        )
    return gettext("{name} (phase {phase})").format(name=one.name, phase=phase)


def _closed(pack: Pack, there: Situation) -> Iterator[Closed]:
    for one in _by_name(pack):
        why = unsafe(pack, there, one)
        if why:
            yield Closed(one.name, sentences(pack, (why,))[0])


def _refused(pack: Pack, there: Situation, there_already: frozenset[str], data: object) -> str:
    """Why the exercise that came may not be chosen."""
    named = data.get("exercise", "") if data else ""
    if named in there_already:
        return gettext("This exercise is in the program already. Change it above.")
    why = unsafe(pack, there, pack.exercises[named]) if named in pack.exercises else None
    return sentences(pack, (why,))[0] if why else gettext("Choose one of the list.")
