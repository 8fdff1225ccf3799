"""A figure out of the table of its file; what the file leaves out comes from the exercise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from runwell.programme.figure.figure import VIEWS, Arrow, Camera, Figure, Pin, Prop
from runwell.refusals import Refusal

SLOW = 2.0


def figure(table: Mapping[str, Any], root_pose: str, tempo: str) -> Figure:
    """The figure of an exercise as its file has it; root_pose, tempo: the exercise's own."""
    if wrong := sorted(set(table) - {one.name for one in fields(Figure)}):
        raise Refusal(f"A figure has no {', '.join(wrong)}", mend="See Figure")
    return Figure(
        looked_at=table.get("looked_at") is True,
        root=table.get("root", root_pose),
        keyframes={name: _degrees(value) for name, value in table.get("keyframes", {}).items()},
        beat=_three(table["beat"]) if "beat" in table else beat(tempo),
        views=tuple(_camera(one) for one in table.get("views", ["side"])),
        works=tuple(table.get("works", ())),
        stills=tuple(table.get("stills", ())),
        through=table.get("through") is True,
        round=table.get("round") is True,
        over=tuple(table.get("over", ())),
        pins=tuple(Pin(**_frozen(one)) for one in table.get("pins", ())),
        props=tuple(Prop(**_frozen(one)) for one in table.get("props", ())),
        arrows=tuple(Arrow(**_frozen(one)) for one in table.get("arrows", ())),
    )


def beat(tempo: str) -> tuple[float, float, float]:
    """Seconds out, hold and back, as the tempo has them; a part in words is slow."""
    parts = tempo.split("-")
    if len(parts) != 3:
        return SLOW, 1.0, SLOW
    out, hold, back = (float(part) if part.replace(".", "").isdigit() else SLOW for part in parts)
    return max(out, 0.3), hold, max(back, 0.3)


def _degrees(value: float | list[float]) -> tuple[float, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _camera(said: str | list[float]) -> Camera:
    if isinstance(said, str):
        if said not in VIEWS:
            raise Refusal(f"There is no view '{said}'", mend=f"Use {', '.join(VIEWS)}, or two numbers")
        return VIEWS[said]
    return said[0], said[1]


def _three(numbers: list[float]) -> tuple[float, float, float]:
    out, hold, back = numbers
    return out, hold, back


def _frozen(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
