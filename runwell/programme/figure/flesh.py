"""What is drawn on each segment: outlines in its own three dimensions with a thickness, and named points.

A part is a polygon of places with a radius: drawn with a round pen, it looks right from every side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runwell.programme.figure.body import Place


@dataclass(frozen=True, slots=True)
class Part:
    """group: what is drawn together. kind: skin, shirt, shorts, shoe, hair, or a muscle's own name."""

    group: str
    segment: str
    kind: str
    radius: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Muscle:
    """towards: where it faces, in its segment; it is not shown from behind."""

    part: Part
    towards: Place


SOLE = 1.6


def _trunk() -> tuple[Part, ...]:
    hips, waist, ribs, top = 7.5, 5.5, 8.5, 14
    return (
        Part("trunk", "chest", "skin", 4.6, ((-1, 25, 0), (-0.2, 33, 0))),
        Part("trunk", "head", "skin", 7, ((1, 17, 0), (2.5, 12, 0), (0.5, 14, 0))),
        Part("trunk", "head", "skin", 1.5, ((10.4, 12.4, 0), (8.4, 16, 0))),
        Part(
            "trunk",
            "head",
            "hair",
            5,
            ((2, 20.4, 2.4), (2, 20.4, -2.4), (-3.4, 17.5, -2.6), (-4, 12.5, 0), (-3.4, 17.5, 2.6)),
        ),
        Part("trunk", "head", "line", 0.6, ((8.2, 15.6, 3), (8.2, 15, 3))),
        Part("trunk", "head", "line", 0.6, ((8.2, 15.6, -3), (8.2, 15, -3))),
        Part(
            "trunk",
            "pelvis",
            "shorts",
            7,
            ((-2.6, -1, -hips), (-2.6, -1, hips), (0.5, 9, waist), (0.5, 9, -waist)),
        ),
        Part("trunk", "pelvis", "shorts", 7, ((-4.2, -1.5, 0), (2, 0, 0), (1.4, 8, 0))),
        Part(
            "trunk",
            "waist",
            "shirt",
            7.3,
            ((0.6, -1, -waist), (0.6, -1, waist), (0.4, 18, ribs - 1), (0.4, 18, 1 - ribs)),
        ),
        Part(
            "trunk",
            "chest",
            "shirt",
            7,
            (
                (0.5, 0, -ribs),
                (0.5, 0, ribs),
                (-0.5, 20.5, top - 3),
                (-1, 23, 6),
                (-1, 23, -6),
                (-0.5, 20.5, 3 - top),
            ),
        ),
        Part("trunk", "chest", "shirt", 7, ((2.4, 13, 0), (-1.2, 16, 0), (-1.2, 4, 0), (0.8, -2, 0))),
    )


def _arm(side: str, out: int) -> tuple[Part, ...]:
    arm = f"arm_{side}"
    return (
        Part(arm, f"arm_{side}", "skin", 3.3, ((0.6, -3, 0), (-0.6, -3, 0), (0, -29, 0))),
        Part(arm, f"arm_{side}", "shirt", 4.8, ((0, -0.5, 0), (0, -9.5, 0))),
        Part(
            arm, f"forearm_{side}", "skin", 2.5, ((0.9, -4, 0.9 * out), (-0.9, -4, -0.9 * out), (0, -25, 0))
        ),
        Part(
            arm,
            f"hand_{side}",
            "skin",
            1.7,
            ((0, -2, 1.8), (0, -8, 2), (0.6, -16, 0), (0, -8, -2), (0, -2, -1.8)),
        ),
        Part(arm, f"hand_{side}", "skin", 1.7, ((0.5, -3, 1.5 * out), (1.5, -8.6, 4 * out))),
    )


