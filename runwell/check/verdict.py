"""The verdict: what to do now, how soon to be seen, what it may be and why, and what is not known."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.check.level import LEADING, NOT_UNLIKELY, Judgement, Reason, judge
from runwell.check.look_alikes import Unclear, unclear
from runwell.check.minors import is_minor
from runwell.check.next_tests import NextTest, next_tests
from runwell.check.open_questions import OpenQuestion, open_questions
from runwell.check.red_flags import first, judged
from runwell.check.said import day
from runwell.check.shown_causes import LESS_LIKELY, CauseFit, shown_causes
from runwell.check.telling_answers import TellingAnswer, telling_answers
from runwell.knowledge.advice import LevelAdvice
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer that a runner can act on, complete in itself: it can be kept and read years later.

    pack: the version of the knowledge that it rests on. ended_early: a red flag ended the questions.
    causes: best first; empty when a red flag ended the check, or the practice has not signed the pack and
    does not show unsigned causes. signed: whether a clinician has signed this version.
    unclear, telling_answers, next_tests: what would tell more about the causes; nothing where none is named.
    """

    pack: str
    on: date
    level: Level
    ended_early: bool
    headline: str
    do_now: str
    call: str
    stop_running: bool
    why: tuple[Reason, ...]
    causes: tuple[CauseFit, ...]
    unclear: Unclear | None
    telling_answers: tuple[TellingAnswer, ...]
    next_tests: tuple[NextTest, ...]
    advice: tuple[str, ...]
    safety_net: tuple[str, ...]
    come_back_signs: tuple[str, ...]
    open_questions: tuple[OpenQuestion, ...]
    not_known: tuple[str, ...]
    minor: bool
    signed: bool

    def as_json(self) -> dict[str, Any]:
        """The verdict in plain JSON values, as it is kept and as the HTTP interface gives it.

        Causes carry their band and no probability: a figure of two digits would claim what nobody knows.
        """
        plain = asdict(self)
        plain["on"], plain["level"] = self.on.isoformat(), self.level.id
        for reason in plain["why"]:
            reason["level"] = reason["level"].id
        for question in plain["open_questions"]:
            question["would_raise_to"] = question["would_raise_to"].id
        for telling in plain["telling_answers"]:
            raised = telling["would_raise_to"]
            telling["would_raise_to"] = raised.id if raised is not None else None
        for cause in plain["causes"]:
            for figure in ("probability", "low", "high"):
                del cause[figure]
        return plain


def conclude(pack: Pack, answers: Answers, *, today: date, show_causes: bool) -> Verdict:
    """The verdict on these answers. Order of asking does not matter; "I don't know" changes nothing.

    today: the day that the safety net counts from. show_causes: whether ranked causes may be shown.
    """
    judgement = judge(pack, answers, after(pack, answers))
    words = pack.advice[judgement.level]
    ended_early = first(pack, answers) is not None
    causes = shown_causes(pack, answers) if show_causes and not ended_early else ()
    return Verdict(
        pack=pack.version,
        on=today,
        level=judgement.level,
        ended_early=ended_early,
        headline=words.headline,
        do_now=words.do_now,
        call=words.call,
        stop_running=judgement.stop_running,
        why=_why(pack, answers, judgement, ended_early=ended_early, named=bool(causes)),
        causes=causes,
        unclear=unclear(pack, causes),
        telling_answers=telling_answers(
            pack, answers, causes, judgement.level, running=not judgement.stop_running
        ),
        next_tests=next_tests(pack, causes, judgement.level),
        advice=_advice(pack, words, causes, judgement, minor=is_minor(answers)),
        safety_net=tuple(
            net.sentence.replace("{date}", day(today + timedelta(net.days))) for net in words.safety_net
        ),
        come_back_signs=words.come_back_signs,
        open_questions=open_questions(pack, answers, judgement.level),
        not_known=pack.not_known,
        minor=is_minor(answers),
        signed=pack.signed,
    )


def _advice(
    pack: Pack, words: LevelAdvice, causes: tuple[CauseFit, ...], judgement: Judgement, *, minor: bool
) -> tuple[str, ...]:
    """This week's advice: the level's, then the leading cause's.

    The leading cause's may speak of easy running, so it is left out when running stops. Under 17 nothing that
    speaks of running is said: below the level of a doctor only the note to the runner and the parents stands.
    """
    if minor:
        return (*pack.minor_note, *(words.advice if words.level >= Level.DOCTOR_WITHIN_DAYS else ()))
    leads = causes and causes[0].band != LESS_LIKELY and causes[0].speaks_for
    if not leads or judgement.stop_running:
        return words.advice
    leading = max((pack.causes[name] for name in causes[0].causes), key=lambda cause: cause.prior.point)
    return (*words.advice, *leading.this_week)


def _why(
    pack: Pack, answers: Answers, judgement: Judgement, *, ended_early: bool, named: bool
) -> tuple[Reason, ...]:
    """The reasons that may be said.

    named: whether the verdict shows causes; else its reasons name none either. After an early end a lower
    rule counts only if what was asked decides it: a question that was never put has not been answered.
    What a lower rule says to do is left out: "within a few days" below "today" reads like leave to wait.
    """
    sure = {rule.id for rule in judgement.rules if judged(rule.condition, answers)}
    said = [
        reason
        for reason in judgement.reasons
        if not ended_early or reason.level == judgement.level or reason.rule in sure
    ]
    plain = [one if one.level == judgement.level else replace(one, what_to_do="") for one in said]
    return tuple(reason if named else _unnamed(reason) for reason in plain)


def _unnamed(reason: Reason) -> Reason:
    """The reason without the name of a cause."""
    if reason.rule not in (LEADING, NOT_UNLIKELY):
        return reason
    return replace(reason, reason="Your answers, taken together, call for this.")
