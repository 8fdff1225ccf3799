"""Answering about a session, at its end, an hour after or the next day."""

from __future__ import annotations

from datetime import date, datetime
from datetime import timezone as datetime_timezone
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.courses import ASKED
from runwell.records.access.programmes import known_programmes
from runwell.records.access.writing import held
from runwell.records.actions.standing_later import stands_anew_soon
from runwell.records.audit import By
from runwell.records.entry_fields import FURTHEST
from runwell.records.models import KeptSession, SessionAnswer
from runwell.records.packs import the_pack
from runwell.records.session_entries import facts, read_entry, said_whole
from runwell.refusals import Refusal


@transaction.atomic
def answer_about_session(
    *,
    by: By,
    patient_id: UUID,
    programme_id: UUID,
    planned_on: date,
    nth: int = 1,
    during: int | None = None,
    hour_after: int | None = None,
    effort: int | None = None,
    limp: bool | None = None,
    also_red: bool | None = None,
    at: datetime | None = None,
) -> SessionAnswer:
    """Keep what is answered; of each question the newest counts. at: when they say it, if not now.

    Refusal: as for an entry of a device, whose answers come by `take_in_sessions`. PermissionDenied: not
    their record.
    """
    patient, now = held(by, patient_id).patient, at or timezone.now()
    # Where a runner travels it may be tomorrow already.
    ahead = datetime_timezone(FURTHEST) if planned_on > timezone.localdate(now) else None
    came = {
        "kind": "answer",
        "id": str(uuid4()),
        "programme": str(programme_id),
        "pack": the_pack().version,
        "planned": planned_on.isoformat(),
        "nth": nth,
        "at": timezone.localtime(now, ahead).isoformat(),
        "during": during,
        "hour_after": hour_after,
        "effort": effort,
        "limp": limp,
        "also_red": also_red,
    }
    said = read_entry(came, known_programmes(patient), now)
    session, _ = KeptSession.objects.get_or_create(programme_id=programme_id, planned_on=planned_on, nth=nth)
    answer = SessionAnswer.objects.create(session=session, said_whole=said_whole(said), **facts(said))
    stands_anew_soon(by=by, patient_id=patient_id)
    audit.record(by, "answered about an exercise session", session, patient=patient_id)
    return answer


@transaction.atomic
def take_back_answer(
    *, by: By, patient_id: UUID, programme_id: UUID, planned_on: date, nth: int = 1, question: str
) -> bool:
    """Unsay what was answered to one question about a session. False: it was not; nothing changed.

    The answers stay, without it, so that a device that sends one again says nothing new. Refusal: no such
    question. PermissionDenied: not their record.
    """
    patient = held(by, patient_id).patient
    if question not in ASKED:
        raise Refusal(
            gettext("this is not asked about a session"), gettext("session"), gettext("Choose again")
        )
    place = {"programme_id": programme_id, "planned_on": planned_on, "nth": nth}
    session = KeptSession.objects.filter(programme__patient=patient, **place).first()
    said = SessionAnswer.objects.filter(session=session).exclude(**{question: None})
    if session is None or not said.update(**{question: None}):
        return False
    stands_anew_soon(by=by, patient_id=patient_id)
    audit.record(by, "took back an answer about an exercise session", session, patient=patient_id)
    return True
