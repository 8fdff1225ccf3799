"""The sentences of how a program goes on: the band of a session, steps, flares, when to be seen."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from runwell.programme.because import Why

BANDS: Mapping[Why, str | Promise] = {
    Why.ALL_GOOD: _("It went well: little pain during it, and no more than usual the next morning."),
    Why.DURING_AMBER: _("Your pain during the session was {pain}; from {cap} we do the same again."),
    Why.DURING_RED: _("Your pain during the session was {pain}; from {cap} we take a step back."),
    Why.HOUR_AMBER: _("Your pain an hour later was {pain}; from {cap} we do the same again."),
    Why.HOUR_RED: _("Your pain an hour later was {pain}; from {cap} we take a step back."),
    Why.LIMPED: _("You limped."),
    Why.ALSO_RED: _("You said yes to the question that means: take a step back."),
    Why.MORNING_AMBER: _("Your pain the next morning was {pain}; on the mornings before it was {base}."),
    Why.MORNING_RED: _(
        "Your pain the next morning was {pain}; on the mornings before it was {base}. That is a clear rise."
    ),
    Why.NIGHT_RED: _("Pain woke you in the night after, and it had not done so before."),
    Why.NIGHT_STILL: _("Pain still wakes you at night."),
    Why.CLIMBING: _("Your morning pain has been climbing for {days} days."),
    Why.EARLY_DAYS: _("In the first {days} days nothing is made harder."),
    Why.PAINKILLERS: _("You took painkillers, so a morning without much pain does not tell us enough."),
    Why.NO_BASE: _("There is no earlier morning to hold this one against."),
    Why.NO_DURING: _("You did not say how much it hurt during the session."),
    Why.NO_LIMP: _("You did not say whether you limped."),
    Why.NO_ALSO: _("One question about the session has no answer."),
    Why.NO_MORNING: _("You did not say how much it hurt the next morning."),
    Why.NO_NIGHT: _("You did not say whether pain woke you in the night."),
    Why.NO_HOUR: _("You did not say how much it hurt an hour later."),
    Why.BONE_PAIN: _("An injured bone may not hurt at all; your pain was {pain}."),
}
STEPS: Mapping[Why, str | Promise] = {
    Why.TWO_GREEN: _("{sessions} sessions in a row went well, with every set done and strength to spare."),
    Why.LONGER_HOLD: _("{exercise}: hold for {hold} seconds now."),
    Why.MORE_REPETITIONS: _("{exercise}: {repetitions} repetitions now."),
    Why.MORE_SETS: _("{exercise}: {sets} sets now."),
    Why.MORE_LOAD: _("{exercise}: a little more weight now, 5 to 10 percent, or the next band."),
    Why.HARDER: _("{exercise} takes the place of {before}: it is a step harder."),
    Why.SETS_BACK: _("{exercise}: back to the full number of sets: {sets}."),
    Why.BACK_AGAIN: _("{exercise} comes back in the place of {before}."),
    Why.SETS_HALVED: _("{exercise}: half the sets for now: {sets}."),
    Why.EASIER: _("{exercise} takes the place of {before} for now: it is a step easier."),
    Why.LESS_LOAD: _("{exercise}: a little less weight for now, or the lighter band."),
    Why.FEWER_REPETITIONS: _("{exercise}: half the repetitions for now: {repetitions}."),
    Why.SHORTER_HOLD: _("{exercise}: hold only for {hold} seconds for now."),
    Why.NOTHING_EASIER: _("{exercise}: there is nothing easier in its place. Ask your physical therapist."),
    Why.NOTHING_HARDER: _("{exercise} stays as it is: nothing harder is allowed in this phase."),
    Why.NO_TIME: _("{exercise} stays as it is: one step more would make the session too long."),
    Why.HELD: _("{exercise}: the same again next time."),
    Why.HURT: _("You said that {exercise} hurts."),
    Why.TOO_HARD: _("You said that {exercise} was too hard."),
    Why.TOO_HARD_TWICE: _("You said twice in a row that {exercise} was too hard."),
    Why.KEPT_BY_CLINICIAN: _("{exercise} stays as your clinician set it. Tell them how it went."),
}
FLARES: Mapping[Why, str | Promise] = {
    Why.FLARE_REDS: _("{reds} sessions within {days} days asked for a step back. That is a flare."),
    Why.FLARE_MORNING: _(
        "Your morning pain was {pain}, far above the {base} of the mornings before. That is a flare."
    ),
    Why.FLARE_LIMP: _("A new limp is a flare."),
    Why.FLARE_REST: _(
        "No running for now, and only the lightest exercises. Walk as far as your pain stays at 2 or less."
    ),
    Why.FLARE_STAYS: _("Your mornings have not settled yet, so the light days go on."),
    Why.FLARE_OVER: _("Your mornings have settled. It goes on with half the sets, and runs one stage lower."),
    Why.FLARE_CLINICIAN: _("After {days} days the flare has not settled. A clinician should look at it."),
    Why.BACK_A_PHASE: _(
        "Two flares within {days} days: the program goes back to phase {phase}, and the cause should be "
        "checked again."
    ),
    Why.CHECKS_MET: _("Every check of phase {phase} held, so you went on to the next one."),
    Why.BONE_STOPPED: _(
        "Everything stops. Only walk, and only without pain. It can begin again after {days} mornings in a "
        "row without any pain."
    ),
    Why.BONE_CLINICIAN: _("It hurt again at the next try. See your clinician before anything goes on."),
    Why.BONE_WAITS: _("The next session waits until every question about the last one has its answer."),
}
SEEN: Mapping[Why, str | Promise] = {
    Why.NO_BETTER: _("After {weeks} weeks you are no better, although you did most sessions. Be seen."),
    Why.WORSE: _("After {weeks} weeks your mornings hurt more than at the start. Be seen."),
    Why.CANNOT_TELL: _("After {weeks} weeks too few mornings were written down to tell. Be seen."),
}
GOING_ON: Mapping[Why, str | Promise] = {**BANDS, **STEPS, **FLARES, **SEEN}
