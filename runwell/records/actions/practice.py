"""Loading the practice from its file."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from runwell.records import audit
from runwell.records.models import Location, Practice
from runwell.records.practice_file import PracticeFile


@transaction.atomic
def load_practice(*, by: str, practice: dict[str, Any]) -> Practice:
    """Make the records say what the file says; a second time changes nothing. Refusal: the file is wrong.

    An office that the file no longer names is deleted; requests for a visit there stay.
    """
    file = PracticeFile.of(practice)
    words = {"name": file.name, "front_desk_email": file.front_desk_email}
    flags = {"demo": file.demo, "show_unsigned": file.show_unsigned}
    kept, _ = Practice.objects.update_or_create(only=True, defaults={**words, **flags})
    for place, office in enumerate(file.offices):
        facts = {**office.words, "hours": list(office.hours), "place": place, "demo": file.demo}
        Location.objects.update_or_create(slug=facts.pop("slug"), defaults=facts)
    Location.objects.exclude(slug__in=[office.words["slug"] for office in file.offices]).delete()
    audit.record(by, "loaded the practice", kept)
    return kept
