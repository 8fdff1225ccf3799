"""links/<finding>.toml: what the literature measured of a finding, or of a clinician's test."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import Plain, block, document, listed
from runwell.knowledge.links import Link, Measured

COMMENT = """What studies measured, as printed: one figure, or [low, high], or [low, point, high].
Chances for the check are in questions/; these figures show where they come from, and serve the clinician."""
FIGURES = ("sensitivity", "specificity", "positive_ratio", "negative_ratio")


def read(finding: str, fields: Fields) -> tuple[Link, ...]:
    """The links of the finding without those that have a problem, which is noted."""
    links = tuple(filter(None, (_link(finding, one) for one in fields.each("link"))))
    fields.note_unknown_names()
    return links


def _link(finding: str, fields: Fields) -> Link | None:
    return fields.made(
        lambda: Link(
            finding=finding,
            choice=fields.text("answer"),
            cause=fields.text("cause"),
            grade=fields.grade("grade"),
            sensitivity=_measured(fields, "sensitivity"),
            specificity=_measured(fields, "specificity"),
            positive_ratio=_measured(fields, "positive_ratio"),
            negative_ratio=_measured(fields, "negative_ratio"),
            pooled_separately=fields.flag("pooled_separately", False),
            n=fields.text("n", ""),
            standard=fields.text("standard", ""),
            other=fields.text("other", ""),
            note=fields.text("note", ""),
            source=fields.text("source", ""),
        )
    )


def _measured(fields: Fields, name: str) -> Measured | None:
    if name not in fields.names:
        fields.leave(name)
        return None
    numbers = fields.number_list(name)
    match numbers:
        case (point,):
            return fields.built(name, lambda: Measured(point))
        case (low, high):
            return fields.built(name, lambda: Measured(None, low, high))
        case (low, point, high):
            return fields.built(name, lambda: Measured(point, low, high))
    fields.note("This must be one, two or three numbers", name)
    return None


def write(links: Iterable[Link]) -> str:
    """The text of one finding's file."""
    return document(COMMENT, *map(_block, links))


def _block(link: Link) -> list[str]:
    figures = {name: _figure(getattr(link, name)) for name in FIGURES}
    return block(
        listed("link"),
        {
            "answer": link.choice,
            "cause": link.cause,
            **figures,
            "pooled_separately": link.pooled_separately or None,
            "n": link.n,
            "standard": link.standard,
            "other": link.other,
            "note": link.note,
            "grade": link.grade.value,
            "source": link.source,
        },
    )


def _figure(measured: Measured | None) -> Plain:
    if measured is None:
        return None
    numbers = tuple(n for n in (measured.low, measured.point, measured.high) if n is not None)
    return numbers if len(numbers) > 1 else numbers[0]
