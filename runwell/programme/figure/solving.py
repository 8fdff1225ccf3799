"""Bends the joints a little off their keyframes until pins are where they must be and no floor is pierced.

A least-squares search (Gauss-Newton, damped), the same for every body: it starts at the keyframes and is held
near them, so that a pose comes out as it was meant wherever the pins leave it free.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from runwell.programme.figure.body import Array, Placed, placed
from runwell.programme.figure.flesh import PARTS, POINTS

NEAR_JOINT, NEAR_ROOT = 0.012, 0.003
PIERCED, ROUNDS, STEP, DAMP = 3.0, 40, 0.02, 1e-2
DAMPS = (0.1, 1.0, 10.0, 1e3, 1e5)
NO_FARTHER = {"knee": (0, 155), "elbow": (0, 150)}


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a point must be: place has nan where it is free; or another point, off which it stays."""

    point: str
    place: tuple[float, float, float]
    other: str = ""
    weight: float = 1


def solved(meant: Mapping[str, float], free: Sequence[str], aims: Sequence[Aim]) -> dict[str, float]:
    """The angles (and the place of the root) nearest to those meant that fulfil the aims above the floor."""
    names = ["root_x", "root_y", "root_z", *free]
    start = np.array([meant.get(name, 0.0) for name in names])
    near = np.array([NEAR_ROOT] * 3 + [NEAR_JOINT] * len(free))

    def wrong(tried: Array) -> Array:
        return np.hstack([_left_over(_angles(meant, names, tried), aims), (tried - start) * near])

    at, damp = start, DAMP
    best = float((wrong(at[None]) ** 2).sum())
    for _ in range(ROUNDS):
        left = wrong(np.vstack([at, at + STEP * np.eye(len(names))]))
        slope = (left[1:] - left[0]).T / STEP
        pull, turn = slope.T @ left[0], slope.T @ slope
        tries = [
            _bounded(names, at - np.linalg.solve(turn + damp * more * np.eye(len(names)), pull))
            for more in DAMPS
        ]
        costs = (wrong(np.vstack(tries)) ** 2).sum(axis=1)
        found = int(costs.argmin())
        if costs[found] > best * (1 - 1e-6):
            break
        at, best, damp = tries[found], float(costs[found]), damp * DAMPS[found]
    return {**meant, **{name: float(value) for name, value in zip(names, at, strict=True)}}


def lowest(angles: Mapping[str, float]) -> float:
    """How high the lowest part of the body is."""
    body = placed({name: np.array([value]) for name, value in angles.items()})
    return float(_heights(body).min())


def _angles(meant: Mapping[str, float], names: Sequence[str], tried: Array) -> dict[str, Array]:
    same = {name: np.full(len(tried), value) for name, value in meant.items()}
    return {**same, **{name: tried[:, column] for column, name in enumerate(names)}}


def _left_over(angles: Mapping[str, Array], aims: Sequence[Aim]) -> Array:
    """What is still wrong, a row for each pose: under the floor, and off the aims."""
    body = placed(angles)
    wrong = [PIERCED * np.minimum(_heights(body), 0)]
    for aim in aims:
        there = point_of(body, aim.point)
        if aim.other:
            there = there - point_of(body, aim.other)
        place = np.array(aim.place)
        bound = ~np.isnan(place)
        wrong.append(aim.weight * (there[:, bound] - place[bound]))
    return np.hstack(wrong)


def point_of(body: Placed, name: str) -> Array:
    """Where a named point is, (n, 3)."""
    segment, place, _ = POINTS[name]
    return body.points(segment, [place])[:, 0]


def _heights(body: Placed) -> Array:
    """How high the underside of each place of each part is."""
    found = [body.points(part.segment, part.places)[:, :, 1] - part.radius for part in PARTS]
    return np.hstack(found)


def _bounded(names: Sequence[str], at: Array) -> Array:
    for column, name in enumerate(names):
        low, high = NO_FARTHER.get(name.partition("_")[0], (-400, 400))
        at[column] = min(max(at[column], low), high)
    return at
