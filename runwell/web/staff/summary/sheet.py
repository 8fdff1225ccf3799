"""The whole page: who it is, its sections in the order of need, and of what it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.translation import get_language, gettext

from runwell.exchange.summary_sheet import SummarySection, SummarySheet
from runwell.knowledge.pack import Pack
from runwell.records.access.accounts import age_on
from runwell.records.access.summary import Story
from runwell.records.audit import By
from runwell.records.models import Visit
from runwell.records.programme_today import ProgrammeToday
from runwell.web.staff.summary import causes, course, told
from runwell.web.staff.summary.danger import danger
from runwell.web.staff.summary.saying import cut, day_of, short_day, short_time


def sheet_of(
    pack: Pack, by: By, story: Story, stands: ProgrammeToday | None, problem: str, today: date, shown: bool
) -> SummarySheet:
    """stands: the program as it was brought to today; problem: why it could not be, in words. shown: whether
    causes are named.
    """
    return SummarySheet(
        title=gettext("Summary"),
        language=get_language() or "en",
        name=cut(story.patient.account.name or story.patient.account.email, 80),
        facts=tuple(_facts(story, today)),
        sections=(
            causes.why_they_come(pack, story),
            danger(pack, story, stands),
            told.takes(story),
            *_causes(pack, story, shown),
            course.pain(pack, story, today, told.behaves(story)),
            course.limits(pack, story, told.of_the_day(story)),
            course.load(pack, by, story, today),
            told.tried(story),
            told.health(pack, story),
            told.goals(story),
            course.program(pack, story, stands, problem),
            causes.not_known(pack, story),
            causes.next_tests(pack, story),
        ),
        foot=tuple(_foot(pack, story, today)),
        left_out=gettext("and {n} more"),
        rest=gettext("More lines on the timeline: {n}."),
    )


def _causes(pack: Pack, story: Story, shown: bool) -> tuple[SummarySection, SummarySection]:
    """What is confirmed stands before what was only likely."""
    likely, found = causes.leading(pack, story, shown), causes.found(pack, story)
    if story.confirmed and story.confirmed.cause:
        return replace(found, rank=1), replace(likely, rank=5)
    return likely, found


def _facts(story: Story, today: date) -> Iterator[str]:
    born, office = story.patient.account.born_on, story.patient.location
    if born:
        yield gettext("{age} years old").format(age=age_on(today, born))
    yield office.name if office else gettext("no office yet")
    names = ", ".join(cut(one, 40) for one in story.clinicians)
    yield gettext("Clinician: {names}").format(names=names or gettext("nobody yet"))
    yield _visit(story.visit) if story.visit else gettext("No visit is agreed")
    if story.discharge:
        yield gettext("Care ended on {day}").format(day=short_time(story.discharge.at))


def _visit(visit: Visit) -> str:
    """By the clock of the office."""
    zone = ZoneInfo(visit.location.time_zone) if visit.location else None
    begins = timezone.localtime(visit.begins_at, zone)
    words = gettext("Visit: {when}").format(when=in_format(begins, "l, F j, P"))
    who = [one.name for one in (visit.location, visit.member) if one]
    return f"{words} ({', '.join(who)})" if who else words


def _foot(pack: Pack, story: Story, today: date) -> Iterator[str]:
    check = story.examined.check
    made = [gettext("Made on {day}").format(day=short_day(today))]
    if check:
        signed = gettext("signed") if check.verdict.get("signed") else gettext("not signed by a clinician")
        words = gettext("check of {day}, pack {pack}, {signed}")
        made.append(
            words.format(day=short_day(day_of(check)), pack=check.verdict.get("pack", ""), signed=signed)
        )
    if not pack.signed and not (check and check.verdict.get("pack") == pack.version):
        made.append(gettext("program and rules by pack {pack}, not signed").format(pack=pack.version))
    yield f"{'; '.join(made)}."
    yield gettext("In brackets: who said it. In quotes: the runner's words. No diagnosis, no legal chart.")
