"""The sentences of the way back to running: one for each reason, decision, outcome and stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.dateformat import format as in_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.facts import Standing
from runwell.running.comeback.values import Block, Ground, Kind, Outcome, Planned, RaceView, What
from runwell.running.comeback.why import Reason, Why
from runwell.web import distances

Words = str | Promise

NOT_OPEN: Mapping[Why, Words] = {
    Why.LOCKED_GROUP: _("No running for now: a doctor has to look at this first."),
    Why.LOCKED: _("No running for now: your exercise program is closed. It says there why, and what to do."),
    Why.RUN_GATE: _(
        "Running begins in phase 4 of your exercise program, once you have passed the checks for running."
    ),
    Why.RUN_GATE_AGAIN: _("After two flares you pass the checks for running once more before you run."),
    Why.RUN_GATE_PASSED_AGAIN: _(
        "You passed the checks for running again, after {days} days without running. You start over at the "
        "first stage."
    ),
    Why.GATE_G2: _("Your clinician has not yet opened the step for pain-free walking (gate G2)."),
    Why.GATE_G3: _("Your clinician has not yet said that the bone is ready for running (gate G3)."),
    Why.NO_DIAGNOSIS_DAY: _(
        "We need the day on which your bone injury was found. Your clinician can enter it."
    ),
    Why.NECK_TOO_EARLY: _(
        "Running begins {weeks} weeks after the diagnosis, on {day}, unless your clinician says otherwise."
    ),
    Why.NOT_BEGUN: _("Your way back to running begins on {day}."),
    Why.REST_DAY: _("This is a day of rest: there is at least one between two runs."),
    Why.REST_AFTER_OVER: _("Your last run was more than planned, so you rest until {day}."),
    Why.RED_MORNING: _("After a morning that asks for a step back, you do not run that day."),
    Why.WEEK_IS_FULL: _("This stage has at most {runs} runs in seven days."),
    Why.WEEK_CAP: _("This week has no room for another run: a week grows by {percent} percent at most."),
    Why.WEEK_LEVEL: _("You ran about {km} a week before the pain. This week is as full already."),
    Why.NOT_TOLD: _("Tell us how the morning after your last run was. Until then you do not run."),
}
GRADES: Mapping[Why, Words] = {
    Why.AS_PLANNED: _("It was as planned."),
    Why.RAN_MORE: _("You went for {ran} minutes; the plan was {planned}."),
    Why.RAN_LESS: _("You went for only {ran} minutes; the plan was {planned}."),
    Why.WALKED_MORE: _("You walked for {walked} minutes; the breaks come to {planned}."),
    Why.WALKED_LESS: _("Your walking breaks came to {walked} minutes; the plan was {planned}."),
    Why.BLOCK_LONGER: _("You ran {block} minutes in one go; the plan was {planned}."),
    Why.BLOCK_SHORTER: _("Your longest run in one go was {block} minutes; the plan was {planned}."),
    Why.FARTHER: _("You went {km}; the plan was {planned_km}."),
    Why.LESS_FAR: _("You went only {km}; the plan was {planned_km}."),
    Why.TOO_FAST: _("You ran {speed}; your easy pace is {easy}."),
    Why.TOO_HARD: _("You said the effort was {effort} of 10; the plan was {planned}."),
    Why.TOO_SOON: _("It came too soon: leave at least {hours} hours and a day of rest after a run."),
    Why.TWICE_A_DAY: _("It was the second run of that day."),
    Why.SPIKE: _(
        "You went {km}, {ratio} times your longest run of the 30 days before ({longest_km}). In a study of "
        "many runners such jumps came with more injuries."
    ),
    Why.RAN_ON_WALK_DAY: _("You ran, and only walking was planned."),
    Why.NO_SPLIT: _("It is not known when you walked and when you ran, so the whole time counts."),
    Why.NO_BLOCK: _("It is not known how long you ran in one go, so the minutes count."),
    Why.NO_DISTANCE: _("The distance is not known, so the time counts."),
    Why.NOTHING_KNOWN: _("Neither time nor distance is known, so it does not count."),
    Why.MOVED: _("It was on another day than planned, and that is fine."),
    Why.NOT_DONE: _("This run was not done."),
}
MORNINGS: Mapping[Why, Words] = {
    Why.GREEN: _("The morning after was good."),
    Why.AMBER: _(
        "The morning after was not quite good, or there was no earlier one to compare it with, so you do "
        "the same again."
    ),
    Why.RED: _("The run or the morning after went badly, so you go back a step."),
    Why.NO_MORNING: _("Tell us how the morning after your run was: without it no step is taken."),
    Why.PAINKILLERS: _("You took painkillers. They never pass a step, since they hide pain."),
    Why.STAND_IN: _("A later morning without pain lets you go on; the run before it does not count."),
    Why.OUTCOME_OVER: _("Your run was more than planned, so it does not count."),
    Why.OUTCOME_UNDER: _("Your run was less than planned, so you do it once more."),
    Why.OUTCOME_UNPLANNED: _("No run was planned then, so it does not count."),
    Why.ONCE_MORE: _("It went well {done} of {wanted} times."),
    Why.TOO_FEW_DAYS: _("This stage lasts {days} days at least."),
    Why.ALREADY_FIRST: _("This is the first stage, so you stay at it."),
}
STOPS: Mapping[Why, Words] = {
    Why.FLARE: _("This is a flare. Do not run for {days} days. Walk only as long as it hardly hurts."),
    Why.FLARE_OVER: _("The flare has settled. You start again at an easier stage, or at the first one."),
    Why.FLARE_STAYS: _(
        "After {days} days the flare has not settled, or no morning was told. Do not run until it settles."
    ),
    Why.FLARE_CLINICIAN: _("After {days} days the flare has not settled. A clinician should look at it."),
    Why.TWO_FLARES: _(
        "Two flares within {days} days: have the cause checked again. You start over at the first stage."
    ),
    Why.BONE_PAIN: _(
        "An injured bone must not hurt at all. Stop running and tell your clinician. Walk only if walking "
        "does not hurt. It can begin again after {days} mornings in a row without pain."
    ),
    Why.BONE_DAYS_FREE: _("So far {free} of {days} mornings in a row were free of pain."),
    Why.BONE_FREE: _("You had {days} mornings in a row without pain, so you begin again with walking."),
    Why.BONE_AGAIN: _(
        "The bone hurt again at the next try. Do not run until your clinician has looked at it."
    ),
    Why.BONE_RAN: _(
        "You ran before the bone was ready. Stop running, even if nothing hurts, and tell your clinician now."
    ),
    Why.BADLY_AGAIN: _(
        "It went badly {times} times within {days} days: too much, too sore, or with painkillers. Have it "
        "looked at."
    ),
    Why.NO_STEP: _("There was no step forward in {weeks} weeks. Have it looked at."),
    Why.PAUSE: _("You have not run for {days} days, so you go back a step."),
    Why.LONG_PAUSE: _("You have not run for {days} days, so you begin at the first stage."),
}
AFTER: Mapping[Why, Words] = {
    Why.LONGER: _(
        "Your next long run may be up to {km}: no more than {percent} percent beyond the longest of the "
        "last 30 days."
    ),
    Why.LEVEL_BACK: _("Distance comes first: no hills and no speed until your long run is back at {km}."),
    Why.WEEKS_AT_LEVEL: _("Hills begin {weeks} weeks after your distance is back."),
    Why.DISTANCE_UNKNOWN: _(
        "No run of the last 30 days went well with a known distance, so your runs get no longer. Enter a "
        "distance by hand if one is missing."
    ),
    Why.RACE_ON_THE_WAY: _(
        "If all goes well, you will have run {km} in time. A race from {day} on would do. This looks at your "
        "longest run alone, not at how fit you are for the race."
    ),
    Why.RACE_NOT_BY_THEN: _(
        "Not by then. Even if all goes well, {day} is the first day that is long enough after a run of {km}."
    ),
    Why.RACE_WEEK_TOO_SMALL: _(
        "Not by then. This race needs a run of {km} first. You ran about {weekly_km} a week before the pain, "
        "and a long run is at most about half of a week."
    ),
    Why.RACE_CANNOT_TELL: _("As long as running is not open, no day can be named."),
    Why.RACE_IS_SPIKE: _(
        "The race itself is {ratio} times the longest run before it. In a study of many runners such jumps "
        "came with more injuries."
    ),
    Why.RACE_OVER: _("The day of this race has passed."),
}
SENTENCES: Mapping[Why, Words] = {**NOT_OPEN, **GRADES, **MORNINGS, **STOPS, **AFTER}

DECISIONS: Mapping[What, Words] = {
    What.STEP: _("On to {stage}."),
    What.REPEAT: _("Once more: {stage}."),
    What.BACK: _("A step back: {stage}."),
    What.LONGER: _("Your long run grows."),
    What.WAIT: _("It waits at {stage}."),
    What.STOPPED: _("Running stops for now."),
    What.RESUMED: _("It goes on, at {stage}."),
    What.CLINICIAN: _("See your clinician before you go on."),
}
OUTCOMES: Mapping[Outcome, Words] = {
    Outcome.DONE: _("Done"),
    Outcome.OVER: _("More than planned"),
    Outcome.UNDER: _("Less than planned"),
    Outcome.MISSED: _("Not done"),
    Outcome.UNPLANNED: _("Not planned"),
}
RACES: Mapping[RaceView, Words] = {
    RaceView.ON_THE_WAY: _("Your race is on the way."),
    RaceView.NOT_BY_THEN: _("Your race comes too early."),
    RaceView.CANNOT_TELL: _("We cannot tell yet."),
    RaceView.OVER: _("Your race is over."),
}
KINDS: Mapping[Kind, Words] = {
    Kind.TABLE: _("{stage}"),
    Kind.EASY: _("easy running"),
    Kind.LONGER: _("longer runs"),
    Kind.HILLS: _("hills"),
    Kind.SPEED: _("speed"),
}
AFTER_TABLES: Mapping[str, Kind] = {kind.value: kind for kind in Kind if kind is not Kind.TABLE}
"""Stages that have a name instead of a number."""
GROUNDS: Mapping[Ground, Words] = {
    Ground.LEVEL: _("Easy, on level ground."),
    Ground.HILLS: _("With some hills."),
    Ground.FAST: _("Easy, with some faster minutes."),
}


def sentence(reason: Reason, *, aloud: bool = False) -> str:
    """The reason in words. aloud: also that it is expert judgment, where it rests on nothing published."""
    said = str(SENTENCES[reason.why]).format(**{name: _fact(name, of) for name, of in reason.facts.items()})
    if aloud and reason.rests_on is Standing.EXPERT:
        return gettext("{said} (Expert judgment.)").format(said=said)
    return said


def stage_name(stage: str, part: int = 0) -> str:
    """ "A3", "B10, part 2", "longer runs"."""
    if stage in AFTER_TABLES:
        return str(KINDS[AFTER_TABLES[stage]])
    return gettext("{stage}, part {part}").format(stage=stage, part=part) if part else stage


def decided(what: What, stage: str, part: int = 0) -> str:
    """What was decided, with the stage to which it leads."""
    name = stage_name(stage, part)
    if stage not in AFTER_TABLES:
        name = gettext("stage {stage}").format(stage=name)
    return str(DECISIONS[what]).format(stage=name)


def planned_words(planned: Planned) -> str:
    """ "Walk 2 minutes, run 3 minutes, 4 times over. Stop at 1.5 miles at the latest, ..."""
    if planned.by_distance:
        parts = [gettext("Run {distance}.").format(distance=_far(planned.km or 0.0))]
    else:
        turns = gettext(", then ").join(_block(one) for one in planned.blocks)
        parts = [turns[:1].upper() + turns[1:] + "."]
        if planned.km:
            most = gettext("Stop at {distance} at the latest, warm-up not counted.")
            parts.append(most.format(distance=_far(planned.km)))
    if planned.effort is not None:
        parts.append(gettext("Effort {effort} of 10.").format(effort=planned.effort))
    elif planned.run_minutes and planned.ground is not Ground.FAST:
        parts.append(gettext("Easy enough to talk."))
    if planned.run_minutes and planned.kind is not Kind.TABLE:
        parts.append(str(GROUNDS[planned.ground]))
    return " ".join(parts)


