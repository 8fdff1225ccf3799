"""What a plan says in words: its notes, treatments, times, pain and doses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import ceil

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.facts import Standing
from runwell.knowledge.pack import Pack
from runwell.knowledge.progressions import PainBand
from runwell.knowledge.treatments import Strength
from runwell.programme.dosing import on_the_page, sore_leg_only
from runwell.programme.plan import EXPERT, Expected
from runwell.programme.prescription import Prescription
from runwell.programme.stages import Note
from runwell.records.treatment_words import treatment_words
from runwell.web.site.dose import basis, span

NOTES: Mapping[Note, str | Promise] = {
    Note.KEEP_WALKING: _("Keep walking and moving, as long as the pain stays within your limit."),
    Note.LIGHT_DAILY: _(
        "Do the light exercises once a day. Twice is all right if it hurts no more the next morning."
    ),
    Note.NOT_THROUGH_PAIN: _("Do nothing through pain above your limit."),
    Note.NO_TABLETS: _("Do not take painkillers to get through a run or a session."),
    Note.THREE_TIMES: _("Do the exercises three times a week, with a day of rest between."),
    Note.ONE_STEP: _("Make one thing harder at a time, and only after two good sessions in a row."),
    Note.NO_HILLS: _("No hills, no speed and no long runs yet."),
    Note.ONE_LEG: _("Three times a week; more and more of it on one leg, since running is done on one leg."),
    Note.THEN_EASY: _("When the soreness is gone, begin with one short, easy run."),
    Note.EASY_RUNS: _(
        "Run only if the pain stays at 2 of 10 at most and is gone by the next morning: short, flat and "
        "easy, with a day between. Else leave running out for now."
    ),
    Note.NO_RUN_YET: _("No running yet: it begins in stage 4, once all tests at the end of stage 3 hold."),
    Note.WALK_AND_RUN: _("Walk and run in turn, on level ground, with a day between."),
    Note.KEEP_STRONG: _("Keep up the exercises twice a week."),
    Note.DISTANCE_FIRST: _(
        "No hills or speed before you run your usual distance: hills come next, speed last."
    ),
    Note.LONGEST_RUN: _(
        "After the last step, run 20 minutes easily. From then on, no run more than a tenth longer than "
        "your longest of the last 30 days."
    ),
    Note.NO_END_RANGE: _("Do not stretch the hip to the end of its range."),
    Note.NO_SELF_TREATMENT: _(
        "Do not run, stretch, exercise or have it rubbed before a doctor has looked. It can do harm, and it "
        "loses time."
    ),
    Note.BONE_REST: _("Rest the bone: no running and no jumping. Walk only as your clinician says."),
    Note.BONE_NO_HOP: _("Never test it with a hop. It can break the bone through."),
    Note.BONE_NO_TABLETS: _("Do not hide the pain with painkillers: it shows how much the bone can take."),
    Note.BONE_FLOOR: _(
        "Once your clinician lets you put your full weight on the leg (gate G1): exercises on the floor and "
        "on both legs."
    ),
    Note.BONE_ONE_LEG: _(
        "Once your clinician has cleared work on one leg (gate G2): strength work on one leg, and marching."
    ),
    Note.BONE_NO_RUN: _("No running, no jumping and no hop test."),
    Note.BONE_LAND: _(
        "Once your clinician has cleared landing (gate G3): small jumps on both legs, then on one, then "
        "walking and jogging in turn, every other day."
    ),
    Note.BONE_AS_SET: _(
        "Do only what your clinician sets, exercise by exercise: no exercise of the app is for this bone."
    ),
    Note.BONE_NO_PAIN: _(
        "Nothing may hurt at the bone, during or after. If it does, stop, take the weight off the leg and "
        "call your clinician that day."
    ),
}
TREATMENTS: Mapping[str, str | Promise] = {
    "relative-rest": _("Rest from what hurts"),
    "ice": _("Cold packs"),
    "otc-analgesic": _("Painkillers from the pharmacy"),
    "load-management": _("How much you do"),
    "education": _("Knowing about it"),
    "exercise-therapy": _("Exercise"),
    "physio-running-assessment": _("Physical therapist"),
    "manual-therapy": _("Hands-on treatment"),
    "shockwave": _("Shock wave treatment"),
    "corticosteroid-injection": _("Steroid injection"),
    "prp-injection": _("Blood plasma injection (PRP)"),
    "surgery": _("Operation"),
    "crutches-nwb": _("Crutches"),
    "imaging": _("X-ray or scan"),
    "bone-health-workup": _("Check of bone health"),
    "gait-cadence": _("Quicker steps"),
    "gait-crossover": _("Feet farther apart"),
    "footwear": _("Shoes"),
}
STRENGTHS: Mapping[Strength, str | Promise] = {
    Strength.STRONG: _("strong evidence"),
    Strength.MODERATE: _("fair evidence"),
    Strength.WEAK: _("weak evidence"),
    Strength.VERY_WEAK: _("very weak evidence"),
    Strength.EXPERT: _("expert judgment"),
}
ALSO_RED: Mapping[str, str | Promise] = {
    "new night pain": "",
    "catching or giving way": _("The same if the hip catches or gives way."),
    "symptoms that move down the leg": _(
        "The same if pain, tingling or numbness moves farther down the leg, or if a numb patch grows."
    ),
    "any limp; any pain at the bone, during or after": _("So does a limp."),
}
DAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
WEEKS_A_MONTH = 52 / 12
FEW_HOLDS, LONG_HOLD = 5, 10
"""So few repetitions, each held for so many seconds, are told by their seconds."""


def days_in_words(days: Collection[int]) -> str:
    """ "Monday, Wednesday, Friday", or "Every day"."""
    return gettext("Every day") if len(days) == len(DAYS) else ", ".join(str(DAYS[day - 1]) for day in days)


def time_words(expected: Expected) -> str:
    """ "2 to 8 weeks", in days where it is short and in months where it is long."""
    if expected.high <= 1:
        return gettext("{low} to {high} days").format(
            low=round(expected.low * 7), high=round(expected.high * 7)
        )
    if expected.high > 26:
        low, high = (round(weeks / WEEKS_A_MONTH) for weeks in (expected.low, expected.high))
        return gettext("{low} to {high} months").format(low=low, high=high)
    return gettext("{low} to {high} weeks").format(low=round(expected.low), high=ceil(expected.high))


def time_note(expected: Expected) -> str:
    """What else is to be known of the time, where something is."""
    return treatment_words()["time"].get(expected.note, "")


def care_words(exercise: Exercise) -> str:
    """Who takes care, and of what; "" where the pack has nothing. exercise: in words."""
    said = exercise.contraindications
    return gettext("Take care: {care}.").format(care=said) if said else ""


def pain_words(band: PainBand, *, soreness: bool = False) -> tuple[str, ...]:
    """What pain a session may bring, and the limit of all else. soreness: it is worst days later."""
    if band.amber_from is None:
        also = filter(None, [str(ALSO_RED.get(band.also_red, ""))])
        return (gettext("No pain at all, during or after. Any pain stops everything."), *also)
    good = band.amber_from - 1
    if soreness:
        return (_sore_limit(good), _next_morning(soreness=True))
    return (
        gettext(
            "Your limit is {good} of 10. Walking, stairs, work and any run must stay at or below it."
        ).format(good=good),
        *_first_days(band, good),
        *_during(band, band.amber_from, band.red_from or 0),
        gettext("Pain an hour later counts as if it had come during the session. (Expert judgment.)"),
        _next_morning(soreness=False),
    )


def _sore_limit(good: int) -> str:
    return gettext(
        "Your limit is {good} of 10 for exercises and runs. Stairs may hurt more for a few days. If you "
        "limp, stop and be seen."
    ).format(good=good)


def _first_days(band: PainBand, good: int) -> tuple[str, ...]:
    if not band.from_day:
        return ()
    early = gettext(
        "In the first {days} days {good} of 10 is the limit for the exercises, too. "
        "What follows holds after that."
    )
    return (early.format(days=band.from_day, good=good),)


def _during(band: PainBand, amber: int, red: int) -> Iterator[str]:
    yield gettext("In a session, 0 to {good} of 10: all is well.").format(good=amber - 1)
    same = gettext(
        "In a session, {amber} of 10: still all right for the exercises, but make nothing harder next time."
    )
    yield same.format(amber=_between(amber, red - 1))
    back = gettext(
        "{red} of 10 or more, a limp, or pain that newly wakes you at night: stop, and one step back."
    )
    yield " ".join(filter(None, [back.format(red=red), str(ALSO_RED.get(band.also_red, ""))]))


def _next_morning(*, soreness: bool) -> str:
    if soreness:
        return gettext(
            "Sore muscles often hurt most on the second or third day. That alone is no alarm: move gently "
            "then, and wait with the exercises until a morning is better."
        )
    return gettext(
        "If the next morning hurts more than the mornings before: the same again. If it hurts 2 points more: "
        "one step back."
    )


def pain_basis(band: PainBand) -> str:
    """On what these limits rest; expert judgment is said aloud, in part, too."""
    if band.rests_on is Standing.EXPERT:
        return gettext("These limits are expert judgment.")
    wholly = "expert" not in band.says
    said = (
        gettext("These limits were read at {urls}.")
        if wholly
        else gettext("A part of these limits is expert judgment. The rest was read at {urls}.")
    )
    return said.format(urls=", ".join(band.urls))


def amount_basis(pack: Pack, exercise: Exercise) -> str:
    """On what the amount of an exercise rests."""
    if exercise.dose.source == EXPERT:
        return gettext("The amount is expert judgment.")
    parts = (f"{one.words} ({one.url})." if one.url else one.words for one in basis(pack, exercise.dose))
    said = " ".join(part if part.endswith(".") else f"{part}." for part in parts)
    return gettext("What the amount rests on: {basis}").format(basis=said)


def dose_words(exercise: Exercise, asked: Prescription) -> str:
    """ "2 sets of 10 on each side; rest 30 seconds between". The page's own amount stands as it is."""
    said = _amount(exercise, asked)
    if asked.hold and asked.repetitions != 1 and not _held(asked):
        hold = ngettext(", hold each for {hold} second", ", hold each for {hold} seconds", asked.hold)
        said += hold.format(hold=asked.hold)
    if asked.sets > 1:
        said += gettext("; rest {rest} seconds between").format(rest=asked.rest)
    return said


