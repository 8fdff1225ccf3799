"""Why they come, what may be behind it and by which reasons, what a clinician found, and what tells more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.check.examined import Examined
from runwell.exchange.summary_sheet import SummaryLine, SummarySection
from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack
from runwell.records.access.findings_of import SETTLES, Found
from runwell.records.access.summary import Story
from runwell.records.models import ConfirmedCause, OwnCheck
from runwell.web.check.looks import FITS
from runwell.web.staff.clinical_names import cause_as_kept, name_of_cause, name_of_test
from runwell.web.staff.summary.saying import (
    about_them,
    by_check,
    by_clinician,
    by_rules,
    cut,
    quoted,
    section,
    sentence,
    short_time,
)

WHY = ("pain-location-main", "side", "onset", "duration", "trend")
LEADING, OPEN, RED_FLAG = 3, 3, "red-flag"
HOWS: Mapping[str, str | Promise] = {
    ConfirmedCause.EXAMINATION: _("by examination"),
    ConfirmedCause.IMAGING: _("by imaging"),
    ConfirmedCause.SURGERY: _("by surgery"),
    ConfirmedCause.COURSE: _("by how it went"),
}


def why_they_come(pack: Pack, story: Story) -> SummarySection:
    """One sentence out of the check, and what they wrote when they asked to be seen."""
    return section(gettext("Why they come"), _why(pack, story), 2, 0)


def _why(pack: Pack, story: Story) -> Iterator[SummaryLine]:
    check = story.examined.check
    if check:
        given = [(pack.findings[one], check.answers.get(one, "")) for one in WHY if one in pack.findings]
        said = [_in_short(finding, value) for finding, value in given if value and finding.allows(value)]
        words = "; ".join(said) if said else check.verdict.get("headline", "")
        yield SummaryLine(sentence(about_them(words)), by_check(check), whole=True)
    if (asked := story.request) is None:
        return
    for words in filter(None, (asked.reason, asked.note)):
        who = gettext("visit request, {day}").format(day=short_time(asked.asked_at))
        yield SummaryLine(quoted(words), who)


def _in_short(finding: Finding, value: str) -> str:
    """As the answer was offered, but where it speaks of "I" or says less than the check tells back."""
    offered = finding.label(value)
    if finding.id == "onset" or re.search(r"\bI\b", offered):
        return finding.said(value).removeprefix("it ")
    return offered[:1].lower() + offered[1:]


def leading(pack: Pack, story: Story, shown: bool) -> SummarySection:
    """shown: whether this practice shows causes of a pack that nobody signed."""
    return section(gettext("Leading causes"), _leading(pack, story, shown), LEADING + 1, 2)


def _leading(pack: Pack, story: Story, shown: bool) -> Iterator[SummaryLine]:
    check, ranked = story.examined.check, story.examined.ranked
    if check is None:
        return
    named = {one["id"]: one for one in check.verdict.get("causes", ())}
    if not shown or not (named or story.examined.found):
        yield SummaryLine(_none_named(check, shown), by_rules(check))
        return
    if not story.examined.found:
        for place, one in enumerate(list(named.values())[:LEADING]):
            words = gettext("{name}: {band}.").format(name=cause_as_kept(pack, one), band=_band(one["band"]))
            why = "" if place else _reasons(one)
            yield SummaryLine(f"{words} {why}".strip(), by_rules(check), whole=True)
        return
    for place, after in enumerate(ranked.causes[:LEADING]):
        words = gettext("{name}: {fits}.").format(name=name_of_cause(pack, after.id), fits=_moved(after))
        why = "" if place else _reasons(named.get(after.id, {}))
        words = f"{words} {why}".strip()
        yield SummaryLine(words, gettext("rules, on the check and a clinician's tests"), whole=True)


def _moved(one: Examined) -> str:
    """Its band, and the one before the tests where that was another."""
    now, was = _band(one.band_after), _band(one.band_before)
    if now == was:
        return gettext("{now}, with and without the tests").format(now=now)
    return gettext("{now}; before the tests: {was}").format(now=now, was=was)


def _none_named(check: OwnCheck, shown: bool) -> str:
    if check.verdict.get("ended_early"):
        return gettext("None: a red flag ended the check before causes were asked about.")
    if not shown or not check.verdict.get("signed", False):
        return gettext("None named: no clinician has signed the questions and numbers behind them.")
    return gettext("None named.")


def _band(band: str) -> str:
    return str(FITS[band][1]).lower() if band in FITS else band


def _reasons(cause: Mapping[str, Any]) -> str:
    """The first for it and the first against it, as the runner was told them back."""
    said = []
    if speaks_for := cause.get("speaks_for"):
        said.append(gettext("For: {said}.").format(said=about_them(speaks_for[0])))
    if against := cause.get("speaks_against"):
        said.append(gettext("Against: {said}.").format(said=about_them(against[0])))
    return " ".join(said)


def found(pack: Pack, story: Story) -> SummarySection:
    """The confirmed cause first, then what a clinician's tests found."""
    lines = [*_confirmed(pack, story.confirmed), *_tests(pack, story.examined.found)]
    return section(gettext("Found by a clinician"), lines, 4, 2)