def warm_up_words(planned: Planned) -> str:
    """ "Warm up for 10 to 15 minutes first."; "" where none is asked for."""
    if not planned.warm_up:
        return ""
    first, last = min(planned.warm_up), max(planned.warm_up)
    return gettext("Warm up for {first} to {last} minutes first.").format(first=first, last=last)


def _block(block: Block) -> str:
    parts = []
    if block.walk:
        parts.append(gettext("walk {minutes}").format(minutes=_minutes(block.walk)))
    if block.run:
        words = gettext("run {minutes} at your normal pace") if block.normal else gettext("run {minutes}")
        parts.append(words.format(minutes=_minutes(block.run)))
    said = ", ".join(parts)
    return (
        gettext("{said}, {times} times over").format(said=said, times=block.times)
        if block.times > 1
        else said
    )


def _minutes(many: float) -> str:
    return ngettext("{n} minute", "{n} minutes", 1 if many == 1 else 2).format(n=_number(many))


def _far(km: float) -> str:
    return distances.distance(km * 1000)


def _number(many: str | int | float) -> str:
    return f"{many:.2f}".rstrip("0").rstrip(".") if isinstance(many, float) else str(many)


def _day(said: str | int | float) -> str:
    return in_format(date.fromisoformat(str(said)), "F j, Y")


def _fact(name: str, fact: str | int | float) -> str:
    return NAMED.get(name, _number)(fact)


NAMED: Mapping[str, Callable[[str | int | float], str]] = {
    "km": lambda km: _far(float(km)),
    "planned_km": lambda km: _far(float(km)),
    "weekly_km": lambda km: _far(float(km)),
    "longest_km": lambda km: _far(float(km)),
    "speed": lambda speed: distances.pace(1000 / float(speed), 1000),
    "easy": lambda speed: distances.pace(1000 / float(speed), 1000),
    "day": _day,
}
"""The name of a fact -> its value in words; what is not here stands as it is."""
