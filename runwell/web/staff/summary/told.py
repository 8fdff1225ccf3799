"""What the runner told of care so far, their health, their day and what they want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext

from runwell.exchange.summary_sheet import SummaryLine, SummarySection
from runwell.knowledge.pack import Pack
from runwell.records.access.intakes import race_in_words
from runwell.records.access.summary import Story
from runwell.records.intake_questions import LONG, SHORT, intake_questions
from runwell.records.packs import the_pack
from runwell.web.staff.summary.saying import about_them, by_check, by_intake, cut, quoted, section

HEALTH = (
    "medication",
    "steroid-use",
    "prior-bsi",
    "osteoporosis",
    "low-energy",
    "menses-irregular",
    "pregnancy",
    "low-bmi",
    "high-bmi",
    "smoking",
    "alcohol-heavy",
    "childhood-hip",
)
NONE = ("no", "none")
# A colleague who treats must know these, however much else there is.
TAKES = ("medicine-kinds", "allergies")
INTAKE_HEALTH = (
    *("illnesses", "medicines", "steroids"),
    *("stress-injury", "bone-density", "energy", "periods", "pregnancy"),
)
TRIED = ("care", "helped", "scans", "scans-said", "referred")
GOALS = ("again", "race", "own-idea", "worries")
BEHAVES = ("when", "night", "morning", "settles", "eases")
DAY = ("work", "sitting", "standing", "sports", "shoes", "sleep")


def said_of(story: Story, names: Iterable[str]) -> Iterator[SummaryLine]:
    """Each answer of the intake on a line of its own."""
    intake, by_id = story.intake, intake_questions().by_id
    if intake is None:
        return
    for name in names:
        if name in by_id and name in intake.answers:
            words = f"{by_id[name].brief}: {_answer(story, name)}"
            yield SummaryLine(words, by_intake(intake))


def _answer(story: Story, name: str) -> str:
    """Free words in quotes; a choice as it was offered."""
    question = intake_questions().by_id[name]
    assert story.intake is not None
    said = question.said(story.intake.answers[name])
    words = quoted(said) if question.kind in (SHORT, LONG) else f"{cut(said, 250)}."
    return " ".join((words, *_by_then(story, name, said)))


def _told_later(story: Story) -> set[str]:
    """Findings of the check that the intake asked about again after it: what it says there holds."""
    check, intake = story.examined.check, story.intake
    if check is None or intake is None or intake.sent_at < check.kept_at:
        return set()
    questions = intake_questions().by_id.values()
    return {one for asked in questions if asked.id in intake.answers for one in asked.findings}


def _by_then(story: Story, name: str, said: str) -> Iterator[str]:
    """What the check was told of the same, where that is something else."""
    check, findings, later = story.examined.check, the_pack().findings, _told_later(story)
    for one in intake_questions().by_id[name].findings:
        value = check.answers.get(one, "") if check and one in later else ""
        if value and findings[one].allows(value) and findings[one].label(value).lower() != said.lower():
            yield gettext("The check was told: {said}.").format(said=findings[one].label(value).lower())


def together(story: Story, names: Iterable[str]) -> Iterator[SummaryLine]:
    """Short answers on one line."""
    intake, by_id = story.intake, intake_questions().by_id
    there = [name for name in names if intake and name in by_id and name in intake.answers]
    if intake and there:
        words = " ".join(f"{by_id[name].brief}: {_answer(story, name)}" for name in there)
        yield SummaryLine(words, by_intake(intake))


def behaves(story: Story) -> Iterator[SummaryLine]:
    """How the pain behaves over a day."""
    return together(story, BEHAVES)


def of_the_day(story: Story) -> Iterator[SummaryLine]:
    """Work, sitting, other sports, shoes, sleep."""
    return together(story, DAY)


def tried(story: Story) -> SummarySection:
    return section(gettext("What was tried"), said_of(story, TRIED), 5, 4)


def goals(story: Story) -> SummarySection:
    """What they want back; a race also where the way back to running knows it."""
    lines = list(said_of(story, GOALS))
    if race := race_in_words(story.patient):
        lines.insert(1, SummaryLine(capfirst(f"{race}."), gettext("runner, way back to running")))
    return section(gettext("Goals and worries"), lines, 2, 1)


def takes(story: Story) -> SummarySection:
    """One line that always stays, and whole."""
    intake, by_id, lines = story.intake, intake_questions().by_id, []
    there = [name for name in TAKES if intake and name in by_id and name in intake.answers]
    if intake and there:
        said = [f"{by_id[name].brief}: {cut(by_id[name].said(intake.answers[name]), 30)}" for name in there]
        lines = [SummaryLine(f"{'; '.join(said)}.", by_intake(intake), whole=True)]
    return section(gettext("Careful"), lines, 1, 0)


def health(pack: Pack, story: Story) -> SummarySection:
    """What is there first; then, on one line, what is not."""
    return section(gettext("Health"), [*_by_check(pack, story), *said_of(story, INTAKE_HEALTH)], 8, 3)


def _by_check(pack: Pack, story: Story) -> Iterator[SummaryLine]:
    check = story.examined.check
    if check is None:
        return
    later = _told_later(story)
    asked = (one for one in HEALTH if one in pack.findings and one not in later)
    given = [(pack.findings[one], check.answers.get(one, "")) for one in asked]
    said = [(finding, value) for finding, value in given if value and finding.allows(value)]
    there = [finding.said(value) for finding, value in said if value not in NONE]
    not_there = [finding.said(value) for finding, value in said if value in NONE]
    for words in ("; ".join(there), "; ".join(not_there)):
        if words:
            yield SummaryLine(
                gettext("Said: {said}.").format(said=about_them(cut(words, 400))), by_check(check)
            )
