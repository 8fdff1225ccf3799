"""Ending a patient's care: what the decision rests on first, then how it ends; and beginning it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from runwell.exchange.summary_sheet import SummaryLine
from runwell.knowledge.pack import Pack
from runwell.records import access
from runwell.records.access.discharges import care_state, current_discharge, discharges, waits_for_answer
from runwell.records.access.programmes import injured_bones
from runwell.records.access.summary import Story, story_of
from runwell.records.actions.discharges import LONGEST, reopen_care
from runwell.records.actions.discharges import discharge as end_care
from runwell.records.models import Discharge, Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.programme.way_out import WayOut, way_out
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.programme.sending import ProgramForm, brought
from runwell.web.staff.summary.course import pain, scores
from runwell.web.staff.words import in_words

HOWS: dict[str, str | Promise] = {
    Discharge.GOALS_MET: _("The goals are met"),
    Discharge.GOES_ON_ALONE: _("They go on by themselves"),
    Discharge.REFERRED: _("Sent on to somebody else"),
    Discharge.PLATEAU: _("No more progress with us"),
    Discharge.STOPPED_COMING: _("They stopped coming"),
    Discharge.OWN_WISH: _("Their own wish"),
}
GOES_ON, ENDS = "goes-on", "ends"


class DischargeForm(ProgramForm):
    """How it ended, a word to the patient, and what becomes of the program where there is one."""

    how = forms.ChoiceField(
        label=_("How does it end?"),
        choices=[("", _("Choose one")), *HOWS.items()],
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of the list.")},
    )
    words = forms.CharField(
        label=_("To the patient"),
        help_text=_(
            "What was reached, and what to go on with. They read it. What to do if it comes back follows."
        ),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": _("Use 2,000 letters at most.")},
    )
    program = forms.ChoiceField(
        label=_("The exercise program"),
        choices=[(GOES_ON, _("goes on, by its own rules and gates")), (ENDS, _("ends"))],
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of the list.")},
    )

    def __init__(self, *args: object, there: bool, **more: object) -> None:
        super().__init__(*args, **more)
        if not there:
            del self.fields["program"]


@dataclass(frozen=True, slots=True)
class DischargePage:
    """now: the end that holds. warns: what stands open. pain, scores: how it went, in sentences with who said
    them. way: how far the phase is. typed: what somebody wrote who came second.
    """

    patient: Patient
    seen: str
    now: Discharge | None
    how: str | Promise
    warns: tuple[str, ...]
    pain: tuple[str, ...]
    scores: tuple[str, ...]
    way: WayOut | None
    earlier: tuple[tuple[Discharge, str | Promise], ...]
    typed: str


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def discharge(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The form; and, sent, the end of the care."""
    problem = brought(request, patient)
    there = access.current_programme(patient) is not None
    form = DischargeForm(request.POST if request.method == "POST" else None, there=there)
    if request.method == "POST" and form.is_valid() and _ended(request, patient, form):
        messages.success(request, gettext("The care has ended. The patient reads it on their page."))
        return redirect("staff:discharge", patient.id)
    status = 409 if form.meanwhile else 400 if form.errors else 200
    page = _page(patient, form, timezone.localdate(), problem)
    return render(request, "staff/discharge/discharge.html", {"page": page, "form": form}, status=status)


@require_POST
@with_patient
def reopen(request: HttpRequest, patient: Patient) -> HttpResponse:
    """They are in care again."""
    try:
        reopen_care(by=request.user, patient_id=patient.id, seen=request.POST.get("seen", ""))
    except Refusal as refusal:
        messages.error(request, in_words(refusal))
    else:
        messages.success(request, gettext("They are in care again."))
    return redirect("staff:discharge", patient.id)


def _ended(request: HttpRequest, patient: Patient, form: DischargeForm) -> bool:
    said = form.cleaned_data
    try:
        end_care(
            by=request.user,
            patient_id=patient.id,
            seen=request.POST.get("seen", ""),
            how=said["how"],
            words=said["words"],
            program_goes_on=said.get("program") == GOES_ON,
        )
    except Refusal as refusal:
        form.refused(refusal)
    return not form.errors


def _page(patient: Patient, form: DischargeForm, today: date, problem: Refusal | None) -> DischargePage:
    pack, story = the_pack(), story_of(patient, today)
    kept, now = story.kept, current_discharge(patient)
    said = (form["how"].value() or "", form["words"].value() or "")
    typed = "\n".join(filter(None, (str(HOWS.get(said[0], "")), said[1]))) if form.is_bound and now else ""
    return DischargePage(
        patient=patient,
        seen=care_state(patient),
        now=now,
        how=HOWS.get(now.how, now.how) if now else "",
        warns=tuple(_warns(pack, story, problem)),
        pain=_said(pain(pack, story, today, iter(())).lines),
        scores=_said(scores(pack, story)),
        way=way_out(kept, today) if kept and problem is None else None,
        earlier=tuple((one, HOWS.get(one.how, one.how)) for one in discharges(patient) if one != now),
        typed=typed,
    )


def _said(lines: Iterable[SummaryLine]) -> tuple[str, ...]:
    return tuple(f"{one.words} [{one.who}]" for one in lines)


def _warns(pack: Pack, story: Story, problem: Refusal | None) -> Iterator[str]:
    """What stands open. It is said and keeps nobody from ending the care."""
    patient, kept = story.patient, story.kept
    if problem is not None:
        yield in_words(problem)
    if kept and access.locked_by_clinician(kept):
        yield gettext("A clinician has closed the exercises. They stay closed: only a clinician opens them.")
    if story.safety and story.safety.rules:
        yield gettext(
            "They said before a session that a red flag is there. No exercise is given while it stands."
        )
    gates = list(pack.progressions.gates)
    if kept and injured_bones((kept.cause, *kept.also)) and gates and story.gate != gates[-1]:
        words = (
            gettext("The program is for an injured bone, and {gate} is the last gate that is open.")
            if story.gate
            else gettext("The program is for an injured bone, and no gate is open.")
        )
        stays = gettext("It stays so: only a clinician opens the next.")
        yield f"{words.format(gate=story.gate)} {stays}"
    if story.examined.ranked.bone_open and not story.confirmed:
        yield gettext("A bone stress injury is still open by the check.")
    if waits_for_answer(patient):
        yield gettext("A message of theirs waits for an answer.")
    if story.visit:
        yield gettext("A visit is agreed. It stays; the front desk can cancel it.")
    if not story.scores:
        yield gettext("There is no score of a questionnaire, so nobody can see by how much it got better.")
