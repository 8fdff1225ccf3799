"""harms.toml: how much harm it does to be seen too late or too soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from runwell.knowledge.forms.fields import Fields, there
from runwell.knowledge.forms.layout import block, columns, document, table
from runwell.knowledge.harms import Harms, TooLate, TooSoon
from runwell.knowledge.levels import Level
from runwell.knowledge.likelihoods import Basis

PATH = "harms.toml"
COMMENT = """How much harm it does to be seen too late or too soon; the check looks for the level with the
least expected harm. 1 is a visit to a physical therapist that was not needed; all costs are relative to it.
[too_soon.cost]: what each level costs whoever did not need it.
[too_late.<cause>.cost]: what each level below the one that the cause needs costs whoever has the cause.
To be seen sooner than needed costs nothing where the cause needs a doctor. A step up saves at most as much as
the step below it, so that a serious cause that becomes likelier never lowers the level."""


def read(fields: Fields) -> Harms | None:
    """The harms, or None with their problems noted."""
    return fields.made(lambda: _harms(fields.inside("too_soon"), fields.inside("too_late")))


def _harms(soon: Fields, late: Fields) -> Harms:
    too_late = {name: _too_late(name, one) for name, one in late.tables()}
    too_soon = soon.made(lambda: TooSoon(_cost(soon.inside("cost")), _basis(soon)))
    return Harms(there(too_soon), {name: one for name, one in too_late.items() if one})


def _too_late(cause: str, fields: Fields) -> TooLate | None:
    return fields.made(lambda: TooLate(cause, _cost(fields.inside("cost")), _basis(fields)))


def _cost(fields: Fields) -> dict[Level, float]:
    levels = {name: fields.built(name, partial(Level.of, name)) for name in fields.names}
    return {level: fields.number(name) for name, level in levels.items() if level is not None}


def _basis(fields: Fields) -> Basis:
    return Basis(fields.grade("grade"), fields.text("reason"), fields.texts("sources", ()))


def write(harms: Harms) -> str:
    """The text of harms.toml."""
    late = (
        part
        for one in harms.too_late.values()
        for part in _blocks(one.basis, one.cost, "too_late", one.cause)
    )
    return document(COMMENT, *_blocks(harms.too_soon.basis, harms.too_soon.cost, "too_soon"), *late)


def _blocks(basis: Basis, cost: Mapping[Level, float], *name: str) -> Iterator[list[str]]:
    about = {"reason": basis.reason, "grade": basis.grade.value, "sources": basis.sources}
    yield block(table(*name), about)
    yield [table(*name, "cost"), *columns({level.id: float(cost[level]) for level in Level if level in cost})]
