"""A plan and its first week as titles with lines under them, for the terminal and for the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext

from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.pack import Pack
from runwell.knowledge.progressions import PainBand, RunTable
from runwell.knowledge.treatments import Recommendation, Treatment
from runwell.programme.because import Why
from runwell.programme.causes import bones, entry
from runwell.programme.duration import session
from runwell.programme.plan import Plan
from runwell.programme.prescription import Programme
from runwell.programme.stages import BONE_NOT, RUN, Note, Stage
from runwell.records.exercise_words import in_words, said_in_words
from runwell.records.treatment_words import treatment_in_words
from runwell.web.plan_words import (
    DAYS,
    NOTES,
    STRENGTHS,
    TREATMENTS,
    amount_basis,
    care_words,
    dose_words,
    pain_basis,
    pain_words,
    time_note,
    time_words,
)
from runwell.web.programme_words import in_a_sentence, sentence
from runwell.web.run_words import way_back
from runwell.web.sign_words import sign_lines
from runwell.web.site.plain_words import PHASES

LATE = 3
"""A treatment that is meant from this stage on says so; before it, it may begin at once."""
TAKE_CARE = (Recommendation.DO, Recommendation.CONSIDER, Recommendation.AVOID)
"""Beside what a specialist decides, or nobody needs, who must take care is not told."""


@dataclass(frozen=True, slots=True)
class Part:
    """A title and the lines under it."""

    title: str
    lines: tuple[str, ...]


def parts(
    pack: Pack, plan: Plan, programme: Programme, *, steps: bool = False, care: bool = False
) -> tuple[Part, ...]:
    """Everything that a runner reads of a plan, in order; what has nothing to say is left out.

    steps: how each exercise is done, too. care: who takes care of what, in the line of each exercise.
    """
    every = (*_head(pack, plan), *(_closed(pack, plan) if plan.locked else ()), *_course(plan))
    week = () if programme.locked else (first_week(pack, programme, steps=steps, care=care),)
    return tuple(part for part in (*every, *week, *_treatments(plan), *_more(pack, plan)) if part.lines)


def title(pack: Pack, plan: Plan) -> str:
    return entry(pack, plan.situation.cause).plain_name


def first_week(pack: Pack, programme: Programme, *, steps: bool, care: bool = False) -> Part:
    """The exercises with their amounts and reasons, and on which days."""
    minutes = ceil(session(pack.exercises, programme.prescriptions) / 60)
    days = ", ".join(str(DAYS[day - 1]) for day in programme.weekdays)
    when = gettext("{days}: about {minutes} minutes.").format(
        days=gettext("Every day") if len(programme.weekdays) == len(DAYS) else days, minutes=minutes
    )
    phase = gettext("Your first week, phase {number}: {name}").format(
        number=programme.phase, name=PHASES[programme.phase]
    )
    fewer = tuple(sentence(pack, one) for one in programme.fewer)
    return Part(phase, (when, *_exercises(pack, programme, steps=steps, care=care), *fewer))


def _exercises(pack: Pack, programme: Programme, *, steps: bool, care: bool) -> Iterator[str]:
    for number, one in enumerate(programme.prescriptions, start=1):
        exercise = in_words(pack.exercises[one.exercise], pack.exercises)
        whys = [because for because in one.because if because.why is not Why.SUITS_CAUSE]
        said = [f"{number}. {exercise.name}: {dose_words(exercise, one)}.", f"{exercise.purpose}."]
        said.append(amount_basis(pack, exercise))
        said += [sentence(pack, because, aloud=False) for because in whys]
        yield " ".join([*said, care_words(exercise)] if care and not steps else said)
        if steps:
            yield from (f"   - {step}." for step in exercise.steps)
            yield f"   {care_words(exercise)}"


def _head(pack: Pack, plan: Plan) -> Iterator[Part]:
    """What it is, where to turn (first, where a cause has its own words for it), and this week."""
    what, turn = _what(pack, plan), _turn(pack, plan)
    yield from (turn, what) if plan.do_now else (what, turn)
    yield Part(gettext("This week"), plan.this_week)


def _what(pack: Pack, plan: Plan) -> Part:
    said = entry(pack, plan.situation.cause)
    also = ", ".join(in_a_sentence(entry(pack, one).plain_name) for one in plan.situation.also)
    lines = [said_in_words("cause", said.one_line)]
    if also:
        lines.append(gettext("Beside it: {also}.").format(also=also))
    if reached := getattr(said, "reached_by", ""):
        lines.append(reached)
    return Part(gettext("What it is"), tuple(lines))


def _turn(pack: Pack, plan: Plan) -> Part:
    advice = pack.advice[plan.level]
    return Part(gettext("Where to turn"), plan.do_now or (f"{advice.headline}.", advice.do_now))


def _closed(pack: Pack, plan: Plan) -> Iterator[Part]:
    why = dict.fromkeys(sentence(pack, one) for one in plan.locked)
    bone = bool(bones(pack, plan.situation))
    notes = (*BONE_NOT[1], Note.BONE_NO_RUN) if bone else (Note.NO_SELF_TREATMENT,)
    yield Part(gettext("Why no exercise is given"), tuple(why))
    yield Part(gettext("What not to do"), tuple(str(NOTES[one]) for one in notes))


def _course(plan: Plan) -> Iterator[Part]:
    if expected := plan.expected:
        basis = gettext("Expert judgment.") if expected.expert else expected.source
        often = gettext("Usually {time}. A range, not a promise. {basis}").format(
            time=time_words(expected), basis=basis
        )
        lines = tuple(filter(None, (often, time_note(expected))))
        yield Part(gettext("How long it takes"), lines)
    if plan.band and not plan.locked:
        yield Part(gettext("How much pain is all right"), _pain(plan, plan.band))
    for stage in plan.stages:
        name = gettext("Stage {number}: {name}").format(number=stage.phase, name=PHASES[stage.phase])
        yield Part(name, tuple(_stage(stage, plan.running)))
    if plan.stages:
        expert = gettext("How the stages are cut, and most of the tests, is expert judgment.")
        yield Part(gettext("What the stages rest on"), (expert,))


def _pain(plan: Plan, band: PainBand) -> tuple[str, ...]:
    soreness = any(Note.THEN_EASY in stage.do for stage in plan.stages)
    return (*pain_words(band, soreness=soreness), pain_basis(band))


def _stage(stage: Stage, running: RunTable | None) -> Iterator[str]:
    yield from (str(NOTES[note]) for note in (*stage.do, *stage.leave_out))
    if stage.phase == RUN and running:
        yield from way_back(running)
    if stage.leave:
        yield gettext("You move on when all of this holds, on two days at least 48 hours apart:")
        yield from dict.fromkeys(f"- {_check(check)}." for check in stage.leave)
    if stage.earliest:
        yield gettext(
            "No running before week {week} from the day it was found, unless your clinician says so. "
            "(Expert judgment.)"
        ).format(week=round(stage.earliest.number))


def _check(check: ExitCheck) -> str:
    if check.by != "clinician":
        return check.says
    return gettext("Your clinician confirms: {what}").format(what=in_a_sentence(check.says))


def _treatments(plan: Plan) -> Iterator[Part]:
    if not plan.stages:
        yield Part(gettext("What is done"), tuple(map(treatment_line, plan.helps)))
        return
    yield Part(gettext("What helps"), tuple(map(treatment_line, plan.helps)))
    yield Part(gettext("What may help"), tuple(map(treatment_line, plan.may_help)))
    yield Part(gettext("What does not help or is not needed"), tuple(map(treatment_line, plan.does_not_help)))
    yield Part(gettext("What to leave out"), tuple(map(treatment_line, plan.avoid)))
    if plan.specialist:
        lines = (_no_step(plan), *map(treatment_line, plan.specialist))
        yield Part(gettext("Only for a specialist to decide"), lines)


def _no_step(plan: Plan) -> str:
    """An operation or an injection does not read as what comes after exercise."""
    if plan.band and plan.band.amber_from is None:
        return gettext("Your doctor or a specialist decides on these. Try none of them by yourself.")
    return gettext(
        "These are not the next step if exercise is slow. A specialist decides on them, for few people."
    )


def treatment_line(one: Treatment) -> str:
    """A treatment with what it does, who must take care, and what that rests on."""
    name, said = str(TREATMENTS.get(one.id, one.id)), treatment_in_words("summary", one.summary)
    if one.stage >= LATE and one.recommendation in (Recommendation.DO, Recommendation.CONSIDER):
        name = gettext("{treatment} (from stage {stage})").format(treatment=name, stage=one.stage)
    told = one.recommendation in TAKE_CARE and one.contraindications not in ("", "none")
    care = treatment_in_words("care", one.contraindications) if told else ""
    if care in said:
        care = ""
    basis = ", ".join(filter(None, (str(STRENGTHS[one.strength]), one.url)))
    return " ".join(filter(None, (f"{name}: {said}", care, f"({basis})")))


def _more(pack: Pack, plan: Plan) -> Iterator[Part]:
    more = tuple(treatment_in_words("escalate", one.escalate_when) for one in plan.escalate)
    yield Part(gettext("Ask for more help when"), more if plan.stages else ())
    yield Part(gettext("Get help today if"), sign_lines(pack, plan))
