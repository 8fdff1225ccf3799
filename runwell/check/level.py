"""The level of a verdict and what stops the running: rules first, expected harm second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runwell.check.answers import Answers
from runwell.check.beliefs import Beliefs
from runwell.check.expected_harm import harm_of_bone, least_harm, stakes_of
from runwell.check.minors import is_minor
from runwell.check.pages import applies, names_on
from runwell.check.red_flags import fired
from runwell.knowledge.causes import Cause
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.knowledge.red_flags import Rule

LEADING = "leading-cause"  # the reason that is not a rule: what the best-fitting cause needs by itself
NOT_UNLIKELY = "not-unlikely"  # a cause that must not be missed is likely enough to be looked for
UNCLEAR = "unclear-picture"  # nothing fits well enough to be looked after alone
OPEN = "open-warning-sign"  # one that everyone is asked about was not answered
GROWING = "growing"  # a runner under 17 is never left to self-care


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the level is what it is: the id of a rule, or LEADING, NOT_UNLIKELY, UNCLEAR or GROWING.

    source: key of the pack's sources; empty where the reason rests on the beliefs.
    """

    rule: str
    level: Level
    what_to_do: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The level, every reason for it (most serious first), its rules, and whether to stop running."""

    level: Level
    reasons: tuple[Reason, ...]
    rules: tuple[Rule, ...]
    stop_running: bool


def judge(pack: Pack, answers: Answers, beliefs: Beliefs) -> Judgement:
    """The highest of what the fired rules demand and what does the least harm. Rules only raise.

    Running stops where a rule says so, and where bone stress injuries by themselves call for a doctor.

    A runner under 17 stops until somebody has looked, and is never left to self-care.
    """
    rules = fired(pack, answers, beliefs.for_rules(pack))
    minor = is_minor(answers)
    by_beliefs = _by_beliefs(pack, beliefs)
    found = [*map(_by_rule, rules), by_beliefs, *([_GROWING_REASON] if minor else [])]
    if all(reason.level is Level.SELF_CARE for reason in found) and open_flags(pack, answers):
        found.append(_OPEN_REASON)
    reasons = sorted(found, key=lambda reason: -reason.level)
    level = reasons[0].level
    stop = minor or level.ends_the_check or any(rule.stop_running for rule in rules)
    bone = harm_of_bone(pack, beliefs.probability) >= Level.DOCTOR_WITHIN_DAYS
    return Judgement(level, tuple(reasons), rules, stop or bone)


_GROWING_REASON = Reason(
    GROWING,
    Level.PHYSICAL_THERAPIST,
    "Have the hip looked at before sport goes on.",
    "A hip that still grows can be hurt in ways that a grown one cannot, so it should not be managed alone.",
    "",
)


_OPEN_REASON = Reason(
    OPEN,
    Level.PHYSICAL_THERAPIST,
    "See a physical therapist, and answer what is still open below.",
    "A warning sign that everyone is asked about is not answered, so this should not be managed alone.",
    "",
)


def open_flags(pack: Pack, answers: Answers) -> bool:
    """Whether a red flag on a page that everyone gets was left open: then nobody is sent home with it."""
    return any(
        pack.findings[name].kind == "red-flag" and name not in answers.values and applies(pack, name, answers)
        for page in pack.limits.first_pages
        for name in names_on(pack, page)
    )


def _by_rule(rule: Rule) -> Reason:
    return Reason(rule.id, rule.level, rule.what_to_do, rule.reason, rule.source)


def _by_beliefs(pack: Pack, beliefs: Beliefs) -> Reason:
    """The level that does the least harm; never self-care while nothing fits well, and never less than a
    cause needs that must not be missed and fits best.
    """
    leading = _leading(pack, beliefs)
    least = max([least_harm(pack, beliefs.probability), *_floors(pack, beliefs)])
    if least is Level.SELF_CARE and beliefs.fits()[leading.id] < pack.limits.fits_well:
        unclear = "No single cause fits your answers well enough to be sure it is safe to manage alone"
        return Reason(UNCLEAR, Level.PHYSICAL_THERAPIST, "See a physical therapist.", f"{unclear}.", "")
    if least > max(leading.default_triage, Level.PHYSICAL_THERAPIST):
        return Reason(NOT_UNLIKELY, least, "", _left_possible(pack, beliefs), "")
    return Reason(LEADING, least, "", f"The cause that fits your answers best is: {leading.plain_name}.", "")


def _floors(pack: Pack, beliefs: Beliefs) -> Iterator[Level]:
    """What each must-not-miss cause needs that fits at least as well as all that may be missed."""
    fits = beliefs.fits()
    harmless = max(fits[name] for name, cause in pack.causes.items() if not cause.must_not_miss)
    for name, cause in pack.causes.items():
        if cause.must_not_miss and fits[name] >= harmless:
            yield min(cause.default_triage, Level.URGENT_SAME_DAY)


def _left_possible(pack: Pack, beliefs: Beliefs) -> str:
    """Why the level is above what the best-fitting cause needs: the cause with most at stake."""
    stakes = beliefs.probability * stakes_of(pack)
    cause = pack.causes[beliefs.causes[int(stakes.argmax())]]
    return f"Your answers leave this possible, and waiting with it can do harm: {cause.plain_name}."


def _leading(pack: Pack, beliefs: Beliefs) -> Cause:
    """The listed cause that the answers fit best."""
    fits = beliefs.fits()
    return pack.causes[max(pack.causes, key=lambda cause: fits[cause])]
