"""A runner's own word that they read the warning, and how they answered about red flags just now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit, safety_words
from runwell.records.access.programmes import newest_safety_word
from runwell.records.access.writing import held_by_runner
from runwell.records.actions.standing_later import note_alarm, stands_anew_soon
from runwell.records.models import Account, SafetyWord
from runwell.records.packs import the_pack
from runwell.refusals import Refusal

A_DAY = timedelta(days=1)


@transaction.atomic
def say_have_read(
    *, by: Account, patient_id: UUID, words: str, rules: Iterable[str] = (), on: date | None = None
) -> SafetyWord:
    """Keep that they read these words and were asked about the red flags that lock exercises.

    rules: ids of those that are true; they lock the exercises until they are asked again. on: their day, if
    not ours. The same on the same day is kept once. Refusal: other words were shown, or a rule is not known.
    PermissionDenied for everybody but the runner: nobody says this for them.
    """
    patient = held_by_runner(by, patient_id).patient
    if words != safety_words.WARNING:
        mend = gettext("Read the new one")
        raise Refusal(gettext("the text has changed since you opened the page"), gettext("warning"), mend)
    day = on or timezone.localdate()
    if abs(day - timezone.localdate()) > A_DAY:  # where a runner travels it may be another day
        raise Refusal(gettext("this is not today"), gettext("day"), gettext("Read and answer it again"))
    true, pack = sorted(set(rules)), the_pack()
    if unknown := set(true) - {rule.id for rule in pack.rules}:
        mend = gettext("Answer the questions again")
        raise Refusal(gettext("this danger sign is not known"), ", ".join(sorted(unknown))[:100], mend)
    newest = newest_safety_word(patient)
    said = {"words": words, "rules": true, "pack": pack.version, "on": day}
    if newest and all(getattr(newest, name) == value for name, value in said.items()):
        return newest
    word = SafetyWord.objects.create(patient=patient, number=newest.number + 1 if newest else 1, **said)
    note_alarm(by=by, patient=patient)
    stands_anew_soon(by=by, patient_id=patient.id)
    audit.record(by, "said that they read the warning", word, patient=patient.id)
    return word
