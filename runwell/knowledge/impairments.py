"""Impairments and sites that a programme can treat although the check does not rank them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Impairment:
    """Something with treatments and exercises, but without chances of its own.

    bone: a bone stress injury, for which the bone's gates and red lines hold.
    """

    id: str
    plain_name: str
    clinical_name: str
    one_line: str
    bone: bool = False
