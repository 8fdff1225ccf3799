"""The sentences of the way back to running: one for each reason, decision, outcome and stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.formats import date_format
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
    Why.RUN_GATE_AGAIN: _("After two flares the checks for running are to be passed once more."),
    Why.GATE_G2: _("Your clinician has not yet opened the step for pain-free walking (gate G2)."),
    Why.GATE_G3: _("Your clinician has not yet said that the bone is ready for running (gate G3)."),
    Why.NO_DIAGNOSIS_DAY: _("We need the day on which your bone was diagnosed. Your clinician can enter it."),
    Why.NECK_TOO_EARLY: _(
        "Running begins {weeks} weeks after the diagnosis, on {day}, unless your clinician says otherwise."
    ),
    Why.NOT_BEGUN: _("Your way back to running begins on {day}."),
    Why.REST_DAY: _("This is a day of rest: there is at least one between two runs."),
    Why.REST_AFTER_OVER: _("Your last run was more than planned, so you rest until {day}."),
    Why.RED_MORNING: _("No running on a morning that asks for a step back."),
    Why.WEEK_IS_FULL: _("This stage has at most {runs} runs in seven days."),
    Why.WEEK_CAP: _("This week has no room for another run: a week grows by {percent} percent at most."),
    Why.WEEK_LEVEL: _("You ran about {km} a week before the pain, and this week is as full."),
    Why.NOT_TOLD: _("Tell us how the morning after your last run was. Until then you do not run."),
}
GRADES: Mapping[Why, Words] = {
    Why.AS_PLANNED: _("It was as planned."),
    Why.RAN_MORE: _("You went for {ran} minutes; planned were {planned}."),
    Why.RAN_LESS: _("You went for only {ran} minutes; planned were {planned}."),
    Why.WALKED_MORE: _("You walked for {walked} minutes, more than the {planned} of the breaks."),
    Why.WALKED_LESS: _("Your walking breaks came to {walked} minutes; planned were {planned}."),
    Why.BLOCK_LONGER: _("You ran {block} minutes in one go; planned were {planned}."),
    Why.BLOCK_SHORTER: _("Your longest run in one go was {block} minutes; planned were {planned}."),
    Why.FARTHER: _("You went {km}; planned were {planned_km}."),
    Why.LESS_FAR: _("You went only {km}; planned were {planned_km}."),
    Why.TOO_FAST: _("You ran {speed}; your easy pace is {easy}."),
    Why.TOO_HARD: _("You said the effort was {effort} of 10; planned was {planned}."),
    Why.TOO_SOON: _("It came too soon: leave at least {hours} hours and a day of rest after a run."),
    Why.TWICE_A_DAY: _("It was the second run of that day."),
    Why.SPIKE: _(
        "Your {km} were {ratio} times your longest run of the 30 days before ({longest_km}). Runners with "
        "such jumps are injured more often."
    ),
    Why.RAN_ON_WALK_DAY: _("You ran, and only walking was planned."),
    Why.NO_SPLIT: _("The file does not tell walking from running, so the whole time counts."),
    Why.NO_DISTANCE: _("The distance is not known, so the time counts."),
    Why.NOTHING_KNOWN: _("Neither time nor distance is known, so it does not count."),
    Why.MOVED: _("It was on another day than planned, and that is fine."),
    Why.NOT_DONE: _("This run was not done."),
}
MORNINGS: Mapping[Why, Words] = {
    Why.GREEN: _("The morning after was good."),
    Why.AMBER: _("The morning after was not quite good, so you do the same again."),
    Why.RED: _("The run or the morning after was bad, so you go back one stage."),
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
    Why.FLARE: _("This is a flare. No running for {days} days; walk as far as it hardly hurts."),
    Why.FLARE_OVER: _("The flare has settled. You go on one stage below the last one that went well."),
    Why.FLARE_STAYS: _("The flare has not settled after {days} days, so there is no running yet."),
    Why.FLARE_CLINICIAN: _("After {days} days the flare has not settled. A clinician should look at it."),
    Why.TWO_FLARES: _("Two flares within {days} days: have the cause checked again. You begin anew."),
    Why.BONE_PAIN: _(
        "An injured bone may not hurt at all. Stop running; walk only without pain. It can begin again after "
        "{days} mornings in a row without pain."
    ),
    Why.BONE_DAYS_FREE: _("So far {free} of {days} mornings in a row were free of pain."),
    Why.BONE_FREE: _("You had {days} mornings in a row without pain, so you begin again with walking."),
    Why.BONE_AGAIN: _("The bone hurt again at the next try. Your clinician has to look before you go on."),
    Why.PAUSE: _("You have not run for {days} days, so you go back one stage."),
    Why.LONG_PAUSE: _("You have not run for {days} days, so you begin at the first stage."),
}
AFTER: Mapping[Why, Words] = {
    Why.LONGER: _(
        "Your next long run may be up to {km}: 10 percent more than the longest of the last 30 days."
    ),
    Why.LEVEL_BACK: _(
        "First distance: until your long run is back at {km}, there are no hills and no speed."
    ),
    Why.WEEKS_AT_LEVEL: _("Hills begin {weeks} weeks after your distance is back."),
    Why.DISTANCE_UNKNOWN: _(
        "We know no distance of your runs of the last 30 days, so they get no longer. Enter one by hand."
    ),
    Why.RACE_ON_THE_WAY: _("If all goes well you have run {km} in time; a race from {day} on would do."),
    Why.RACE_NOT_BY_THEN: _(
        "Not by then: even if all goes well, you will have run {km} a week before {day} at the earliest."
    ),
    Why.RACE_CANNOT_TELL: _("As long as running is not open, no day can be named."),
    Why.RACE_IS_SPIKE: _(
        "The race itself is {ratio} times the longest run before it. That is a jump with more risk."
    ),
    Why.RACE_OVER: _("The day of this race has passed."),
}
SENTENCES: Mapping[Why, Words] = {**NOT_OPEN, **GRADES, **MORNINGS, **STOPS, **AFTER}

DECISIONS: Mapping[What, Words] = {
    What.STEP: _("On to stage {stage}."),
    What.REPEAT: _("Once more: stage {stage}."),
    What.BACK: _("Back to stage {stage}."),
    What.LONGER: _("Your long run grows."),
    What.WAIT: _("It waits at stage {stage}."),
    What.STOPPED: _("Running stops for now."),
    What.RESUMED: _("It goes on, at stage {stage}."),
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
GROUNDS: Mapping[Ground, Words] = {
    Ground.LEVEL: _("Easy, on level ground."),
    Ground.HILLS: _("With some hills."),
    Ground.FAST: _("With some faster minutes."),
}


def sentence(reason: Reason, *, aloud: bool = False) -> str:
    """The reason in words. aloud: also that it is expert judgment, where it rests on nothing published."""
    said = str(SENTENCES[reason.why]).format(**{name: _fact(name, of) for name, of in reason.facts.items()})
    if aloud and reason.rests_on is Standing.EXPERT:
        return gettext("{said} (Expert judgment.)").format(said=said)
    return said


def stage_name(stage: str, part: int = 0) -> str:
    """ "A3", "B10, part 2", "longer runs"."""
    kinds = {kind.value: kind for kind in Kind if kind is not Kind.TABLE}
    if stage in kinds:
        return str(KINDS[kinds[stage]])
    return gettext("{stage}, part {part}").format(stage=stage, part=part) if part else stage


def decided(what: What, stage: str, part: int = 0) -> str:
    """What was decided, with the stage to which it leads."""
    return str(DECISIONS[what]).format(stage=stage_name(stage, part))


def planned_words(planned: Planned) -> str:
    """ "Walk 2 minutes, run 3 minutes, 4 times over. About 1.5 miles. Effort 3 of 10."""
    if planned.by_distance:
        parts = [gettext("Run {distance}.").format(distance=_far(planned.km or 0.0))]
    else:
        turns = gettext(", then ").join(_block(one) for one in planned.blocks)
        parts = [turns[:1].upper() + turns[1:] + "."]
        if planned.km:
            parts.append(gettext("About {distance}.").format(distance=_far(planned.km)))
    if planned.effort is not None:
        parts.append(gettext("Effort {effort} of 10.").format(effort=planned.effort))
    elif planned.run_minutes:
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
    return date_format(date.fromisoformat(str(said)), "DATE_FORMAT")


def _fact(name: str, fact: str | int | float) -> str:
    return NAMED.get(name, _number)(fact)


NAMED: Mapping[str, Callable[[str | int | float], str]] = {
    "km": lambda km: _far(float(km)),
    "planned_km": lambda km: _far(float(km)),
    "longest_km": lambda km: _far(float(km)),
    "speed": lambda speed: distances.pace(1000 / float(speed), 1000),
    "easy": lambda speed: distances.pace(1000 / float(speed), 1000),
    "day": _day,
}
"""The name of a fact -> its value in words; what is not here stands as it is."""
