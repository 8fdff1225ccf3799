"""presentations/<cause>.toml: the different pictures that one cause can give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import Values, block, columns, document, entry, table
from runwell.knowledge.presentations import Presentation, Presentations

FOLDER = "presentations"
COMMENT = """The pictures that one cause can give, and how large a share of it each is: [low, point, high];
the points add up to one. [<picture>.leans.<question>]: how many times as often an answer is given in it as
in the other pictures of the cause. The cause's own chances stay what they are, for all pictures together."""


def read(cause: str, fields: Fields) -> Presentations | None:
    """The pictures of that cause, or None with their problems noted."""
    return fields.made(lambda: _presentations(cause, fields))


def _presentations(cause: str, fields: Fields) -> Presentations:
    reason = fields.text("reason")
    pictures = [_picture(cause, name, fields.inside(name)) for name in fields.names if name != "reason"]
    return Presentations(cause, reason, tuple(filter(None, pictures)))


def _picture(cause: str, name: str, fields: Fields) -> Presentation | None:
    return fields.made(
        lambda: Presentation(
            id=name,
            cause=cause,
            name=fields.text("name"),
            clinical_name=fields.text("clinical_name"),
            share=fields.interval("share"),
            share_reason=fields.text("share_reason"),
            grade=fields.grade("grade"),
            sources=fields.texts("sources", ()),
            leans={finding: _factors(one) for finding, one in fields.inside("leans").tables()},
            reasons=fields.inside("reasons").all_texts(),
        )
    )


def _factors(fields: Fields) -> dict[str, float]:
    return {value: fields.number(value) for value in fields.names}


def write(presentations: Presentations) -> str:
    """The text of the cause's file."""
    blocks = (part for picture in presentations for part in _blocks(picture))
    return document(COMMENT, [entry("reason", presentations.reason)], *blocks)


def _blocks(picture: Presentation) -> Iterator[list[str]]:
    about: Values = {
        "name": picture.name,
        "clinical_name": picture.clinical_name,
        "share": picture.share,
        "share_reason": picture.share_reason,
        "grade": picture.grade.value,
        "sources": picture.sources,
    }
    yield block(table(picture.id), about)
    for finding, factors in picture.leans.items():
        yield [table(picture.id, "leans", finding), *columns(_numbers(factors))]
    if picture.reasons:
        yield [table(picture.id, "reasons"), *columns(dict(picture.reasons))]


def _numbers(factors: Mapping[str, float]) -> dict[str, float]:
    return {value: float(factor) for value, factor in factors.items()}
