"""The form that a message is written in, the same on both sides."""

from __future__ import annotations

from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from runwell.records.actions.messages import write_message
from runwell.refusals import Refusal
from runwell.web.staff.words import in_words

# What a browser lets somebody type. Far more than a message holds, since a browser cuts off what is pasted
# without a word; little enough for the megabyte that a page may send, in any script.
MOST_TYPED = 100_000


class MessageForm(forms.Form):
    """seen: the last message on the page that was sent; form: which page it was, so that twice is once."""

    words = forms.CharField(
        label=_("Your message"),
        help_text=_("Up to 4,000 characters. It cannot be changed once it is sent."),
        required=False,  # an empty one is refused by the action, in the same words as elsewhere
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": MOST_TYPED, "dir": "auto", "required": True}),
    )

    def clean_words(self) -> str:
        return str(self.data.get("words", ""))


def sent(request: HttpRequest, patient_id: UUID, form: MessageForm) -> Refusal | None:
    """Send what was written. What was wrong, which then stands in the form as well."""
    form.is_valid()
    try:
        write_message(
            by=request.user,
            patient_id=patient_id,
            words=form.cleaned_data.get("words", ""),
            seen=shown_to(request),
            form=_form(request.POST.get("form", "")),
        )
    except Refusal as refusal:
        form.add_error("words" if refusal.where else None, in_words(refusal))
        return refusal
    return None


def form_key() -> UUID:
    """By which a form that is sent twice is known."""
    return uuid4()


def shown_to(request: HttpRequest) -> int:
    """The last message on the page that was sent. 0 for what is no number: then nothing was seen, and a
    clinician is asked to look again."""
    said = str(request.POST.get("seen", ""))
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def _form(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
