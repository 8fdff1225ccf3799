"""questions/<id>.toml: what is asked or tested, its answers, and how often each is given under each cause."""

from __future__ import annotations

from collections.abc import Mapping

from runwell.knowledge.findings import Choice, Finding
from runwell.knowledge.forms import likelihoods
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import columns, condition, document, entries, table
from runwell.knowledge.likelihoods import Likelihoods

COMMENT = """A question. [choices] are its answers, [hints] stand below them, [said] ends "You said that ...".
[chance.<answer>] says how often that answer is given under each cause, as [low, point, high];
"*" is the row of every cause that is not named, and of "something not on this list"."""


def read(name: str, fields: Fields) -> Finding | None:
    """The finding of that id, or None with its problems noted."""
    fields.leave(*likelihoods.PARTS)
    return fields.made(lambda: _finding(name, fields))


def _finding(name: str, fields: Fields) -> Finding:
    return Finding(
        id=name,
        kind=fields.text("kind"),
        question=fields.text("question"),
        why=fields.text("why", ""),
        hint=fields.text("hint", ""),
        answer_type=fields.text("answer_type"),
        choices=_choices(fields),
        who=fields.text("who"),
        correlation_group=fields.text("correlation_group"),
        note=fields.text("clinical_note", ""),
        shown_when=fields.condition_if_any("shown_when"),
    )


def _choices(fields: Fields) -> tuple[Choice, ...]:
    labels, hints, said = fields.inside("choices"), fields.inside("hints"), fields.inside("said")
    choices = tuple(
        Choice(name, labels.text(name), hints.text(name, ""), said.text(name, "")) for name in labels.names
    )
    hints.note_unknown_names()
    said.note_unknown_names()
    return choices


def write(finding: Finding, table_: Likelihoods | None) -> str:
    """The text of the question's file."""
    about = {
        "question": finding.question,
        "why": finding.why,
        "hint": finding.hint,
        "kind": finding.kind,
        "who": finding.who,
        "answer_type": finding.answer_type,
        "correlation_group": finding.correlation_group,
        "clinical_note": finding.note,
    }
    return document(
        COMMENT,
        [*entries(about), *condition("shown_when", finding.shown_when)],
        _words("choices", {choice.id: choice.label for choice in finding.choices}),
        _words("hints", {choice.id: choice.hint for choice in finding.choices}),
        _words("said", {choice.id: choice.said for choice in finding.choices}),
        *(likelihoods.write(table_) if table_ else ()),
    )


def _words(title: str, words: Mapping[str, str]) -> list[str]:
    present = {name: text for name, text in words.items() if text}
    return [table(title), *columns(present)] if present else []
