"""A clinician says what the pain comes from, or that it is open again. What that means for the program."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.programme.because import Because
from runwell.records import audit, plain_values, sound_programmes
from runwell.records.access.cause_follows import bone_undecided, closes_program
from runwell.records.access.findings_of import cause_state, confirmed_cause, confirmed_causes
from runwell.records.access.programmes import current_programme, locked_by_clinician
from runwell.records.access.writing import Held, held_by_clinician
from runwell.records.actions.changing import Changing
from runwell.records.actions.clinicians_programmes import CLOSED
from runwell.records.actions.jobs import put_off
from runwell.records.models import Account, ConfirmedCause, ProgrammeChange
from runwell.records.packs import the_pack
from runwell.records.sound_findings import LONGEST, demand_unchanged, words_given
from runwell.refusals import Refusal

LEARN = "learn-from-confirmed-cause"
CHANGE_OF_MIND = timedelta(days=14)
"""Until a confirmation that still stands becomes a learning record (`expert`: time for a change of mind)."""


@transaction.atomic
def confirm_cause(
    *, by: Account, patient_id: UUID, seen: str, cause: str, how: str, words: str = ""
) -> ConfirmedCause:
    """From now on this is what the pain comes from. how: one of ConfirmedCause.HOWS.

    Where exercises for it wait for a clinician and the program is for something else, that is closed at once.
    The same by the same person at once is one. Refusal: no such cause or way, or by examination alone
    although an injured bone is open; ChangedMeanwhile: a colleague confirmed something since.
    PermissionDenied for everybody but a clinician who looks after the patient, and never themselves.
    """
    own, pack = held_by_clinician(by, patient_id), the_pack()
    if cause not in pack.causes:
        raise Refusal(gettext("there is no such cause"), "cause", gettext("Choose one of the list"))
    if how not in ConfirmedCause.HOWS:
        raise Refusal(gettext("it is not said how"), "how", gettext("Choose how it was confirmed"))
    said, newest = words_given(words), confirmed_causes(own.patient).first()
    if newest and _same(newest, by, cause, how, said):
        return newest
    demand_unchanged(cause_state(own.patient), seen)
    if how == ConfirmedCause.EXAMINATION and not pack.causes[cause].bone and bone_undecided(own.patient):
        mend = gettext("Have it imaged first; or say that imaging, surgery or the course showed the cause")
        what = gettext("an injured bone is still possible, and no examination rules one out")
        raise Refusal(what, "how", mend)
    kept = _kept(own, cause=cause, how=how, words=said)
    _close_program_for_another(own, cause)
    put_off(
        by=by,
        kind=LEARN,
        about={"confirmed": str(kept.id)},
        due_at=kept.at + CHANGE_OF_MIND,
        key=f"{LEARN} {kept.id}",
    )
    audit.record(by, "confirmed a cause", kept, patient=patient_id)
    return kept


@transaction.atomic
def open_cause_again(*, by: Account, patient_id: UUID, seen: str, words: str) -> ConfirmedCause:
    """What was confirmed turned out not to be sure. A program that it closed stays closed until a clinician
    opens it. Refusal: nothing is confirmed, or no reason. ChangedMeanwhile and PermissionDenied as above.
    """
    own = held_by_clinician(by, patient_id)
    demand_unchanged(cause_state(own.patient), seen)
    if confirmed_cause(own.patient) is None:
        mend = gettext("There is nothing to open again")
        raise Refusal(gettext("no cause is confirmed"), "", mend)
    kept = _kept(own, words=sound_programmes.reason_given(words_given(words), LONGEST))
    audit.record(by, "opened a cause again", kept, patient=patient_id)
    return kept


def _same(newest: ConfirmedCause, by: Account, cause: str, how: str, words: str) -> bool:
    said = (newest.clinician_id, newest.cause, newest.how, newest.words)
    return said == (by.pk, cause, how, words)


def _kept(own: Held, **facts: str) -> ConfirmedCause:
    newest = confirmed_causes(own.patient).first()
    return ConfirmedCause.objects.create(
        patient=own.patient,
        number=newest.number + 1 if newest else 1,
        pack=the_pack().version,
        clinician=own.clinician,
        at=timezone.now(),
        **facts,
    )


def _close_program_for_another(own: Held, cause: str) -> None:
    kept = current_programme(own.patient)
    if kept is None or cause in (kept.cause, *kept.also) or not closes_program(cause):
        return
    if locked_by_clinician(kept):
        return
    changing = Changing.current(own)
    why = Because(CLOSED.why, {"cause": cause})
    changing.kept.locks = [*changing.kept.locks, plain_values.plain(why)]
    changing.kept.save(update_fields=["locks"])
    # What the runner reads names no other reason than that a clinician found another cause.
    changing.note(ProgrammeChange.LOCKED, (why,), words=gettext("The cause turned out to be another one"))
