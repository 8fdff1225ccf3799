"""How it goes: pain and where it tends, what limits them, the load before, and the program now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from statistics import fmean

from django.utils.formats import number_format
from django.utils.translation import gettext

from runwell.exchange.summary_sheet import SummaryLine, SummarySection
from runwell.knowledge.pack import Pack
from runwell.records.access.phase_exits import phase_since
from runwell.records.access.runs import summaries, weeks
from runwell.records.access.summary import MORNINGS, Story
from runwell.records.audit import By
from runwell.records.models import KeptMorning, OutcomeScore
from runwell.records.outcome_scales import PSFS
from runwell.records.programme_today import ProgrammeToday
from runwell.running.load import spikes
from runwell.web import distances
from runwell.web.diary.measures import measure
from runwell.web.programme.held_now import held_now
from runwell.web.programme_words import sentences
from runwell.web.runs.spike_words import spike_words
from runwell.web.site.plain_words import PHASES
from runwell.web.staff.clinical_names import name_of_cause
from runwell.web.staff.programme.lines import lines_for_clinician
from runwell.web.staff.summary.saying import (
    about_them,
    by_check,
    by_diary,
    by_files,
    by_program,
    cut,
    day_of,
    quoted,
    section,
    short_day,
)

A_WEEK, LAST_WEEKS, FEWEST = timedelta(days=7), 4, 3
CLEAR = 0.5
"""A mean of mornings that differs by less is "about the same": `expert`."""


def pain(pack: Pack, story: Story, today: date, told: Iterator[SummaryLine]) -> SummarySection:
    """told: what the runner said before the visit of how it behaves."""
    return section(gettext("Pain"), [*_mornings(story.mornings, today), *_on_a_run(pack, story), *told], 5, 2)


def _mornings(every: Sequence[KeptMorning], today: date) -> Iterator[SummaryLine]:
    said = [(one.on, one.pain) for one in every if one.pain is not None]
    if not said:
        return
    last_on, last = said[-1]
    facts = {"last": last, "on": _when(last_on, today), "worst": max(pain for _on, pain in said)}
    words = gettext("Mornings, 0 to 10: {last} {on}, worst {worst} in 14 days").format(**facts)
    counted = gettext("{n} of {days} written down").format(n=len(said), days=MORNINGS)
    woke = sum(bool(one.woke) for one in every)
    nights = gettext("; woke them on {n}").format(n=woke) if woke else ""
    yield SummaryLine(f"{words}; {_trend(said, today)}; {counted}{nights}.", by_diary())


def _when(on: date, today: date) -> str:
    return gettext("today") if on == today else gettext("on {day}").format(day=short_day(on))


def _trend(said: list[tuple[date, int]], today: date) -> str:
    """The mean of the last seven days against that of the seven before."""
    late = [pain for on, pain in said if today - on < A_WEEK]
    early = [pain for on, pain in said if today - on >= A_WEEK]
    if min(len(late), len(early)) < FEWEST:
        return gettext("too few to say where it tends")
    was, now = fmean(early), fmean(late)
    facts = {"was": number_format(round(was, 1)), "now": number_format(round(now, 1))}
    if abs(now - was) < CLEAR:
        return gettext("about the same (mean {was}, then {now})").format(**facts)
    better = gettext("getting less (mean {was}, then {now})")
    return (better if now < was else gettext("getting more (mean {was}, then {now})")).format(**facts)


def _on_a_run(pack: Pack, story: Story) -> Iterator[SummaryLine]:
    check = story.examined.check
    said = [
        pack.findings[name].said(value)
        for name in ("pain-run", "run-pain-pattern", "night-pain", "rest-pain", "walking-effect")
        if check and name in pack.findings and (value := check.answers.get(name, ""))
        if pack.findings[name].allows(value)
    ]
    if check and said:
        yield SummaryLine(gettext("Said: {said}.").format(said=about_them("; ".join(said))), by_check(check))


def limits(pack: Pack, story: Story, told: Iterator[SummaryLine]) -> SummarySection:
    """The newest score of each questionnaire beside the first, with the change that matters."""
    return section(gettext("What limits them"), [*scores(pack, story), *told], 6, 5)


def scores(pack: Pack, story: Story) -> Iterator[SummaryLine]:
    """Each questionnaire, the one that was answered last first."""
    every: dict[tuple[str, str], list[OutcomeScore]] = {}
    for one in story.scores:
        every.setdefault((one.measure, one.part), []).append(one)
    for rows in sorted(every.values(), key=lambda rows: rows[-1].on, reverse=True):
        yield _score(pack, rows)


def _score(pack: Pack, rows: list[OutcomeScore]) -> SummaryLine:
    first, last = rows[0], rows[-1]
    words = score_words(pack, first, last)
    if last.measure == PSFS and last.activities:
        each = ", ".join(f"{quoted(name, 40)} {value}/10" for name, value in last.activities)
        words = f"{words} {each}."
    who = gettext("runner, questionnaire of {day}").format(day=short_day(last.on))
    return SummaryLine(words, who)


def score_words(pack: Pack, first: OutcomeScore, last: OutcomeScore) -> str:
    """ "Pain in the past week: 3, at first 6 (Oct 2). From 0 to 10, lower is better. 2 matter: reached." """
    if last.measure not in pack.outcome_measures:
        return f"{last.measure}: {_number(last)}."
    there = measure(pack, last.measure, last.part)
    words = gettext("{name}: {now}").format(name=there.for_clinicians, now=_number(last))
    if first.id != last.id:
        words += gettext(", at first {was} ({day})").format(was=_number(first), day=short_day(first.on))
    return f"{words}. {there.range} {change_words(pack, first, last)}".strip()


def change_words(pack: Pack, first: OutcomeScore, last: OutcomeScore) -> str:
    """Whether the change matters; "" where there is one score, or no source says how much does."""
    scale = measure(pack, last.measure, last.part).scale
    if first.id == last.id or scale.matters is None:
        return ""
    change = float(last.score - first.score) * (1 if scale.higher_is_better else -1)
    points = number_format(scale.matters).removesuffix(".0")
    if change >= scale.matters:
        return gettext("Better by {points} or more, which matters.").format(points=points)
    if change <= -scale.matters:
        return gettext("Worse by {points} or more, which matters.").format(points=points)
    return gettext("A change of {points} would matter; it is less.").format(points=points)


def _number(one: OutcomeScore) -> str:
    return number_format(float(one.score)).removesuffix(".0")


def load(pack: Pack, by: By, story: Story, today: date) -> SummarySection:
    """What watch files say, else what the check was told."""
    return section(gettext("Load before"), _load(pack, by, story, today), 4, 5)


def _load(pack: Pack, by: By, story: Story, today: date) -> Iterator[SummaryLine]:
    check = story.examined.check
    if check:
        for words in check.from_files.get("says", ())[:2]:
            who = gettext("watch files, with the check of {day}").format(day=short_day(day_of(check)))
            yield SummaryLine(cut(words, 250), who)
        said = [
            pack.findings[name].said(value)
            for name in ("weekly-km", "training-change")
            if name in pack.findings and (value := check.answers.get(name, ""))
            if pack.findings[name].allows(value)
        ]
        if said:
            yield SummaryLine(
                gettext("Said: {said}.").format(said=about_them("; ".join(said))), by_check(check)
            )
    monday = today - timedelta(days=today.weekday())
    last = [one for one in weeks(by, story.patient.id) if monday - LAST_WEEKS * A_WEEK <= one.monday < monday]
    if last:
        far = distances.distance(1000 * sum(one.km for one in last) / LAST_WEEKS)
        words = gettext(
            "The last {n} full weeks: {far} a week on average, {runs} runs, the longest {longest}."
        )
        facts = {"n": LAST_WEEKS, "far": far, "runs": sum(one.runs for one in last)}
        yield SummaryLine(
            words.format(longest=distances.distance(1000 * max(one.longest for one in last)), **facts),
            by_files(),
        )
    yield from _spike(pack, by, story)


def _spike(pack: Pack, by: By, story: Story) -> Iterator[SummaryLine]:
    """The last run that was much farther than those before."""
    compared = [one for one in spikes(summaries(by, story.patient.id), pack) if one.is_one]
    if compared and (one := compared[-1]).before and one.before.km:
        days = round(pack.load_rules.fact("single-run", "ratio").number)
        words = spike_words(one.on, one.km * 1000, one.before.km * 1000, days)
        yield SummaryLine(gettext("The last jump: {run}").format(run=words), by_files())


def program(pack: Pack, story: Story, stands: ProgrammeToday | None, problem: str) -> SummarySection:
    """problem: why the program could not be brought to today, in words."""
    return section(gettext("Program now"), _program(pack, story, stands, problem), 5, 3)


def _program(pack: Pack, story: Story, stands: ProgrammeToday | None, problem: str) -> Iterator[SummaryLine]:
    kept, kept_to = story.kept, story.adherence
    if kept is None:
        yield SummaryLine(gettext("There is no exercise program now."), "")
    else:
        facts = {
            "title": _title(pack, story, kept.cause),
            "phase": kept.phase,
            "name": PHASES.get(kept.phase, ""),
            "day": short_day(phase_since(kept)),
        }
        words = gettext("Phase {phase} ({name}) since {day}, for: {title}.").format(**facts)
        yield SummaryLine(words, by_program())
        if problem:
            yield SummaryLine(problem, by_program())
    if kept_to.planned or kept_to.done:
        words = gettext("Sessions of the last 4 weeks: {done} done, {planned} planned.")
        yield SummaryLine(words.format(done=kept_to.done, planned=kept_to.planned), by_diary())
    if stands:
        for words in (*held_now(pack, stands), *sentences(pack, stands.clinician, aloud=False))[:2]:
            yield SummaryLine(about_them(cut(words, 250)), by_program())
    if story.changed:
        [line] = lines_for_clinician(pack, [story.changed])
        words = gettext("Last change: {what}").format(
            what=about_them(cut(f"{line.what} {' '.join(line.why)}", 250))
        )
        yield SummaryLine(
            words, gettext("{name}, {day}").format(name=line.who, day=short_day(line.at.date()))
        )


def _title(pack: Pack, story: Story, cause: str) -> str:
    """The plain name is enough where the same page has named the confirmed cause whole."""
    whole = name_of_cause(pack, cause)
    same = story.confirmed is not None and story.confirmed.cause == cause
    return whole.partition(" (")[0] if same else whole