def _leg(side: str, out: int) -> tuple[Part, ...]:
    leg = f"leg_{side}"
    return (
        Part(leg, f"thigh_{side}", "skin", 5.1, ((1.6, -6, 0), (-1.6, -8, 0), (-0.2, -42, 0))),
        Part(
            leg,
            f"thigh_{side}",
            "shorts",
            5.6,
            (
                (2.6, 0, 1 * out),
                (-2.6, 0, 1 * out),
                (-1.9, -20, 1.2 * out),
                (1.9, -20, 1.2 * out),
                (1.9, -20, -1.2 * out),
                (2, -2, -1.4 * out),
            ),
        ),
        Part(
            leg,
            f"shank_{side}",
            "skin",
            3.1,
            (
                (1.4, -2, 0),
                (-0.8, -3, 1.5 * out),
                (-2.6, -13, 1.5 * out),
                (0, -40, 0),
                (-2.6, -13, -1.3 * out),
                (-0.8, -3, -1.5 * out),
            ),
        ),
        Part(
            leg,
            f"foot_{side}",
            "shoe",
            SOLE,
            (
                (-4.6, -5.4, 1.2 * out),
                (-3.4, -1, 0),
                (1.6, 0.6, 0),
                (8.5, -2.8, 0),
                (18, -5.2, 0.2 * out),
                (12, -5.4, 3 * out),
                (12, -5.4, -2.2 * out),
                (-4.2, -5.4, -1.4 * out),
            ),
        ),
    )


PARTS: tuple[Part, ...] = (*_trunk(), *_arm("R", 1), *_leg("R", 1), *_arm("L", -1), *_leg("L", -1))


def _points(side: str, out: int) -> dict[str, tuple[str, Place, float]]:
    return {
        f"shoulder_{side}": (f"arm_{side}", (0, 0, 0), 5),
        f"elbow_{side}": (f"forearm_{side}", (0, 0, 0), 3.3),
        f"wrist_{side}": (f"hand_{side}", (0, 0, 0), 2.5),
        f"palm_{side}": (f"hand_{side}", (0, -7, 0), 1.7),
        f"fingers_{side}": (f"hand_{side}", (0.6, -16, 0), 1.7),
        f"hip_{side}": (f"thigh_{side}", (0, 0, 0), 8),
        f"hip_side_{side}": ("pelvis", (0, 0, 8.5 * out), 8),
        f"mid_thigh_{side}": (f"thigh_{side}", (0, -22, 0), 6),
        f"lower_thigh_{side}": (f"thigh_{side}", (0, -34, 0), 5.5),
        f"thigh_front_{side}": (f"thigh_{side}", (6, -30, 0), 0),
        f"knee_{side}": (f"shank_{side}", (0, 0, 0), 5.1),
        f"knee_inner_{side}": (f"shank_{side}", (0, 0, -5 * out), 0),
        f"knee_outer_{side}": (f"shank_{side}", (0, 0, 5 * out), 0),
        f"shin_{side}": (f"shank_{side}", (3, -25, 0), 0),
        f"ankle_{side}": (f"foot_{side}", (0, 0, 0), 3),
        f"heel_{side}": (f"foot_{side}", (-4.6, -5.4, 0), SOLE),
        f"ball_{side}": (f"foot_{side}", (12, -5.4, 0), SOLE),
        f"sole_{side}": (f"foot_{side}", (4, -7, 0), 0),
        f"toe_{side}": (f"foot_{side}", (18, -5.2, 0), SOLE),
    }


