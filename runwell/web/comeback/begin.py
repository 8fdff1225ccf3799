"""Beginning the way back: days, how it was before, and a race if there is one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from runwell.records.access.comebacks import all_runs, current_comeback
from runwell.records.access.programmes import current_programme
from runwell.records.actions.comebacks import begin_comeback
from runwell.records.models import KeptProgramme, Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.running.comeback.usual import usual_level
from runwell.running.comeback.values import Level
from runwell.web.comeback.forms import BeginForm, begin_initial
from runwell.web.comeback.return_page import Before, before
from runwell.web.programme.agreed import with_agreed_record


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginPage:
    """from_files: the usual distances stand there because files say so."""

    before: Before
    form: BeginForm
    from_files: bool
    problem: Refusal | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@with_agreed_record
def begin(request: HttpRequest, record: Patient) -> HttpResponse:
    """The form; and, with it, the way back that holds from then on."""
    programme, today = current_programme(record), timezone.localdate()
    if programme is None or current_comeback(record):
        return redirect("comeback:return")
    usual = _usual(request, record, programme)
    days = _other_days(programme)
    form = BeginForm(request.POST or None, initial=begin_initial(usual, days), auto_id="begin-%s")
    problem: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            begin_comeback(
                by=request.user,
                patient_id=record.id,
                weekdays=tuple(form.cleaned_data["days"]),
                today=today,
                level=form.level(usual.easy_speed),
                race=form.race(),
            )
            return redirect("comeback:return")
        except Refusal as refusal:
            problem = refusal
    page = BeginPage(
        before=before(the_pack(), record, today),
        form=form,
        from_files=usual.weekly_km is not None,
        problem=problem,
    )
    return render(
        request, "comeback/begin.html", {"page": page}, status=400 if problem or form.errors else 200
    )


def _usual(request: HttpRequest, record: Patient, programme: KeptProgramme) -> Level:
    """By the files from before the program."""
    began = timezone.localdate(programme.began_at)
    return usual_level(all_runs(request.user, record), began, the_pack())


def _other_days(programme: KeptProgramme) -> tuple[int, ...]:
    """Days without a session of the program, so that legs are fresh; Monday is 0 here and 1 there."""
    taken = {one - 1 for one in programme.weekdays}
    return tuple(one for one in range(7) if one not in taken)[:4]
