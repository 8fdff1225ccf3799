"""The lines of a section of a patient's page, with how many were left out."""

from __future__ import annotations

from django import template

from runwell.exchange.summary_sheet import SummaryLine, SummarySection, SummarySheet, lines_of

register = template.Library()


@register.filter
def lines_in(section: SummarySection, sheet: SummarySheet) -> tuple[SummaryLine, ...]:
    return tuple(lines_of(sheet, section))
