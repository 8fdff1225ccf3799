"""A person's program, brought to today before a page about it is shown."""

from __future__ import annotations

from django.utils import timezone

from runwell.records import access
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Account, Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.diary.fields import refusal_words
from runwell.web.diary.meaning import Meaning, meaning


def what_it_means(by: Account, record: Patient) -> Meaning:
    """For today. A program that cannot go on says so, and whom to call; the diary stays open."""
    if access.current_programme(record) is None:
        return meaning(the_pack(), None)
    try:
        there = bring_up_to_date(by=by, patient_id=record.id, today=timezone.localdate())
    except Refusal as refusal:
        return Meaning("soon", "warning", refusal_words(refusal), call=True)
    return meaning(the_pack(), there)