# name -> its segment, where in it, and how thick the body is there
POINTS: Mapping[str, tuple[str, Place, float]] = {
    "pelvis": ("pelvis", (0, 0, 0), 8),
    "buttocks": ("pelvis", (-4.2, -1.5, 0), 7),
    "sacrum": ("pelvis", (-3, 6, 0), 7),
    "lap": ("pelvis", (11, 0, 0), 0),
    "belly": ("waist", (8, 8, 0), 0),
    "back": ("chest", (-1.2, 12, 0), 7),
    "chest": ("chest", (9, 14, 0), 0),
    "stick_top": ("chest", (-10, 58, 0), 0),
    "stick_end": ("pelvis", (-12, -14, 0), 0),
    "nape": ("chest", (-7, 29, 0), 3),
    "neck": ("head", (0, 0, 0), 4.6),
    "head": ("head", (0, 15, 0), 8),
    "crown": ("head", (1, 24, 0), 0),
    **_points("R", 1),
    **_points("L", -1),
}
# Names that mean several points at once.
TOGETHER: Mapping[str, tuple[str, ...]] = {
    **{f"foot_{side}": (f"heel_{side}", f"ball_{side}") for side in "RL"},
    **{f"hand_{side}": (f"palm_{side}",) for side in "RL"},
    "feet": ("heel_R", "ball_R", "heel_L", "ball_L"),
    "shoulders": ("shoulder_R", "shoulder_L"),
    "knees": ("knee_R", "knee_L"),
}


def _muscles(side: str, out: int) -> dict[str, Muscle]:
    leg, thigh, shank = f"leg_{side}", f"thigh_{side}", f"shank_{side}"

    def one(group: str, segment: str, radius: float, places: tuple[Place, ...], towards: Place) -> Muscle:
        return Muscle(Part(group, segment, "muscle", radius, places), towards)

    return {
        f"buttock_{side}": one(
            leg,
            "pelvis",
            4.2,
            ((-6.4, 3, 5 * out), (-6.8, -3, 6 * out), (-3, -4, 9 * out), (-2.5, 3, 9 * out)),
            (-1, 0, 0.55 * out),
        ),
        f"hip_side_{side}": one(
            leg,
            "pelvis",
            3,
            ((-2.4, 7.5, 10 * out), (2.4, 7.5, 10 * out), (0.5, -2.5, 12.5 * out)),
            (0, 0, 1 * out),
        ),
        f"hamstrings_{side}": one(
            leg,
            thigh,
            2.4,
            ((-4, -9, 1.5 * out), (-4.2, -22, 1.5 * out), (-2.6, -36, 1 * out), (-2, -22, 1.5 * out)),
            (-1, 0, 0.45 * out),
        ),
        f"quadriceps_{side}": one(
            leg,
            thigh,
            2.4,
            ((3.8, -9, 0.5 * out), (4.2, -20, 0.5 * out), (2.6, -36, 0), (2, -20, 0.5 * out)),
            (1, 0, 0.4 * out),
        ),
        f"adductors_{side}": one(
            leg,
            thigh,
            2.2,
            ((0.5, -7, -4 * out), (0, -18, -4 * out), (-0.5, -30, -2.6 * out)),
            (0.3, 0, -1 * out),
        ),
        f"hip_front_{side}": one(
            leg, thigh, 2.6, ((3.4, 3, 0), (4.6, -3, 0.5 * out), (4, -10, 0.5 * out)), (1, 0, 0.4 * out)
        ),
        f"calf_{side}": one(
            leg, shank, 1.9, ((-3.6, -7, 0), (-3.8, -14, 0), (-1.4, -27, 0), (-2, -14, 0)), (-1, 0, 0.3 * out)
        ),
    }


MUSCLES: Mapping[str, Muscle] = {
    **_muscles("R", 1),
    **_muscles("L", -1),
    "belly": Muscle(Part("trunk", "waist", "muscle", 3, ((5.4, 1, 0), (5.4, 16, 0))), (1, 0, 0)),
    "back": Muscle(Part("trunk", "waist", "muscle", 2.2, ((-4.6, -1, 0), (-4.6, 20, 0))), (-1, 0, 0)),
    "flank_R": Muscle(Part("trunk", "waist", "muscle", 3, ((1, 2, 8), (1, 15, 9.5))), (0, 0, 1)),
    "flank_L": Muscle(Part("trunk", "waist", "muscle", 3, ((1, 2, -8), (1, 15, -9.5))), (0, 0, -1)),
}