def _confirmed(pack: Pack, one: ConfirmedCause | None) -> Iterator[SummaryLine]:
    if one is None:
        return
    who = by_clinician(one.clinician, one.at)
    words = f" {quoted(one.words)}" if one.words else ""
    if not one.cause:
        yield SummaryLine(gettext("The cause is open again.") + words, who)
        return
    facts = {"how": HOWS.get(one.how, one.how), "name": name_of_cause(pack, one.cause)}
    said = gettext("Confirmed {how}: {name}.").format(**facts)
    yield SummaryLine(said + words, who)


def _tests(pack: Pack, every: Iterable[Found]) -> Iterator[SummaryLine]:
    """The results of one examination on one line."""
    by_who: dict[str, list[str]] = {}
    for one in every:
        said = pack.findings[one.test].said(one.result)
        by_who.setdefault(by_clinician(one.clinician, one.at), []).append(said)
    for who, said in by_who.items():
        yield SummaryLine(sentence("; ".join(said)), who)


def next_tests(pack: Pack, story: Story) -> SummarySection:
    """What tells most next, as the verdict has it; none once imaging or surgery showed the cause."""
    check, one = story.examined.check, story.confirmed
    if one and one.cause and one.how in SETTLES:
        words = gettext("None is needed: the cause is confirmed {how}.").format(how=HOWS[one.how])
        return section(
            gettext("Tests by hand"), [SummaryLine(words, by_clinician(one.clinician, one.at))], 1, 4
        )
    done = {one.test for one in story.examined.found}
    tests = [one for one in check.verdict.get("next_tests", ()) if one["id"] not in done] if check else []
    lines = (
        SummaryLine(f"{_test(pack, one)}: {about_them(cut(one['why'], 200))}", by_rules(check))
        for one in tests
        if check
    )
    return section(gettext("Tests that tell most"), lines, 3, 4)


def _test(pack: Pack, one: Mapping[str, Any]) -> str:
    """Of a scan the plain name alone."""
    return name_of_test(pack, one["id"]) if one["id"] in pack.findings else str(capfirst(one["plain_name"]))


def not_known(pack: Pack, story: Story) -> SummarySection:
    """What the check left open, and which parts of the record are empty."""
    return section(gettext("Not known"), _not_known(pack, story), 3, 6)


def _not_known(pack: Pack, story: Story) -> Iterator[SummaryLine]:
    check = story.examined.check
    flags = {one.id for one in pack.findings.values() if one.kind == RED_FLAG}
    asked = (
        [one for one in check.verdict.get("open_questions", ()) if one["finding"] not in flags]
        if check
        else []
    )
    if asked and check:
        words = about_them(" ".join(one["question"] for one in asked[:OPEN]))
        more = gettext(" And {n} more.").format(n=len(asked) - OPEN) if len(asked) > OPEN else ""
        said = gettext("Without an answer in the check: {questions}").format(questions=f"{words}{more}")
        yield SummaryLine(said, by_rules(check))
    if story.examined.unread:
        yield SummaryLine(gettext("Some test results are of an earlier pack and are not counted."), "")
    lacks = [
        words
        for there, words in (
            (check is None or story.examined.answers is not None, gettext("the answers of the check")),
            (story.intake is not None, gettext("what is asked before a visit")),
            (bool(story.mornings), gettext("a diary of the last 14 days")),
            (bool(story.scores), gettext("scores of questionnaires")),
        )
        if not there
    ]
    if lacks:
        yield SummaryLine(gettext("Not in the record: {parts}.").format(parts=", ".join(lacks)), "")
