"""The level of a verdict and what stops the running: rules first, the likely cause second."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.check.answers import Answers
from runwell.check.beliefs import Beliefs
from runwell.check.minors import is_minor
from runwell.check.red_flags import fired
from runwell.knowledge.causes import Cause
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.knowledge.red_flags import Rule

LEADING = "leading-cause"  # the reason that is not a rule: what the best-fitting cause needs by itself
UNCLEAR = "unclear-picture"  # nothing fits well enough to be looked after alone
GROWING = "growing"  # a runner under 17 is never left to self-care


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the level is what it is: the id of a rule, or LEADING or UNCLEAR.

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
    """The highest of what the fired rules demand and what the leading cause needs. Rules only raise.

    A runner under 17 stops until somebody has looked, and is never left to self-care.
    """
    rules = fired(pack, answers, beliefs.as_mapping())
    minor = is_minor(answers)
    by_cause = _by_leading_cause(pack, beliefs)
    found = [*map(_by_rule, rules), by_cause, *([_GROWING_REASON] if minor else [])]
    reasons = sorted(found, key=lambda reason: -reason.level)
    level = reasons[0].level
    stop = minor or level.ends_the_check or any(rule.stop_running for rule in rules)
    stop = stop or _leading(pack, beliefs).default_triage >= Level.DOCTOR_WITHIN_DAYS
    return Judgement(level, tuple(reasons), rules, stop)


_GROWING_REASON = Reason(
    GROWING,
    Level.PHYSICAL_THERAPIST,
    "Have the hip looked at before sport goes on.",
    "A hip that still grows can be hurt in ways that a grown one cannot, so it should not be managed alone.",
    "",
)


def _by_rule(rule: Rule) -> Reason:
    return Reason(rule.id, rule.level, rule.what_to_do, rule.reason, rule.source)


def _by_leading_cause(pack: Pack, beliefs: Beliefs) -> Reason:
    """What the leading cause needs; never self-care while nothing fits well."""
    cause = _leading(pack, beliefs)
    fit = beliefs.as_mapping()[cause.id]
    if cause.default_triage is Level.SELF_CARE and fit < pack.limits.fits_well:
        unclear = "No single cause fits your answers well enough to be sure it is safe to manage alone"
        return Reason(UNCLEAR, Level.PHYSICAL_THERAPIST, "See a physical therapist.", f"{unclear}.", "")
    reason = f"The cause that fits your answers best is: {cause.plain_name}."
    return Reason(LEADING, cause.default_triage, "", reason, "")


def _leading(pack: Pack, beliefs: Beliefs) -> Cause:
    """The listed cause that the answers fit best."""
    known = beliefs.as_mapping()
    return pack.causes[max(pack.causes, key=lambda cause: known[cause])]
