"""The causes as a runner sees them: in bands, with the answers that speak for and against each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from runwell.check.answers import Answers
from runwell.check.beliefs import Beliefs, after, counted
from runwell.check.spread import SHOWN, draws
from runwell.check.weights import Floats, weigh
from runwell.knowledge.limits import CheckLimits
from runwell.knowledge.pack import Pack

FITS_WELL, FITS_PARTLY, LESS_LIKELY = "fits well", "fits partly", "less likely"
AT_MOST = 5  # more than five names help nobody decide
AT_LEAST = 0.02  # a cause below this share is not named
REASONS = 3  # answers given for and against each cause
TELLING = 0.15  # a pull (natural log) smaller than this is not worth a sentence


@dataclass(frozen=True, slots=True)
class CauseFit:
    """A cause, or a family of causes that cannot be told apart at home, and how well the answers fit it.

    probability, low, high: for clinicians and for ordering; runners are shown the band. speaks_for,
    speaks_against: the answers that moved it most, as ends of "You said that ...".
    """

    id: str
    causes: tuple[str, ...]
    name: str
    one_line: str
    told_apart: str
    band: str
    probability: float
    low: float
    high: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


def shown_causes(pack: Pack, answers: Answers) -> tuple[CauseFit, ...]:
    """The causes that are worth naming, best first, families taken as one."""
    beliefs = after(pack, answers)
    drawn = draws(pack, answers)
    weighed = _weighed(pack, answers)
    fits = [_fit(pack, name, members, beliefs, drawn, weighed) for name, members in groups(pack)]
    named = sorted((fit for fit in fits if fit.probability >= AT_LEAST), key=lambda fit: -fit.probability)
    return tuple(named[:AT_MOST])


def band(limits: CheckLimits, probability: float) -> str:
    """The band of a probability."""
    if probability >= limits.fits_well:
        return FITS_WELL
    return FITS_PARTLY if probability >= limits.fits_partly else LESS_LIKELY


@lru_cache(maxsize=8)
def groups(pack: Pack) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each family with its causes, and each cause that is in none, in the pack's order."""
    family = {cause: name for name, family in pack.families.items() for cause in family.causes}
    names = dict.fromkeys(family.get(cause, cause) for cause in pack.causes)
    return tuple((name, pack.families[name].causes if name in pack.families else (name,)) for name in names)


def _fit(
    pack: Pack,
    name: str,
    members: tuple[str, ...],
    beliefs: Beliefs,
    drawn: Floats,
    weighed: list[tuple[str, Floats]],
) -> CauseFit:
    columns = [weigh(pack).causes.index(cause) for cause in members]
    probability = min(float(beliefs.fit[columns].sum()), pack.limits.shown_at_most)
    low, high = np.quantile(drawn[:, columns].sum(axis=1), SHOWN)
    shown = pack.families[name] if name in pack.families else pack.causes[name]
    told_apart = pack.families[name].told_apart if name in pack.families else ""
    speaks = _spoken(pack, weighed, members, beliefs)
    fits = band(pack.limits, probability)
    return CauseFit(
        name,
        members,
        shown.plain_name,
        shown.one_line,
        told_apart,
        fits,
        probability,
        float(low),
        float(high),
        *speaks,
    )


def _weighed(pack: Pack, answers: Answers) -> list[tuple[str, Floats]]:
    """Each answer in words, and its tempered pull on each picture: (pictures,) in natural logs."""
    weights = weigh(pack)
    pairs = [pair for pair in answers.values.items() if pair in weights.row]
    words = {weights.row[finding, value]: pack.findings[finding].said(value) for finding, value in pairs}
    return [(words[row], share * weights.pull[row]) for share, row in counted(pack, answers)]


def _spoken(
    pack: Pack, weighed: list[tuple[str, Floats]], members: tuple[str, ...], beliefs: Beliefs
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The answers that speak most for and most against these causes, compared with all others.

    The others count by how common they are before any answer: after the answers only rivals that look alike
    are left, and what sets the whole picture apart would go unsaid.
    """
    columns = weigh(pack).pictures_of(members)
    own = beliefs.of_pictures[columns]
    share = own / own.sum()
    others = weigh(pack).prior.copy()
    others[columns] = 0
    others /= others.sum()
    moved = sorted(
        ((float(pull[columns] @ share - pull @ others), words) for words, pull in weighed), reverse=True
    )
    speaks_for = tuple(words for pull, words in moved[:REASONS] if pull >= TELLING)
    speaks_against = tuple(words for pull, words in moved[::-1][:REASONS] if pull <= -TELLING)
    return speaks_for, speaks_against
