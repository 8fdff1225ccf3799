"""From the last answer in a runner's record to the situation that a program is made for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from runwell.check.answers import Answers
from runwell.check.verdict import conclude
from runwell.knowledge.pack import Pack
from runwell.programme.situation import Situation
from runwell.records import access
from runwell.records.access.people import Someone
from runwell.records.models import OwnCheck
from runwell.refusals import Refusal
from runwell.web.check.situation import situation_of

LASTS = timedelta(days=14)
"""For how long an answer may begin a program. The check asks about the last two weeks, so what was said
before is about another time: `expert`, decision 0034."""


class Cannot(StrEnum):
    """Why no program can begin from the record."""

    NO_CHECK = "no-check"
    OLD = "old"
    NOT_WHOLE = "not-whole"
    BE_SEEN = "be-seen"


@dataclass(frozen=True, slots=True)
class Begins:
    """on: the day of the check."""

    check: OwnCheck
    on: date
    situation: Situation


def begins(user: Someone, pack: Pack, today: date) -> Begins | Cannot:
    """The situation by the last answer, judged by today's knowledge; the equipment is asked for after it."""
    check = access.own_checks(user).first()
    if check is None:
        return Cannot.NO_CHECK
    on = date.fromisoformat(check.verdict["on"])
    if today - on > LASTS:
        return Cannot.OLD
    answers = answers_of(pack, check)
    if answers is None:
        return Cannot.NOT_WHOLE
    show_causes = pack.signed or access.shows_unsigned()
    verdict = conclude(pack, answers, today=today, show_causes=show_causes)
    situation = situation_of(pack, answers, verdict, frozenset())
    return Begins(check, on, situation) if situation else Cannot.BE_SEEN


def answers_of(pack: Pack, check: OwnCheck) -> Answers | None:
    """What was said; None for a copy without answers, and where the pack has a question no more."""
    if not check.answers:
        return None
    try:
        return Answers.of(pack, check.answers, check.asked)
    except Refusal:
        return None


def said_last(user: Someone, pack: Pack) -> Answers:
    """The answers of the last check that the pack still understands; none where there is no such check."""
    check = access.own_checks(user).first()
    return (answers_of(pack, check) if check else None) or Answers.of(pack, {})
