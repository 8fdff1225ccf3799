"""Messages on the side of the practice: who waits for an answer, and what one patient wrote."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from runwell.records import access
from runwell.records.access.messages import Waiting, assigned_now, needs_reply, waiting_messages
from runwell.records.actions.messages import CameMeanwhile, settle_messages
from runwell.records.models import Account, Patient
from runwell.records.roles import Role
from runwell.web.messages.conversation import Conversation, conversation
from runwell.web.messages.writing import MessageForm, form_key, sent, shown_to
from runwell.web.staff.only_for import only_for
from runwell.web.staff.programme.door import with_patient


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """mine: patients who are assigned to the reader. others: at their offices."""

    mine: tuple[Waiting, ...]
    others: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class PatientMessagesPage:
    """agrees: the patient does, so that one may write. telephone: what they gave last, or empty. waits: for
    an answer."""

    patient: Patient
    talk: Conversation
    form: MessageForm
    key: UUID
    agrees: bool
    telephone: str
    waits: bool
    clinicians: tuple[Account, ...]


@require_safe
@only_for(Role.CLINICIAN)
def waiting(request: HttpRequest) -> HttpResponse:
    """Names and since when, and not a word of what was written."""
    every = waiting_messages(request.user)
    mine, others = (tuple(one for one in every if one.assigned is which) for which in (True, False))
    return render(request, "staff/messages/waiting.html", {"page": WaitingPage(mine, others)})


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def of_patient(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Read, and write to the patient."""
    form, status = MessageForm(), 200
    if request.method == "POST":
        form = MessageForm(request.POST)
        refusal = sent(request, patient.id, form)
        if refusal is None:
            messages.success(request, gettext("Your message is sent."))
            return redirect(f"{reverse('staff:messages', args=[patient.id])}#here")
        status = 409 if isinstance(refusal, CameMeanwhile) else 400
    page = PatientMessagesPage(
        patient,
        conversation(request, patient.id),
        form,
        form_key(),
        access.agrees(patient.account),
        access.names(request.user).values_list("telephone", flat=True).get(id=patient.id),
        bool(needs_reply([patient.id])),
        assigned_now(patient.id),
    )
    return render(request, "staff/messages/patient.html", {"page": page, "form": form}, status=status)


@require_POST
@with_patient
def settle(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What the page showed needs no answer. Where the patient wrote meanwhile, they still wait."""
    if settle_messages(by=request.user, patient_id=patient.id, seen=shown_to(request)):
        messages.success(request, gettext("Noted: no answer is needed."))
    if needs_reply([patient.id]):
        messages.warning(request, gettext("The patient wrote again and waits for an answer."))
    return redirect(f"{reverse('staff:messages', args=[patient.id])}#here")
