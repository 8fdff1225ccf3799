"""What stands first: every sign of danger that was said or is not known, and what is closed for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext, ngettext

from runwell.check.answers import Answers
from runwell.exchange.summary_sheet import SummaryLine, SummarySection
from runwell.knowledge.findings import Finding
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.records.access.programmes import injured_bones
from runwell.records.access.summary import Story
from runwell.records.intake_questions import intake_questions
from runwell.records.models import OwnCheck, SafetyWord
from runwell.records.programme_today import ProgrammeToday
from runwell.web.check.looks import LOOKS
from runwell.web.programme_words import sentences
from runwell.web.staff.summary.saying import (
    about_them,
    by_check,
    by_intake,
    by_program,
    by_rules,
    cut,
    section,
    sentence,
    short_day,
)
from runwell.web.staff.timeline.checks import leading_reasons

MOST, REASONS, LINE, UNKNOWN = 12, 2, 50, 240
NOT_THERE = ("none", "no")
NOT_RULES = frozenset({"leading-cause", "not-unlikely", "unclear-picture", "open-warning-sign", "growing"})
GRAVE = frozenset(level.id for level in Level if level >= Level.DOCTOR_WITHIN_DAYS)


def danger(pack: Pack, story: Story, stands: ProgrammeToday | None) -> SummarySection:
    """Never cut by the page; where there is nothing, it says that nothing was said."""
    lines = [*_of_check(pack, story), *_of_care(pack, story, stands), *_of_intake(story)]
    return section(gettext("Danger"), lines, MOST, 0, danger=True)


def _of_check(pack: Pack, story: Story) -> Iterator[SummaryLine]:
    check, answers = story.examined.check, story.examined.answers
    if check is None:
        yield SummaryLine(gettext("Not known: there is no hip check in the record."), "")
        return
    verdict = check.verdict
    level = LOOKS[verdict["level"]].name if verdict.get("level") in LOOKS else ""
    stop = gettext("Running was stopped.") if verdict.get("stop_running") else ""
    words = gettext("{level}: {headline}.").format(level=level, headline=verdict.get("headline", ""))
    yield SummaryLine(about_them(f"{words} {stop}".strip()), by_rules(check), whole=True)
    reasons = [
        one["reason"]
        for one in verdict.get("why", ())
        if one["rule"] not in NOT_RULES and one["level"] in GRAVE
    ]
    grave = verdict.get("level") in GRAVE
    # What made a level that asks for a doctor is always said, also where it is no single answer.
    for words in reasons[:REASONS] or (list(leading_reasons(verdict)) if grave else []):
        yield SummaryLine(sentence(about_them(words)), by_rules(check))
    more = len(reasons) - REASONS
    if more > 0:
        words = ngettext("{n} more reason to see a doctor.", "{n} more reasons to see a doctor.", more)
        yield SummaryLine(words.format(n=more), by_rules(check))
    if answers is not None:
        yield from _signs(pack, check, answers, grave=grave)
    if story.graver:
        words = gettext("Before that the answer was graver: {level}: {headline}.")
        graver = story.graver.verdict
        said = words.format(level=LOOKS[graver["level"]].name, headline=graver.get("headline", ""))
        yield SummaryLine(about_them(said), by_rules(story.graver))
    if story.examined.ranked.bone_open and not _bone_found(pack, story):
        words = gettext(
            "A bone stress injury is still open: imaging decides, and no test by hand rules it out."
        )
        yield SummaryLine(words, by_rules(check))


def _bone_found(pack: Pack, story: Story) -> bool:
    """Whether a clinician confirmed an injured bone, which is open no more."""
    found = story.confirmed
    return bool(found and found.cause in pack.causes and pack.causes[found.cause].bone)


def _signs(pack: Pack, check: OwnCheck, answers: Answers, *, grave: bool) -> Iterator[SummaryLine]:
    """Red flags said yes, those of which the runner did not know, and those that nobody asked.

    grave: something else asks for a doctor; that none was said yes would read as if nothing did.
    """
    flags = _flags(pack)
    said = [one for one in flags if answers.value(one.id) not in (None, *NOT_THERE)]
    unknown = [one for one in flags if one.id in answers.asked and answers.value(one.id) is None]
    if said:
        words = "; ".join(one.said(answers.values[one.id]) for one in said)
        told = gettext("Said yes: {signs}.").format(signs=about_them(cut(words, 400)))
        yield SummaryLine(told, by_check(check), whole=True)
    elif not grave:
        yield SummaryLine(gettext("No question about red flags was answered yes."), by_check(check))
    if unknown:
        signs = _as_many([about_them(_short(one)) for one in unknown], UNKNOWN)
        told = gettext("“I don't know”: {signs}.").format(signs=signs)
        yield SummaryLine(told, by_check(check), whole=True)
    if not_asked := flags_not_asked(pack, answers):
        yield SummaryLine(_not_asked(not_asked), by_check(check), whole=True)


def _flags(pack: Pack) -> list[Finding]:
    return [one for one in pack.findings.values() if one.kind == "red-flag" and one.who == "runner"]


def flags_not_asked(pack: Pack, answers: Answers | None) -> tuple[str, ...]:
    """What would be there, of each red flag that the check did not ask about."""
    flags = [one for one in _flags(pack) if answers is not None and one.id not in answers.asked]
    return tuple(about_them(_short(one)) for one in flags)


def _not_asked(flags: Sequence[str]) -> str:
    return gettext("Not asked whether: {signs}.").format(signs=_as_many(flags, LINE))


def _as_many(flags: Sequence[str], most: int) -> str:
    """As many by name as that many letters hold, and how many besides."""
    shown = next((n for n in range(len(flags), 1, -1) if len("; ".join(flags[:n])) <= most), 1)
    signs, left = "; ".join(flags[:shown]), len(flags) - shown
    return gettext("{signs}; and {n} more").format(signs=signs, n=left) if left else signs


def _short(one: Finding) -> str:
    """What would be there, as the check tells it back."""
    there = next((value for value in one.values if value not in NOT_THERE), one.values[0])
    return one.said(there)


def _of_care(pack: Pack, story: Story, stands: ProgrammeToday | None) -> Iterator[SummaryLine]:
    """What was said before a session, what closes exercises, and a bone's gate."""
    if story.safety and story.safety.rules:
        yield from _before_a_session(pack, story, story.safety)
    if stands and stands.today.locked:
        for words in sentences(pack, stands.today.locked, aloud=False)[:1]:
            # That nothing is given comes before the colon; why stands above.
            yield SummaryLine(sentence(about_them(words.partition(":")[0])), by_program())
    if story.kept and injured_bones((story.kept.cause, *story.kept.also)):
        opened = gettext("An injured bone: exercises are open up to gate {gate}.").format(gate=story.gate)
        yield SummaryLine(
            opened if story.gate else gettext("An injured bone: no gate is open."), by_program()
        )


def _before_a_session(pack: Pack, story: Story, word: SafetyWord) -> Iterator[SummaryLine]:
    """Each sign on a line of its own; what the check was told already is not told twice."""
    who = gettext("runner, before a session, {day}").format(day=short_day(word.on))
    check, known = story.examined.check, {rule.id: rule.reason for rule in pack.rules}
    told = {one["reason"] for one in check.verdict.get("why", ())} if check else set()
    said = dict.fromkeys(known.get(one, one) for one in word.rules)
    for words in said:
        if words not in told:
            yield SummaryLine(sentence(about_them(words)), who)
    if told.intersection(said):
        yield SummaryLine(gettext("Said so again."), who)


def _of_intake(story: Story) -> Iterator[SummaryLine]:
    """Choices that may not wait, as the questions themselves say."""
    if story.intake is None:
        return
    for one, choice in intake_questions().may_not_wait(story.intake.answers):
        yield SummaryLine(f"{one.brief}: {choice.label}.", by_intake(story.intake))
