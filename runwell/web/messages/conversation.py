"""A part of what was written, as one of its two sides reads it; showing it is what marks it as read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records.access.messages import Reader, message_reader, read_to, thread
from runwell.records.actions.messages import note_read
from runwell.records.models import Message

A_PAGE = 50
# How browsers say that nobody looks at this yet: the standard's name, and two older ones.
AHEAD_OF_TIME = ("Sec-Purpose", "Purpose", "X-Moz")


@dataclass(frozen=True, slots=True)
class Line:
    """new: the reader was not shown it before. here: where the page opens."""

    message: Message
    who: str
    mine: bool
    new: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """seen: up to which number the reader has been shown everything, this page included.

    older, newer: `before` of the pages beside it; 0: there is none.
    """

    days: tuple[Day, ...]
    seen: int
    older: int
    newer: int

    @property
    def newest(self) -> bool:
        return not self.newer


def conversation(request: HttpRequest, patient_id: UUID) -> Conversation:
    """Fifty messages: those before the number in the address, else from the first that is unread."""
    reader = message_reader(request.user, patient_id)
    every, read = thread(request.user, patient_id), read_to(reader)
    unread = reader.from_others().filter(number__gt=read).order_by("number")
    first_new = unread.values_list("number", flat=True).first() or 0
    end = every.values_list("number", flat=True).last() or 0
    first, last = _window(request.GET.get("before", ""), first_new, end)
    shown = list(every.filter(number__gte=first, number__lte=last))
    # Whoever leafs to the end past what they were not shown has not seen it.
    seen = read if unread.filter(number__lt=first).exists() else max(read, last)
    if seen > read and looked_at(request):
        note_read(by=request.user, patient_id=patient_id, number=seen)
    opens_at = first_new if first <= first_new <= last else last
    lines = (_line(one, reader, read, opens_at) for one in shown)
    return Conversation(
        days=_by_day(lines),
        seen=seen,
        older=first if first > 1 else 0,
        newer=min(last + A_PAGE, end) + 1 if last < end else 0,
    )


def looked_at(request: HttpRequest) -> bool:
    """False where a program asks, or a browser that fetches what its user may want to see next."""
    asked_ahead = any(request.headers.get(name) for name in AHEAD_OF_TIME)
    return request.method != "HEAD" and not asked_ahead


def _window(before: str, first_new: int, end: int) -> tuple[int, int]:
    """The numbers of the first and the last message of a page."""
    if before.isascii() and before.isdigit() and len(before) < 10:
        last = max(min(int(before) - 1, end), min(A_PAGE, end))
        return max(1, last - A_PAGE + 1), last
    first = max(1, end - A_PAGE + 1)
    if 0 < first_new < first:
        return first_new, min(first_new + A_PAGE - 1, end)
    return first, end


def _line(message: Message, reader: Reader, read: int, opens_at: int) -> Line:
    mine = message.clinician == reader.clinician
    writer = message.clinician or reader.patient.account
    who = gettext("You") if mine else writer.name or writer.email
    return Line(message, who, mine, not mine and message.number > read, message.number == opens_at)


def _by_day(lines: Iterable[Line]) -> tuple[Day, ...]:
    days = groupby(lines, key=lambda line: timezone.localdate(line.message.at))
    return tuple(Day(on, tuple(of_day)) for on, of_day in days)
