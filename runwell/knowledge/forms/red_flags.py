"""red-flags/<subject>.toml: rules that set the least level of urgency, whatever the likely cause."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import Values, condition, document, entries, table
from runwell.knowledge.red_flags import Rule

COMMENT = """Red-flag rules. A rule only ever raises the level. An unanswered question is not a no.
finding = value | finding in [value|value] | finding >= number | P(cause) >= probability | AND OR NOT ( )"""


def read(subject: str, fields: Fields) -> dict[str, Rule | None]:
    """Every rule of the file under its id; None where it has a problem."""
    return {name: _rule(name, subject, inner) for name, inner in fields.tables()}


def _rule(name: str, subject: str, fields: Fields) -> Rule | None:
    return fields.made(
        lambda: Rule(
            id=name,
            condition=fields.condition("when"),
            level=fields.level("level"),
            what_to_do=fields.text("what_to_do"),
            reason=fields.text("reason"),
            source=fields.text("source"),
            stop_running=fields.flag("stop_running"),
            subject=subject,
        )
    )


def write(rules: Iterable[Rule]) -> str:
    """The text of one subject's file."""
    return document(COMMENT, *map(_block, rules))


def _block(rule: Rule) -> list[str]:
    above: Values = {"level": rule.level.id, "stop_running": rule.stop_running}
    below = {"what_to_do": rule.what_to_do, "reason": rule.reason, "source": rule.source}
    return [table(rule.id), *entries(above), *condition("when", rule.condition), *entries(below)]
