"""A patient's own page of messages."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records import access
from runwell.records.models import Patient
from runwell.web.messages.conversation import Conversation, conversation
from runwell.web.messages.writing import MessageForm, form_key, sent
from runwell.web.my.with_record import with_record
from runwell.web.public.offices import Office, offices


@dataclass(frozen=True, slots=True)
class OwnMessagesPage:
    """agrees: False where they took back their agreement, and can only read. offices: theirs, else all."""

    talk: Conversation
    form: MessageForm
    key: UUID
    agrees: bool
    offices: tuple[Office, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@with_record
def own(request: HttpRequest, record: Patient) -> HttpResponse:
    """Read, and write to the practice."""
    form, status = MessageForm(), 200
    if request.method == "POST":
        form = MessageForm(request.POST)
        if sent(request, record.id, form) is None:
            messages.success(request, gettext("Your message is sent."))
            return redirect(f"{reverse('messages:own')}#here")
        status = 400
    page = OwnMessagesPage(
        conversation(request, record.id), form, form_key(), access.agrees(request.user), _offices(record)
    )
    return render(request, "messages/own.html", {"page": page, "form": form}, status=status)


def _offices(record: Patient) -> tuple[Office, ...]:
    every = offices()
    return tuple(one for one in every if one.place.id == record.location_id) or every
