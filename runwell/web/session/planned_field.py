"""The field that says which session it was: a day, and which one of that day."""

from __future__ import annotations

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from runwell.records.access.planned_sessions import PlannedSession
from runwell.web.plan_words import DAYS

Planned = tuple[date, int]


class PlannedField(forms.CharField):
    """ "2026-11-28/1". Those that may be chosen are set by the page; another one is no error by itself."""

    widget = forms.Select

    def clean(self, value: object) -> Planned:
        """ValidationError: no session, or one in the future."""
        found = re.fullmatch(r"(\d{4}-\d\d-\d\d)/([1-9])", str(value or ""))
        try:
            planned = date.fromisoformat(found[1]) if found else None
        except ValueError:
            planned = None
        if found is None or planned is None:
            raise ValidationError(gettext("Choose the session."))
        if planned > timezone.localdate():
            raise ValidationError(gettext("This session lies in the future. Choose one that you have done."))
        return planned, int(found[2])


def choice(one: PlannedSession, today: date, a_day: int) -> tuple[str, str]:
    """As the list has it: "Today", "Yesterday", or how long ago."""
    ago = (today - one.on).days
    names = {0: gettext("Today"), 1: gettext("Yesterday")}
    said = names.get(ago) or ngettext("{n} day ago", "{n} days ago", ago).format(n=ago)
    if ago > 1:
        said = gettext("{day}, {ago}").format(day=DAYS[one.on.weekday()], ago=said)
    if a_day > 1:
        said += gettext(", session {nth} of the day").format(nth=one.nth)
    return f"{one.on.isoformat()}/{one.nth}", said
