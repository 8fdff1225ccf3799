"""The made-up runners, each through the actions of a real one, dated over the past weeks.

The trail says when all this was written down, which is now: it is never dated back.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from runwell.check.interview import interview
from runwell.check.verdict import conclude
from runwell.knowledge.pack import Pack
from runwell.records.access.demo import demand_open_demo, is_made_up_already, somebody_made_up
from runwell.records.access.practice import practice, shows_unsigned
from runwell.records.actions.accounts import make_account
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.demo.care import be_cared_for
from runwell.records.actions.demo.credentials import Credentials
from runwell.records.actions.demo.programs import live_with_program
from runwell.records.actions.demo.runs import live_with_runs
from runwell.records.actions.demo.visits import live_with_request
from runwell.records.actions.demo.ways_back import live_with_way_back
from runwell.records.actions.guardians import record_guardians_consent
from runwell.records.actions.own_checks import keep_own_check
from runwell.records.actions.patients import assign, move_to_location, open_record
from runwell.records.actions.reading import break_glass, look_at_record
from runwell.records.actions.sign_in_links import confirm_address, send_sign_in_link
from runwell.records.actions.standings import work_out_standing
from runwell.records.audit import By
from runwell.records.made_up import RECORD, MadeUpCheck, MadeUpRunner
from runwell.records.models import Account, Assignment, Location, Patient
from runwell.records.packs import the_pack
from runwell.records.roles import Role


@transaction.atomic
def make_up_runner(*, by: str, runner: MadeUpRunner, now: datetime) -> Credentials | None:
    """Make the person up to where their story ends. None: they are there already.

    Refusal: this is no demo, or it is production; a colleague of the story no longer works here.
    """
    demand_open_demo(by)
    if is_made_up_already(runner.email):
        return None
    if not runner.stage:
        _ask(by=by, asks="runner", runner=runner, now=now)
        return Credentials()
    made = Credentials.random() if runner.password else Credentials()
    account = make_account(
        by=by,
        email=runner.email,
        name=runner.name,
        born_on=_born_on(runner.age, now.date()),
        password=made.password,
        demo=True,
    )
    if runner.stage == RECORD:
        _live(by, runner, account, now)
    else:
        send_sign_in_link(by="runner", email=account.email)
    return made


def _live(by: str, runner: MadeUpRunner, account: Account, now: datetime) -> None:
    """From the confirmed address to the end of the story."""
    desk = somebody_made_up(practice().front_desk_email, Role.FRONT_DESK)
    if runner.guardian:
        record_guardians_consent(by=desk, account_id=account.id, guardian_name=runner.guardian)
    confirm_address(by=by, account_id=account.id)
    patient = open_record(by=account, account_id=account.id, at=_before(now, runner.since_days_ago))
    move_to_location(by=desk, patient_id=patient.id, location_id=_office(runner.office))
    _check(runner.check, account, now)
    _ask(by=by, asks=account, runner=runner, now=now)
    _be_looked_after(runner, desk, patient)
    if runner.program:
        live_with_program(by=by, account=account, story=runner.program, today=now.date())
    if runner.runs:
        live_with_runs(by=by, account=account, story=runner.runs, today=now.date())
    if runner.way_back:
        live_with_way_back(by=by, account=account, story=runner.way_back, today=now.date())
    be_cared_for(by=by, account=account, story=runner.care, now=now)
    work_out_standing(by=by, patient_id=patient.id, now=now)
    if runner.withdrew:
        withdraw_consent(by=account)


def _be_looked_after(runner: MadeUpRunner, desk: Account, patient: Patient) -> None:
    """By their own clinician, or by one who gives a reason."""
    if runner.clinician:
        clinician = somebody_made_up(runner.clinician, Role.CLINICIAN)
        assign(by=desk, patient_id=patient.id, clinician_id=clinician.id)
        Assignment.objects.filter(patient=patient).update(since=patient.since)
        look_at_record(by=clinician, patient_id=patient.id)
    if runner.opened_by:
        other = somebody_made_up(runner.opened_by, Role.CLINICIAN)
        break_glass(by=other, patient_id=patient.id, reason=runner.reason)
        look_at_record(by=other, patient_id=patient.id)


def _check(checks: tuple[MadeUpCheck, ...], account: Account, now: datetime) -> None:
    """Each check is asked page by page, and its verdict is the check's own."""
    pack = the_pack()
    for one in checks:
        at = _before(now, one.days_ago)
        answers = interview(pack, {**_no_to_all(pack), **one.answers}).answers
        verdict = conclude(pack, answers, today=at.date(), show_causes=pack.signed or shows_unsigned())
        keep_own_check(
            by=account, verdict_json=verdict.as_json(), answers=answers.values, asked=answers.asked, at=at
        )


def _no_to_all(pack: Pack) -> dict[str, str]:
    return {one.id: "no" for one in pack.findings.values() if set(one.values) == {"yes", "no"}}


def _ask(*, by: str, asks: By, runner: MadeUpRunner, now: datetime) -> None:
    for one in runner.request:
        live_with_request(by=by, asks=asks, name=runner.name, email=runner.email, story=one, now=now)


def _office(slug: str) -> UUID:
    return Location.objects.only("id").get(slug=slug).pk


def _before(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _born_on(age: int, today: date) -> date:
    """Some months past the birthday, so that a story told again this season has the same age."""
    return today - timedelta(days=round(age * 365.25) + 120)
