"""The page of the confirmed cause: what it is, how that is known, and what follows for the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from runwell.knowledge.next_tests import Scan
from runwell.knowledge.pack import Pack
from runwell.knowledge.sources import Source
from runwell.records import access
from runwell.records.access.cause_follows import bone_undecided, closes_program
from runwell.records.access.clinicians_causes import closed_for
from runwell.records.access.findings_of import (
    SETTLES,
    ExaminedNow,
    cause_state,
    confirmed_cause,
    confirmed_causes,
    examined_now,
)
from runwell.records.access.programmes import injured_bones
from runwell.records.actions.as_seen import ChangedMeanwhile
from runwell.records.actions.confirmed_causes import confirm_cause, open_cause_again
from runwell.records.models import ConfirmedCause, Patient
from runwell.records.packs import the_pack
from runwell.records.sound_findings import LONGEST
from runwell.refusals import Refusal
from runwell.web.staff.clinical_names import name_of_cause
from runwell.web.staff.examination.words import HOWS
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.words import in_words

TOO_LONG = _("Use 1,000 letters at most.")


class CauseForm(forms.Form):
    """meanwhile: a colleague confirmed or opened something first."""

    meanwhile = False

    def refused(self, refusal: Refusal) -> None:
        self.meanwhile = isinstance(refusal, ChangedMeanwhile)
        self.add_error(refusal.where if refusal.where in self.fields else None, in_words(refusal))


class ConfirmForm(CauseForm):
    cause = forms.ChoiceField(
        label=_("Cause"),
        error_messages={"required": _("Choose a cause."), "invalid_choice": _("Choose one of the list.")},
    )
    how = forms.ChoiceField(
        label=_("How it was confirmed"),
        choices=[("", _("Choose one")), *HOWS.items()],
        error_messages={
            "required": _("Choose how it was confirmed."),
            "invalid_choice": _("Choose one of the list."),
        },
    )
    words = forms.CharField(
        label=_("What showed it"),
        help_text=_("For example, which scan and when. The patient can read it."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, pack: Pack, now: ExaminedNow, data: object = None) -> None:
        super().__init__(data, auto_id="confirm-%s")
        self.fields["cause"].choices = [("", gettext("Choose one")), *_offered(pack, now)]


class OpenAgainForm(CauseForm):
    words = forms.CharField(
        label=_("Why it is open again"),
        help_text=_("One sentence. The patient can read it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why in a sentence."), "max_length": TOO_LONG},
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data, auto_id="again-%s")


@dataclass(frozen=True, slots=True)
class CauseLine:
    """An entry as a person reads it. name: "" where the cause was opened again."""

    kept: ConfirmedCause
    name: str
    how: str | Promise


@dataclass(frozen=True, slots=True)
class Follows:
    """What the confirmed cause means for the program.

    was: what the program is for. closed: it is closed since this is confirmed. fits: it is for this cause.
    waits: exercises for it wait for a clinician. shut: a clinician closed the program for another reason.
    """

    closed: bool
    fits: bool
    was: str
    waits: bool
    shut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CausePage:
    """now: what holds. news: what came since the page that was sent was opened. undecided: a bone is open.

    bone: imaging or surgery showed an injured one.
    """

    patient: Patient
    seen: str
    now: CauseLine | None
    follows: Follows | None
    news: tuple[CauseLine, ...]
    lines: tuple[CauseLine, ...]
    undecided: bool
    bone: bool
    scan: Scan | None
    source: Source | None


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def cause(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What is confirmed, with the forms that confirm a cause and open it again."""
    pack, now = the_pack(), examined_now(the_pack(), patient)
    posted = request.POST if request.method == "POST" else None
    again = bool(posted) and request.POST.get("act") == "open"
    confirming = ConfirmForm(pack, now, None if again else posted)
    opening = OpenAgainForm(posted if again else None)
    sent: CauseForm = opening if again else confirming
    act = (
        (lambda: _open(request, patient, opening))
        if again
        else lambda: _confirm(request, patient, confirming)
    )
    if posted is not None and _done(sent, act):
        said = gettext("The cause is open again.") if again else gettext("The cause is confirmed.")
        messages.success(request, said)
        return redirect("staff:cause", patient.id)
    status = 409 if sent.meanwhile else 400 if sent.errors else 200
    found = {"page": _page(request, pack, patient, sent), "confirming": confirming, "opening": opening}
    return render(request, "staff/examination/cause.html", {**found, "form": sent}, status=status)


def _done(form: CauseForm, act: Callable[[], object]) -> bool:
    if not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        form.refused(refusal)
        return False
    return True


def _confirm(request: HttpRequest, patient: Patient, form: ConfirmForm) -> None:
    of = {"by": request.user, "patient_id": patient.id, "seen": request.POST.get("seen", "")}
    confirm_cause(**of, **form.cleaned_data)


def _open(request: HttpRequest, patient: Patient, form: OpenAgainForm) -> None:
    of = {"by": request.user, "patient_id": patient.id, "seen": request.POST.get("seen", "")}
    open_cause_again(**of, words=form.cleaned_data["words"])


def _offered(pack: Pack, now: ExaminedNow) -> list[tuple[str, list[tuple[str, str]]]]:
    """The causes that fit best first, as the answers and tests have them, then all others by name."""
    leading = [name for one in now.ranked.causes[:5] for name in one.causes]
    rest = sorted(
        (name for name in pack.causes if name not in leading), key=lambda one: name_of_cause(pack, one)
    )
    return [
        (str(words), [(name, name_of_cause(pack, name)) for name in names])
        for words, names in ((gettext("They fit best"), leading), (gettext("All others"), rest))
    ]


def _page(request: HttpRequest, pack: Pack, patient: Patient, form: CauseForm) -> CausePage:
    lines = tuple(_line(pack, one) for one in confirmed_causes(patient))
    found = confirmed_cause(patient)
    seen = request.POST.get("seen", "")
    since = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    scan = next(
        (one for name in pack.causes if pack.causes[name].bone and (one := pack.next_tests.scan_for(name))),
        None,
    )
    source = next((pack.sources[key] for key in (scan.sources if scan else ()) if key in pack.sources), None)
    return CausePage(
        patient=patient,
        seen=cause_state(patient),
        now=_line(pack, found) if found else None,
        follows=_follows(pack, patient, found) if found and found.cause in pack.causes else None,
        news=tuple(one for one in lines if form.meanwhile and one.kept.number > since),
        lines=lines,
        undecided=bone_undecided(patient),
        bone=bool(found and found.how in SETTLES and injured_bones((found.cause,))),
        scan=scan,
        source=source,
    )


def _line(pack: Pack, kept: ConfirmedCause) -> CauseLine:
    return CauseLine(kept, name_of_cause(pack, kept.cause), HOWS.get(kept.how, ""))


def _follows(pack: Pack, patient: Patient, found: ConfirmedCause) -> Follows:
    kept = access.current_programme(patient)
    return Follows(
        closed=kept is not None and closed_for(kept) == found.cause,
        fits=kept is not None and found.cause in (kept.cause, *kept.also),
        was=name_of_cause(pack, kept.cause) if kept else "",
        waits=closes_program(found.cause),
        shut=kept is not None and access.locked_by_clinician(kept) and closed_for(kept) != found.cause,
    )
