"""What the kinds of lines are called, and which icon stands beside them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from runwell.records.access.timeline import Kind

NAMES: Mapping[Kind, str | Promise] = {
    Kind.CHECKS: _("Hip checks"),
    Kind.MORNINGS: _("Mornings"),
    Kind.SESSIONS: _("Sessions"),
    Kind.SCORES: _("Scores"),
    Kind.RUNS: _("Runs"),
    Kind.VISITS: _("Visits"),
    Kind.MESSAGES: _("Messages"),
    Kind.FINDINGS: _("Examination, cause, gates"),
    Kind.PROGRAM: _("Program"),
    Kind.NOTES: _("Notes"),
    Kind.RECORD: _("Record"),
}
