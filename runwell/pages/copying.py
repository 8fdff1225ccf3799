"""A copy is a page of its own that nobody has signed: it begins as a draft."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm

GOES_LIVE = ("publish_copies", "alias")


class CopyAsDraft(CopyForm):
    """Wagtail's form without its two boxes that would make the copy public at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in GOES_LIVE:
            self.fields.pop(name, None)
        self.fields["new_title"].help_text = _(
            "The copy is a draft. It can be published once a clinician has read and signed it."
        )

    def clean(self) -> dict[str, Any]:
        """A form that was opened before, or made by hand, may still ask for it."""
        cleaned: dict[str, Any] = super().clean()
        if any(self.data.get(name) for name in GOES_LIVE):
            self.add_error("new_title", _("A copy cannot be published at once. Copy it as a draft."))
        return cleaned