def _amount(exercise: Exercise, asked: Prescription) -> str:
    dose = exercise.dose
    if asked.repetitions is None:
        return gettext("{sets} times: {what}").format(sets=asked.sets, what=dose.repetitions_note)
    whole = dose.repetitions is not None and on_the_page(exercise)
    same = whole and dose.repetitions is not None and dose.repetitions.low == asked.repetitions
    times = span(dose.repetitions) if same and dose.repetitions else str(asked.repetitions)
    if dose.sides == "each direction":
        return gettext("{times} steps one way, then {times} back").format(times=times)
    if asked.repetitions == 1 and asked.hold:
        said = ngettext("{hold} seconds, once", "{hold} seconds, {sets} times", asked.sets)
        return said.format(hold=asked.hold, sets=asked.sets) + _side(exercise, asked)
    if _held(asked):
        return _few_holds(exercise, asked)
    said = ngettext("{sets} set of {times}", "{sets} sets of {times}", asked.sets)
    return said.format(sets=asked.sets, times=times) + _side(exercise, asked)


def _held(asked: Prescription) -> bool:
    return asked.hold >= LONG_HOLD and 1 < (asked.repetitions or 0) <= FEW_HOLDS


def _few_holds(exercise: Exercise, asked: Prescription) -> str:
    """ "20 seconds, 2 times on each side; do all of that twice": so few long holds are no sets of 2."""
    said = gettext("{hold} seconds, {times} times").format(hold=asked.hold, times=asked.repetitions)
    said += _side(exercise, asked)
    if asked.sets == 1:
        return said
    again = gettext("; do all of that twice") if asked.sets == 2 else gettext("; do all of that {sets} times")
    return said + again.format(sets=asked.sets)


def _side(exercise: Exercise, asked: Prescription) -> str:
    if sore_leg_only(exercise, asked):
        return gettext(" with the sore leg only")
    said = {"each": gettext(" on each side"), "alternating": gettext(" in all, the sides in turn")}
    return said.get(exercise.dose.sides, "")


def _between(low: int, high: int) -> str:
    return str(low) if low == high else gettext("{low} to {high}").format(low=low, high=high)
