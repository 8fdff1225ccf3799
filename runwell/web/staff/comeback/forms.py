"""What a clinician says of a way back: a diagnosis and its exception, other days, an end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from runwell.records.actions.comebacks import LONGEST_REASON, LONGEST_WORD
from runwell.records.models import KeptComeback
from runwell.web.comeback.forms import DaysForm
from runwell.web.staff.programme.sending import ProgramForm


class NeckForm(ProgramForm):
    """When an injured femoral neck was found, and why running may begin before its weeks are over."""

    day = forms.DateField(
        label=_("Day of the diagnosis"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("Enter the day on which it was found."),
            "invalid": _("Enter a day such as 2026-04-25."),
        },
    )
    reason = forms.CharField(
        label=_("Running may begin sooner, because"),
        help_text=_("Leave it empty if it may not. The runner can read it."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Use 500 letters at most.")},
    )


class DaysOfRunning(DaysForm, ProgramForm):
    """Days that are free for running, as the runner told the clinician."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].label = _("Days for running")


class EndForm(ProgramForm):
    """Why it ends."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("One sentence. The runner can read it."),
        max_length=LONGEST_WORD,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Say why in a sentence."),
            "max_length": _("Use 300 letters at most."),
        },
    )


def neck_initial(kept: KeptComeback) -> dict[str, Any]:
    """As it was said before."""
    day = kept.diagnosed_on.isoformat() if kept.diagnosed_on else ""
    return {"day": day, "reason": kept.sooner_why}
