"""causes/<id>.toml: one possible cause, and how likely it is before any question is asked."""

from __future__ import annotations

from runwell.knowledge.causes import Cause
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import block, document, table

COMMENT = """A cause. The prior is [low, point, high]: its share among runners who open this check,
before any question is asked; the points of all causes add up to one."""


def read(cause: str, fields: Fields) -> Cause | None:
    """The cause of that id, or None with its problems noted."""
    return fields.made(lambda: _cause(cause, fields))


def _cause(cause: str, fields: Fields) -> Cause:
    prior, recovery = fields.inside("prior"), fields.inside("recovery")
    made = Cause(
        id=cause,
        plain_name=fields.text("plain_name"),
        clinical_name=fields.text("clinical_name"),
        family=fields.text("family"),
        case_group=fields.text("case_group"),
        prior=prior.interval("share"),
        prior_grade=prior.grade("grade"),
        prior_reason=prior.text("reason"),
        sources=prior.texts("sources", ()),
        recovery_weeks=recovery.range_of("weeks"),
        recovery_source=recovery.text("source", ""),
        recovery_note=recovery.text("note", ""),
        default_triage=fields.level("default_triage"),
        one_line=fields.text("one_line"),
        this_week=fields.texts("this_week", ()),
        do_now=fields.texts("do_now", ()),
        bone=fields.flag("bone", False),
        may_run=fields.flag("may_run", False),
    )
    prior.note_unknown_names()
    recovery.note_unknown_names()
    return made


def write(cause: Cause) -> str:
    """The text of the cause's file."""
    about = {
        "plain_name": cause.plain_name,
        "clinical_name": cause.clinical_name,
        "one_line": cause.one_line,
        "family": cause.family,
        "case_group": cause.case_group,
        "default_triage": cause.default_triage.id,
        "bone": cause.bone or None,
        "may_run": cause.may_run or None,
        "do_now": cause.do_now,
        "this_week": cause.this_week,
    }
    prior = {
        "share": cause.prior,
        "grade": cause.prior_grade.value,
        "reason": cause.prior_reason,
        "sources": cause.sources,
    }
    recovery = {"weeks": cause.recovery_weeks, "source": cause.recovery_source, "note": cause.recovery_note}
    return document(
        COMMENT, block("", about), block(table("prior"), prior), block(table("recovery"), recovery)
    )
