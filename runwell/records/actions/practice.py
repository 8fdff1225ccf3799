"""Loading the practice from its file."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from runwell.records import audit
from runwell.records.models import Location, Practice
from runwell.records.practice_file import PracticeFile


@transaction.atomic
def load_practice(*, by: str, practice: dict[str, Any]) -> Practice:
    """Make the records say what the file says; a second time changes nothing. Refusal: the file is wrong.

    An office that the file no longer names is deleted; requests for a visit there stay.
    """
    file = PracticeFile.of(practice)
    kept = Practice.objects.first() or Practice()
    words = {"name": file.name, "front_desk_email": file.front_desk_email}
    changed = _written(kept, {**words, "demo": file.demo, "show_unsigned": file.show_unsigned})
    offices = {office.slug: office for office in Location.objects.all()}
    for place, office in enumerate(file.offices):
        row = offices.pop(office.words["slug"], None) or Location()
        facts = {**office.words, "hours": list(office.hours), "place": place}
        changed = _written(row, facts) or changed
    for gone in offices.values():
        gone.delete()
    if changed or offices:
        audit.record(by, "loaded the practice", kept)
    return kept


def _written(row: models.Model, facts: dict[str, Any]) -> bool:
    """Write the facts into the row and save it, unless it says all of them already."""
    if not row._state.adding and all(getattr(row, name) == fact for name, fact in facts.items()):
        return False
    for name, fact in facts.items():
        setattr(row, name, fact)
    row.save()
    return True
