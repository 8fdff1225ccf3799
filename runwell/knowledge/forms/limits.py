"""limits.toml: the numbers that steer the check, each with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields as fields_of

from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, entry, table
from runwell.knowledge.limits import CheckLimits

PATH = "limits.toml"
COMMENT = "The numbers that steer the check: how long it asks, how it weighs, and when it names a cause."
KINDS: dict[str, Callable[[Fields], object]] = {
    "int": lambda limit: limit.whole("value"),
    "float": lambda limit: limit.number("value"),
    "tuple[str, ...]": lambda limit: limit.texts("value"),
}
LIMITS = {limit.name: KINDS[str(limit.type)] for limit in fields_of(CheckLimits) if limit.name != "reasons"}


def read(fields: Fields) -> CheckLimits | None:
    """The limits, or None with their problems noted."""
    return fields.made(lambda: _limits({name: fields.inside(name) for name in LIMITS}))


def _limits(of: dict[str, Fields]) -> CheckLimits:
    values = {name: kind(of[name]) for name, kind in LIMITS.items()}
    reasons = {name: of[name].text("reason") for name in LIMITS}
    for fields in of.values():
        fields.note_unknown_names()
    return CheckLimits(**values, reasons=reasons)  # type: ignore[arg-type]  # each is read by its kind


def write(limits: CheckLimits) -> str:
    """The text of limits.toml."""
    return document(COMMENT, *(_block(limits, name) for name in LIMITS))


def _block(limits: CheckLimits, name: str) -> list[str]:
    return [table(name), entry("value", getattr(limits, name)), entry("reason", limits.reasons.get(name, ""))]
