"""Writing a message, which is never changed afterwards, and noting what was read and needs no answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit, message_mail
from runwell.records.access.messages import answered_to, message_reader
from runwell.records.access.writing import Held, held, held_to_settle
from runwell.records.message_words import cleaned
from runwell.records.models import Account, Message, ReadMark
from runwell.refusals import Refusal

# Whoever presses twice does so within seconds; whoever means it twice writes something else as well.
TWICE = timedelta(minutes=1)


@dataclass(eq=False)
class CameMeanwhile(Refusal):
    """The patient wrote more since the page was shown."""


@transaction.atomic
def write_message(
    *, by: Account, patient_id: UUID, words: str, seen: int | None = None, form: UUID | None = None
) -> Message:
    """Add a message of the patient, or of a clinician who looks after them.

    seen: the number of the last message that the page showed; None: all of them. form: which form was sent,
    so that one sent twice is one message; the same words again within a minute are one too.

    Refusal: no words, too many, the patient took back their agreement; CameMeanwhile: a clinician has not
    seen all that the patient wrote. PermissionDenied for everybody else, the front desk too.
    """
    if not isinstance(by, Account):
        raise PermissionDenied("a message is written by a person")
    own, said = held(by, patient_id), cleaned(words)
    if already := _same(own, said, form):
        return already
    _demand_seen(own, seen)
    every = Message.objects.filter(patient=own.patient)
    number = (every.aggregate(last=Max("number"))["last"] or 0) + 1
    taken = form is None or Message.objects.filter(id=form).exists()
    message = Message(
        id=uuid4() if taken else form,
        patient=own.patient,
        number=number,
        clinician=own.clinician,
        words=said,
        at=timezone.now(),
    )
    # Before the message is there, since it ends the stretch that the other side has not read.
    message_mail.tell(by=by, message=message)
    message.save(force_insert=True)
    if seen:
        note_read(by=by, patient_id=patient_id, number=min(seen, number))
    audit.record(by, "wrote a message", message, patient=patient_id)
    return message


@transaction.atomic
def note_read(*, by: Account, patient_id: UUID, number: int) -> None:
    """Note that everything up to this message was shown to them. It never goes back.

    PermissionDenied for whoever may not read it. It leaves no row on the trail: a clinician's look at the
    record does already, and a patient's own reading is nobody's business.
    """
    reader = message_reader(by, patient_id)
    last = Message.objects.filter(patient=reader.patient).aggregate(last=Max("number"))["last"] or 0
    upto = min(number, last)
    if upto < 1 or reader.marks().filter(number__gte=upto).exists():
        return
    fresh = ReadMark(patient=reader.patient, clinician=reader.clinician, number=upto)
    # Two tabs may come at once: whichever is second finds the row of the first.
    ReadMark.objects.bulk_create([fresh], ignore_conflicts=True)
    reader.marks().filter(number__lt=upto).update(number=upto)


@transaction.atomic
def settle_messages(*, by: Account, patient_id: UUID, seen: int) -> bool:
    """Note that what the patient wrote needs no answer, up to the last message that was shown.

    It counts for every clinician. False where nothing waited up to there. PermissionDenied for everybody but
    clinicians to whom the record is open, and for the patient.
    """
    own = held_to_settle(by, patient_id)
    asked = Message.objects.filter(patient=own.patient, clinician=None, number__gt=answered_to(patient_id))
    upto = asked.filter(number__lte=seen).aggregate(last=Max("number"))["last"]
    if upto is None:
        return False
    note_read(by=by, patient_id=patient_id, number=upto)
    mark = ReadMark.objects.get(patient=own.patient, clinician=by)
    mark.settled = upto
    mark.save(update_fields=["settled"])
    audit.record(by, "noted that messages need no answer", mark, patient=patient_id)
    return True


def _same(own: Held, said: str, form: UUID | None) -> Message | None:
    """The message that this one repeats."""
    mine = Message.objects.filter(patient=own.patient, clinician=own.clinician, words=said)
    if form and (sent := mine.filter(id=form).first()):
        return sent
    newest = Message.objects.filter(patient=own.patient).order_by("-number").first()
    return mine.filter(id=newest.id, at__gt=timezone.now() - TWICE).first() if newest else None


def _demand_seen(own: Held, seen: int | None) -> None:
    if own.clinician is None or seen is None:
        return
    newer = Message.objects.filter(patient=own.patient, clinician=None, number__gt=seen)
    if newer.exists():
        what = gettext("the patient wrote again since you opened this page, so nothing was sent")
        raise CameMeanwhile(what, "", gettext("Read what is new, then send your message"))
