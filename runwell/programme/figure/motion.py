"""The poses of a figure on their way: each between two keyframes, pinned, with the moment it is reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import acos, ceil, floor, isclose, nan, pi

import numpy as np

from runwell.programme.figure.body import ROOT, Array, Placed, placed
from runwell.programme.figure.figure import ROOTS, Figure, Pin
from runwell.programme.figure.flesh import POINTS, TOGETHER
from runwell.programme.figure.solving import Aim, lowest, point_of, solved

STRAIGHT = 45.0
"""Degrees a limb may turn between two poses: its ends move in straight lines, so midway it looks shorter."""
LONGEST_HOLD = 4.0


@dataclass(frozen=True, slots=True)
class Motion:
    """body: all poses on the way out. at: their numbers among the keyframes (1.5: between two).

    times: for each pose out, held and back again, the share of one repetition at which it is reached.
    """

    body: Placed
    at: tuple[float, ...]
    seconds: float
    order: tuple[int, ...]
    times: tuple[float, ...]

    def point(self, name: str) -> Array:
        """The way of a named point; of a name for several, their middle."""
        return np.asarray(np.mean([point_of(self.body, one) for one in TOGETHER.get(name, (name,))], axis=0))

    def nearest(self, pose: float) -> int:
        """The number of the pose nearest to this one."""
        return min(range(len(self.at)), key=lambda one: abs(self.at[one] - pose))


def motion(figure: Figure) -> Motion:
    """Every pose of the figure, solved one after the other."""
    at = _moments(figure)
    meant = [_keyframe(figure, moment) for moment in at]
    found: list[Mapping[str, float]] = []
    places: dict[tuple[int, str], tuple[float, float, float]] = {}
    root = _on_the_floor(meant[0])
    for moment, angles in zip(at, meant, strict=True):
        angles = {**root, **angles}
        aims = [aim for number, pin in enumerate(figure.pins) for aim in _aims(number, pin, moment, places)]
        pose = solved(angles, _free(figure, angles), aims) if aims else angles
        root = {name: pose[name] for name in ROOT[:3]}
        found.append(pose)
        _remember(figure, moment, pose, places)
    names = sorted({name for pose in found for name in pose})
    body = placed({name: np.array([pose.get(name, 0.0) for pose in found]) for name in names})
    order, times, seconds = _beat(figure, at)
    return Motion(body, at, seconds, order, times)


def _moments(figure: Figure) -> tuple[float, ...]:
    """The keyframes, and as many moments between them as the farthest turn needs."""
    found = [0.0]
    for pose in range(figure.poses - 1):
        turns = [abs(one[pose + 1] - one[pose]) for one in figure.keyframes.values() if len(one) > 1]
        between = max(2 if figure.poses == 2 else 1, ceil(max(turns) / STRAIGHT))
        found += [pose + part / between for part in range(1, between + 1)]
    return tuple(found)


def _keyframe(figure: Figure, moment: float) -> dict[str, float]:
    """The joints at that moment, by straight lines between the keyframes."""
    yaw, pitch, roll = ROOTS[figure.root]
    angles = {"root_yaw": yaw, "root_pitch": pitch, "root_roll": roll}
    for joint, degrees in figure.keyframes.items():
        of = degrees if len(degrees) > 1 else degrees * figure.poses
        first = min(floor(moment), len(of) - 2) if len(of) > 1 else 0
        value = of[first] + (of[first + 1] - of[first]) * (moment - first) if len(of) > 1 else of[0]
        angles[joint] = angles.get(joint, 0.0) + value
    return angles


def _on_the_floor(angles: Mapping[str, float]) -> dict[str, float]:
    standing = {
        "root_x": 0.0,
        "root_y": 0.0,
        "root_z": 0.0,
        **{name: angles[name] for name in ROOT[:3] if name in angles},
    }
    return {**standing, "root_y": standing["root_y"] - lowest({**angles, **standing})}


def _aims(
    number: int, pin: Pin, moment: float, places: Mapping[tuple[int, str], tuple[float, float, float]]
) -> list[Aim]:
    if not pin.during[0] <= moment <= pin.during[1]:
        return []
    names = TOGETHER.get(pin.point, (pin.point,))
    if pin.to in POINTS:
        return [Aim(name, pin.offset, pin.to, pin.weight) for name in names]
    aims, held = [], pin.to != "floor"
    for name in names:
        x, y, z = places.get((number, name), (nan, nan, nan)) if held else (nan, nan, nan)
        y = nan if pin.to == "spot" else y
        y = POINTS[name][2] + pin.offset[1] if "floor" in pin.to else y
        aims.append(Aim(name, (x, y, z), weight=pin.weight))
    return aims


def _remember(
    figure: Figure,
    moment: float,
    pose: Mapping[str, float],
    places: dict[tuple[int, str], tuple[float, float, float]],
) -> None:
    """Where the points are that are fixed from this moment on."""
    body = placed({name: np.array([value]) for name, value in pose.items()})
    for number, pin in enumerate(figure.pins):
        if pin.to not in POINTS and isclose(moment, pin.during[0], abs_tol=1e-9):
            for name in TOGETHER.get(pin.point, (pin.point,)):
                x, y, z = (float(one) for one in point_of(body, name)[0])
                places[number, name] = (x, y, z)


def _free(figure: Figure, angles: Mapping[str, float]) -> tuple[str, ...]:
    """The joints that may give way: those of the limbs that are pinned, and the root where it is named."""
    free: dict[str, None] = {}
    for pin in figure.pins:
        for name in TOGETHER.get(pin.point, (pin.point,)):
            free.update(dict.fromkeys(_chain(name)))
    free.update(dict.fromkeys(name for name in ROOT[3:] if name in figure.keyframes))
    return tuple(name for name in free if name in angles or not name.startswith("root"))


def _chain(point: str) -> tuple[str, ...]:
    side = point[-1]
    if point.startswith(("palm", "fingers", "wrist", "elbow")):
        return tuple(f"{one}_{side}_{way}" for one, way in ARM)
    if point.startswith(("heel", "ball", "toe", "ankle", "knee", "sole", "shin")):
        return tuple(f"{one}_{side}_{way}" for one, way in LEG)
    return ()


ARM = (("shoulder", "flex"), ("shoulder", "abd"), ("shoulder", "er"), ("elbow", "flex"))
LEG = (
    ("hip", "flex"),
    ("hip", "abd"),
    ("hip", "er"),
    ("knee", "flex"),
    ("ankle", "df"),
    ("ankle", "eversion"),
)


def _beat(figure: Figure, at: Sequence[float]) -> tuple[tuple[int, ...], tuple[float, ...], float]:
    """Out, the hold, and back the same way with a soft start and end; or round to the start at one speed."""
    out, hold, back = figure.beat[0], min(figure.beat[1], LONGEST_HOLD), figure.beat[2]
    seconds, poses = out + hold + back, tuple(range(len(at)))
    share = [moment / at[-1] if at[-1] else 0.0 for moment in at]
    home: tuple[int, ...] = (poses[-1], 0) if figure.round else poses[::-1]
    if figure.round:
        times = [out * one for one in share]
        again = [out + hold, seconds]
    else:
        soft = [acos(1 - 2 * one) / pi for one in share]
        times = [out * one for one in soft]
        again = [out + hold + back * one for one in soft]
    if not hold:
        again, home = again[1:], home[1:]
    return poses + home, tuple(round(time / seconds, 3) for time in times + again), seconds
