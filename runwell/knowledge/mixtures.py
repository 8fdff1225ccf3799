"""What each picture of a cause answers, so that all pictures together answer exactly as the cause does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from runwell.knowledge.likelihoods import Row

Floats = NDArray[np.float64]
CLOSE = 1e-12  # how far the share of a picture may be off
STEPS = 300
STRIDE = 5.0  # the most that one of Newton's steps pulls a picture, as a logarithm


def fitted(
    row: Row, shares: Sequence[float], factors: Sequence[Mapping[str, float]]
) -> tuple[dict[str, float], ...]:
    """The chance of each answer in each picture: value -> chance, adding up to one, a mapping a picture.

    row: the cause's own. shares: of the pictures. factors: for each picture, value -> how many times as often
    as in the others; 1 where nothing is named. The mixture of the pictures by their shares is the row. (The
    points of a row and the shares add up to one but for rounding; both are first divided by their sum.)

    Among all tables with these two margins it is the one whose answers lean as the factors say: the one that
    iterative proportional fitting of share x row x factor ends at.
    """
    values = tuple(row.cells)
    leans = np.array([[factor.get(value, 1.0) for value in values] for factor in factors])
    chances = _of_one(np.array([row.cells[value].point for value in values]))
    joint = _joint(_of_one(np.array(shares)), chances, np.log(leans))
    own = joint / joint.sum(axis=1, keepdims=True)
    return tuple(dict(zip(values, map(float, line), strict=True)) for line in own)


def _of_one(numbers: Floats) -> Floats:
    return np.asarray(numbers / numbers.sum())


def _joint(shares: Floats, chances: Floats, leans: Floats) -> Floats:
    """(pictures, answers): the table with these margins and these leans (logarithms).

    Every step is the better of two. A proportional step never leads away from the shares but is slow where
    pictures hardly share an answer; one of Newton's steps is fast near the end but may lead astray before.
    """
    pull = np.log(shares)
    joint = _spread(pull, chances, leans)
    for _ in range(STEPS):
        if _off(joint, shares) < CLOSE:
            break
        tried = [pull + step for step in (_proportional(joint, shares), _newton(joint, shares, chances))]
        pull = min(tried, key=lambda one: _off(_spread(one, chances, leans), shares))
        joint = _spread(pull, chances, leans)
    return joint


def _spread(pull: Floats, chances: Floats, leans: Floats) -> Floats:
    """Each answer's chance, divided among the pictures."""
    weights = leans + pull[:, None]
    parts = np.exp(weights - weights.max(axis=0))
    return np.asarray(chances * parts / parts.sum(axis=0))


def _off(joint: Floats, shares: Floats) -> float:
    return float(np.abs(joint.sum(axis=1) - shares).sum())


def _proportional(joint: Floats, shares: Floats) -> Floats:
    return np.asarray(np.log(shares / joint.sum(axis=1)))


def _newton(joint: Floats, shares: Floats, chances: Floats) -> Floats:
    """How far each picture must be pulled if the shares changed evenly with the pull; the first stays."""
    now = joint.sum(axis=1)
    change = np.diag(now) - (joint / chances) @ joint.T
    step = np.linalg.lstsq(change[1:, 1:], (shares - now)[1:], rcond=None)[0]
    return np.concatenate([[0.0], np.clip(step, -STRIDE, STRIDE)])
