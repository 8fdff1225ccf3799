"""Every kind of job that there is, and which of them come back by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from runwell.records import front_desk, post
from runwell.records.actions.caseload_mail import mail_clinicians
from runwell.records.actions.confirmed_causes import LEARN
from runwell.records.actions.jobs import put_off
from runwell.records.actions.kept_verdicts import forget_expired
from runwell.records.actions.learning import learn_from_confirmed
from runwell.records.actions.run_imports import sweep_bytes
from runwell.records.actions.session_reminders import KIND as REMINDER
from runwell.records.actions.session_reminders import plan_session_reminders, remind_of_session
from runwell.records.actions.sign_up import forget_unconfirmed
from runwell.records.actions.standing_later import KIND as STANDING
from runwell.records.actions.standings import LISTED, note_list_read, plan_standings, work_out_standing
from runwell.records.actions.tidying import forget_ended_sessions, forget_old_jobs, forget_sign_in_links
from runwell.records.actions.uploads import KIND as IMPORT
from runwell.records.actions.uploads import forget_abandoned
from runwell.records.actions.visit_reminders import remind_of_visit
from runwell.records.actions.visit_requests import forget_answered, note_mail
from runwell.records.importing.job import read_a_slice
from runwell.records.jobs.anchor import anchor
from runwell.records.jobs.kinds import WAITS, Do, Kind
from runwell.records.jobs.mail import send
from runwell.records.models import DueJob
from runwell.records.visit_reminding import KIND as VISIT_REMINDER


def action(forget: Callable[..., Any]) -> Do:
    """An action that needs nothing but the time."""

    def do(by: str, job: DueJob, now: datetime) -> None:
        forget(by=by, now=now)

    return do


def note_on_the_request(by: str, job: DueJob, went_well: bool) -> None:
    if "request" in job.about:  # a visit that was taken away has none any more
        note_mail(by=by, request_id=UUID(job.about["request"]), went_well=went_well)


def remind(by: str, job: DueJob, now: datetime) -> None:
    remind_of_session(by=by, patient_id=UUID(job.about["patient"]), now=now)


def stand(by: str, job: DueJob, now: datetime) -> None:
    work_out_standing(by=by, patient_id=UUID(job.about["patient"]), now=now)


def listed(by: str, job: DueJob, now: datetime) -> None:
    note_list_read(by=by, account_id=UUID(job.about["account"]))


def learn_from(by: str, job: DueJob, now: datetime) -> None:
    learn_from_confirmed(by=by, confirmed_id=UUID(job.about["confirmed"]), now=now)


def remind_of_a_visit(by: str, job: DueJob, now: datetime) -> None:
    remind_of_visit(by=by, visit_id=UUID(job.about["visit"]), now=now)


# A runner waits for the report, and a file that stops the reading is left out after some tries.
SOON = (*(timedelta(seconds=10),) * 3, *WAITS)

EVERY = (
    Kind(post.KIND, send, inside=False),
    Kind(front_desk.KIND, front_desk.tell, inside=False, afterwards=note_on_the_request),
    Kind("plan-session-reminders", action(plan_session_reminders)),
    Kind(REMINDER, remind),
    Kind(VISIT_REMINDER, remind_of_a_visit),
    Kind(LEARN, learn_from),
    Kind("plan-standings", action(plan_standings)),
    Kind(STANDING, stand),
    Kind(LISTED, listed),
    Kind("mail-clinicians", action(mail_clinicians)),
    Kind("forget-kept-verdicts", action(forget_expired)),
    Kind("forget-answered-requests", action(forget_answered)),
    Kind("forget-sign-in-links", action(forget_sign_in_links)),
    Kind("forget-unconfirmed-accounts", action(forget_unconfirmed)),
    Kind("forget-ended-sessions", action(forget_ended_sessions)),
    Kind("forget-old-jobs", action(forget_old_jobs)),
    Kind(IMPORT, read_a_slice, inside=False, waits=SOON),
    Kind("forget-abandoned-uploads", action(forget_abandoned)),
    Kind("sweep-original-files", action(sweep_bytes)),
    Kind("anchor-audit-trail", anchor),
)
_kinds = {kind.name: kind for kind in EVERY}
KINDS = MappingProxyType(_kinds)

HOUR, DAY = "%Y-%m-%d %H", "%Y-%m-%d"
# A copy that a runner kept is gone within the hour after its time.
_recurring = {
    "plan-session-reminders": HOUR,
    # Every hour, since a day begins by the practice's clock and not by this one.
    "plan-standings": HOUR,
    "mail-clinicians": HOUR,
    "forget-kept-verdicts": HOUR,
    "forget-sign-in-links": HOUR,
    "forget-answered-requests": DAY,
    "forget-unconfirmed-accounts": DAY,
    "forget-ended-sessions": DAY,
    "forget-old-jobs": DAY,
    "forget-abandoned-uploads": DAY,
    "sweep-original-files": DAY,
    "anchor-audit-trail": DAY,
}
RECURRING = MappingProxyType(_recurring)


def learn(kind: Kind, *, every: str = "") -> None:
    """A kind of a room above this one, told when that begins. every: HOUR or DAY; else only when put off."""
    _kinds[kind.name] = kind
    if every:
        _recurring[kind.name] = every


def put_off_recurring(*, by: str, now: datetime) -> None:
    """What comes back every hour or day, once for this one (in UTC), however many workers ask for it."""
    for kind, period in RECURRING.items():
        put_off(by=by, kind=kind, about={}, due_at=now, key=f"{kind} {now:{period}}")
