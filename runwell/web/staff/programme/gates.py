"""The gates of an injured bone: what each opens, who opened or closed which, and the form that does."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from runwell.knowledge.pack import Pack
from runwell.programme.causes import group_of, is_open, leading
from runwell.programme.phases import checks_of
from runwell.records import access
from runwell.records.actions.gates import close_bone_gate, open_bone_gate
from runwell.records.models import GateEntry, Patient
from runwell.records.packs import the_pack
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.programme.sending import ReasonForm, brought, sent, shown

ACTS = {"open": open_bone_gate, "close": close_bone_gate}


@dataclass(frozen=True, slots=True)
class Gate:
    """opens: what it lets through. needs: what must hold before it is opened."""

    id: str
    opens: str
    needs: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class GatesPart:
    """open: the last gate that is open, "" none. entries: the newest first."""

    open: str
    gates: tuple[Gate, ...]
    entries: tuple[GateEntry, ...]


class GateForm(ReasonForm):
    """Which gate, and why; the button says whether it opens or closes."""

    gate = forms.ChoiceField(
        label=_("Gate"),
        error_messages={"required": _("Choose a gate."), "invalid_choice": _("Choose one of the list.")},
    )
    field_order = ("gate", "reason")

    def __init__(self, pack: Pack, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        gates = pack.progressions.gates.values()
        self.fields["gate"].choices = [("", gettext("Choose one"))] + [
            (one.id, gettext("{gate}: {opens}").format(gate=one.id, opens=one.opens)) for one in gates
        ]

    def clean(self) -> dict[str, object]:
        if self.data.get("act") not in ACTS:
            raise forms.ValidationError(
                gettext("Say whether to open or to close it: use one of the buttons.")
            )
        return self.cleaned_data


def gates_part(pack: Pack, patient: Patient) -> GatesPart | None:
    """None where no bone is injured and no gate was ever touched."""
    kept, entries = access.current_programme(patient), tuple(access.gate_entries(patient))
    there = access.situation_of(patient) if kept else None
    if there is None or not access.injured_bones(there.causes):
        return GatesPart("", (), entries) if entries else None
    cause = leading(pack, there)
    group = group_of(pack, cause)
    gates = tuple(
        Gate(
            one.id,
            one.opens,
            tuple(check.says for check in checks_of(pack, group, (one.id,), cause))
            or (capfirst(one.condition),),
            is_open(pack, one.id, there.gate),
        )
        for one in pack.progressions.gates.values()
    )
    return GatesPart(there.gate, gates, entries)


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def gate(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The form; and, with a button, the entry."""
    brought(request, patient)
    pack = the_pack()
    form = GateForm(pack, request.POST if request.method == "POST" else None)

    def act() -> None:
        said = {"gate": form.cleaned_data["gate"], "reason": form.cleaned_data["reason"]}
        ACTS[form.data["act"]](by=request.user, patient_id=patient.id, **said)

    if request.method == "POST" and sent(request, patient, form, act):
        messages.success(request, gettext("Your entry is kept. The program follows it."))
        return redirect("staff:program", patient.id)
    return shown(request, patient, "staff/programme/gate.html", form, part=gates_part(pack, patient))
