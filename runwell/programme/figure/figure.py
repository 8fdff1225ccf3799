"""A figure as data: the poses of an exercise, what stays where, from where it is seen, what is beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runwell.knowledge.frozen import freeze_mappings
from runwell.programme.figure.body import JOINTS
from runwell.programme.figure.flesh import MUSCLES, POINTS, TOGETHER
from runwell.refusals import Refusal

Camera = tuple[float, float]

# How the body lies before its own joints move: yaw, pitch, roll.
ROOTS: Mapping[str, tuple[float, float, float]] = {
    "standing": (0, 0, 0),
    "supine": (0, 90, 0),
    "prone": (0, -90, 0),
    "quadruped": (0, -90, 0),
    "on_left_side": (-90, 0, -90),
    "on_right_side": (-90, 0, 90),
}
VIEWS: Mapping[str, Camera] = {
    "side": (0, 0),
    "front": (90, 0),
    "back": (-90, 0),
    "top": (0, 90),
    "oblique": (0, 25),
    "feet": (90, 15),
}
HELD = ("floor", "fixed", "spot", "floor fixed")
PROPS = (
    "mat",
    "floor",
    "band",
    "belt",
    "ball",
    "chair",
    "step",
    "bench",
    "wall",
    "pillow",
    "weight",
    "stick",
    "slider",
    "level",
)


@dataclass(frozen=True, slots=True)
class Pin:
    """A point that must be somewhere from one pose to another.

    to: "floor" (at its height), "fixed" (where it was at the first of these poses), "spot" (the same, at any
    height), "floor fixed", or the name of another point, off which it stays by offset (cm, in the room).
    """

    point: str
    to: str
    during: tuple[float, float] = (0, 99)
    offset: tuple[float, float, float] = (0, 0, 0)
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing beside the body. at: points it goes round or lies between. place, size: cm, by its kind."""

    kind: str
    at: tuple[str, ...] = ()
    place: tuple[float, float, float] = (0, 0, 0)
    size: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """Along the way of a point, off it by offset; or, with push (cm), a short one from the point.

    view: the number of the view that has it, from 0; None for all.
    """

    point: str
    offset: tuple[float, float, float] = (0, 0, 0)
    push: tuple[float, float, float] | None = None
    during: tuple[float, float] = (0, 99)
    view: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """keyframes: joint -> degrees in each pose. stills: the three poses of the strip, as numbers from 0.

    looked_at: somebody saw it drawn and mended it; no other is shown. works: the muscles that are tinted.
    through: tinted even where they face away. over: groups of the body that are drawn last.
    beat: seconds out, hold, back as they are shown; a long hold is shown shorter.
    round: from the last pose it goes on to the first, and not back the way it came.
    """

    looked_at: bool
    root: str
    keyframes: Mapping[str, tuple[float, ...]]
    beat: tuple[float, float, float]
    views: tuple[Camera, ...]
    pins: tuple[Pin, ...] = ()
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    works: tuple[str, ...] = ()
    stills: tuple[float, ...] = ()
    over: tuple[str, ...] = ()
    through: bool = False
    round: bool = False

    def __post_init__(self) -> None:
        if self.root not in ROOTS:
            raise Refusal(f"No body lies as '{self.root}'", mend=f"Use one of {', '.join(ROOTS)}")
        _known("joint", self.keyframes, JOINTS)
        _known("muscle", self.works, MUSCLES)
        named = [pin.point for pin in self.pins] + [arrow.point for arrow in self.arrows]
        _known("point", [*named, *(point for prop in self.props for point in prop.at)], {*POINTS, *TOGETHER})
        _known("place", [pin.to for pin in self.pins], {*HELD, *POINTS})
        _known("thing", [prop.kind for prop in self.props], PROPS)
        if len({len(degrees) for degrees in self.keyframes.values()} - {1}) > 1:
            raise Refusal(
                "The joints have different numbers of poses", mend="Give each joint as many, or one"
            )
        freeze_mappings(self)

    @property
    def poses(self) -> int:
        """How many poses the keyframes have; at least one."""
        return max((len(degrees) for degrees in self.keyframes.values()), default=1)


def _known(what: str, names: object, known: object) -> None:
    wrong = sorted(set(names) - set(known))  # type: ignore[call-overload]
    if wrong:
        raise Refusal(f"No {what} is called {', '.join(wrong)}", mend=f"Use {', '.join(sorted(known))}")  # type: ignore[call-overload]
