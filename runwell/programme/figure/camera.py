"""From where a figure is seen: places in the room (cm) become places on paper, and how near they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runwell.programme.figure.body import Array
from runwell.programme.figure.figure import Camera

UNITS = 2
"""On paper, for each centimeter."""


@dataclass(frozen=True, slots=True)
class View:
    """right, down: the directions of the paper in the room. towards: to who looks. All (3,)."""

    right: Array
    down: Array
    towards: Array

    def seen(self, places: Array) -> Array:
        """Places on paper, (..., 2)."""
        return UNITS * np.stack([places @ self.right, places @ self.down], axis=-1)

    def nearness(self, places: Array) -> Array:
        """How near they are to who looks; more is nearer."""
        return places @ self.towards


def view(camera: Camera) -> View:
    """camera: degrees round the body (0: on its right side, 90: in front of it) and above it."""
    round_it, above = np.radians(camera)
    right = np.array([np.cos(round_it), 0.0, -np.sin(round_it)])
    towards = np.array([np.sin(round_it) * np.cos(above), np.sin(above), np.cos(round_it) * np.cos(above)])
    return View(right, np.cross(right, towards), towards)
