"""A body of segments (cm) and where its points are, from joint angles: forward kinematics in 3-D.

Standing neutral: x forward, y up, z to the body's right. Flexion, abduction, external rotation and
dorsiflexion are positive, as in the pack; trunk_side and neck_side lean to the right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Place = tuple[float, float, float]
Turn = tuple[str, str, float]

AXES = {"x": 0, "y": 1, "z": 2}
ROOT = ("root_x", "root_y", "root_z", "root_yaw", "root_pitch", "root_roll")


@dataclass(frozen=True, slots=True)
class Segment:
    """at: its joint, in its parent. turns: (axis, joint, degrees per degree of it), outermost first."""

    parent: str
    at: Place
    turns: tuple[Turn, ...]


def _spine(share: float) -> tuple[Turn, ...]:
    return ("z", "trunk_flex", -share), ("x", "trunk_side", share), ("y", "trunk_twist", share)


def _ball(joint: str, out: float) -> tuple[Turn, ...]:
    return ("z", f"{joint}_flex", 1), ("x", f"{joint}_abd", -out), ("y", f"{joint}_er", -out)


def _side(side: str, out: float) -> dict[str, Segment]:
    return {
        f"arm_{side}": Segment("chest", (0, 22.5, 16.5 * out), _ball(f"shoulder_{side}", out)),
        f"forearm_{side}": Segment(
            f"arm_{side}",
            (0, -29, 0),
            (("z", f"elbow_{side}_flex", 1), ("y", f"forearm_{side}_turn", out)),
        ),
        f"hand_{side}": Segment(f"forearm_{side}", (0, -25, 0), (("z", f"wrist_{side}_flex", 1),)),
        f"thigh_{side}": Segment("pelvis", (0, 0, 8.5 * out), _ball(f"hip_{side}", out)),
        f"shank_{side}": Segment(f"thigh_{side}", (0, -42, 0), (("z", f"knee_{side}_flex", -1),)),
        f"foot_{side}": Segment(
            f"shank_{side}",
            (0, -41, 0),
            (("z", f"ankle_{side}_df", 1), ("x", f"ankle_{side}_eversion", out)),
        ),
    }


SEGMENTS: Mapping[str, Segment] = {
    "pelvis": Segment("", (0, 0, 0), (("y", "root_yaw", 1), ("z", "root_pitch", 1), ("x", "root_roll", 1))),
    "waist": Segment("pelvis", (-1, 9, 0), _spine(0.45)),
    "chest": Segment("waist", (0, 17, 0), _spine(0.55)),
    "head": Segment(
        "chest", (-1, 27, 0), (("z", "neck_flex", -1), ("x", "neck_side", 1), ("y", "neck_turn", 1))
    ),
    **_side("R", 1),
    **_side("L", -1),
}
JOINTS = frozenset({turn[1] for one in SEGMENTS.values() for turn in one.turns} | set(ROOT))


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the segments are, for several poses at once: turned (n, 3, 3) and their joints at (n, 3)."""

    turned: Mapping[str, Array]
    at: Mapping[str, Array]

    def points(self, segment: str, local: Sequence[Place]) -> Array:
        """Points of a segment, (n, points, 3)."""
        inside = np.asarray(local, dtype=np.float64)
        return np.asarray(
            np.einsum("nij,pj->npi", self.turned[segment], inside) + self.at[segment][:, None, :]
        )


def placed(angles: Mapping[str, Array]) -> Placed:
    """The segments where these joint angles (degrees, n of each) put them. What is not named is 0."""
    poses = len(next(iter(angles.values())))
    nothing = np.zeros(poses)
    turned: dict[str, Array] = {}
    at: dict[str, Array] = {}
    for name, one in SEGMENTS.items():
        own = np.broadcast_to(np.eye(3), (poses, 3, 3))
        for axis, joint, factor in one.turns:
            if joint in angles:
                own = own @ turn(axis, factor * angles[joint])
        if one.parent:
            parent = turned[one.parent]
            turned[name] = parent @ own
            at[name] = at[one.parent] + np.einsum("nij,j->ni", parent, np.asarray(one.at, dtype=np.float64))
        else:
            turned[name] = own
            at[name] = np.stack([angles.get(part, nothing) for part in ROOT[:3]], axis=1)
    return Placed(turned, at)


def turn(axis: str, degrees: Array) -> Array:
    """The matrices that turn about an axis, counterclockwise as seen from its end."""
    angle = np.radians(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    made = np.zeros((len(angle), 3, 3))
    fixed = AXES[axis]
    first, second = (fixed + 1) % 3, (fixed + 2) % 3
    made[:, fixed, fixed] = 1
    made[:, first, first] = made[:, second, second] = cos
    made[:, first, second], made[:, second, first] = -sin, sin
    return made
