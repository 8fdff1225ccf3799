"""A request that is being changed, and the time that it takes or gives back, inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from runwell.care.changing_visits import Change, Hindrance, hindrance
from runwell.care.free_times import FreeTime, NotFree, Terms, in_turn, quarters, why_not
from runwell.records import visit_mail
from runwell.records.access.visits import (
    AskedVisit,
    clinicians_at,
    clinicians_of,
    next_free,
    opening_at,
    terms,
    with_time,
)
from runwell.records.audit import By
from runwell.records.models import Location, Practice, TakenQuarter, TeamMember, Visit, VisitRequest
from runwell.records.visit_mail import Told
from runwell.records.visit_reminding import forget_reminder, remind_later
from runwell.records.visit_words import refusal
from runwell.refusals import Refusal

# Beyond what anybody is offered: nothing is looked up there.
FURTHEST = timedelta(days=800)


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTime:
    """location: where. member_id: with whom; None: with whoever is free. begins_at: with a time zone."""

    location: Location
    member_id: UUID | None
    begins_at: datetime
    by_desk: bool = False

    def __post_init__(self) -> None:
        if self.begins_at.tzinfo is None or self.begins_at.utcoffset() is None:
            mend = gettext("Choose one of the times that are shown")
            raise Refusal(gettext("this time lacks its time zone"), gettext("time"), mend)

    def terms(self) -> Terms:
        return terms().for_the_desk() if self.by_desk else terms()

    def members(self) -> tuple[TeamMember, ...]:
        """Refusal: this clinician does not see patients at this office."""
        here = clinicians_at(self.location)
        if self.member_id is None:
            return here
        chosen = tuple(one for one in here if one.id == self.member_id)
        if not chosen:
            mend = gettext("Choose one of the clinicians on the page, or whoever is free first")
            raise Refusal(
                gettext("this clinician does not see patients at this office"), gettext("clinician"), mend
            )
        return chosen

    def free(self, now: datetime) -> tuple[FreeTime, ...]:
        """With whom it can be had, whose turn it is first. Refusal: with nobody, and why."""
        day = min(max(self.begins_at.date(), now.date()), now.date() + FURTHEST)
        opening = opening_at(self.location, day, 1)
        clinicians = clinicians_of(self.location, self.members(), day, 1)
        ours = self.terms()
        whys = {one.id: why_not(opening, one, ours, self.begins_at, now) for one in clinicians}
        ends = self.begins_at + ours.length
        found = [FreeTime(self.begins_at, ends, one) for one, why in whys.items() if why is None]
        if not found:
            closest = max(
                (why for why in whys.values() if why), key=lambda why: why.value, default=NotFree.CLOSED
            )
            raise self.refused(closest, now)
        return in_turn(found, clinicians, opening)

    def refused(self, why: NotFree, now: datetime) -> Refusal:
        if why not in (NotFree.AWAY, NotFree.TAKEN):
            return refusal(why)
        member = TeamMember.objects.filter(id=self.member_id).first() if self.member_id else None
        return refusal(why, next_free(self.location, member, self.begins_at, now))


@dataclass(slots=True)
class Holding:
    """To be used inside an action. Whoever takes or gives back a time holds the practice's row first: two
    who exchange times would otherwise wait for each other for ever."""

    asked: AskedVisit
    now: datetime

    @classmethod
    def of(cls, request_id: UUID) -> Holding:
        """The request, ours alone until the transaction ends. PermissionDenied: there is none."""
        cls.hold_the_diary()
        request = VisitRequest.objects.select_for_update().filter(id=request_id).first()
        if request is None:
            raise PermissionDenied("there is no such request")
        return cls(with_time(request), timezone.now())

    @staticmethod
    def hold_the_diary() -> None:
        """Nobody else changes who is seen when, until the transaction ends."""
        Practice.objects.select_for_update().first()

    @property
    def request(self) -> VisitRequest:
        return self.asked.request

    @property
    def visit(self) -> Visit | None:
        return self.asked.visit

    @property
    def standing(self) -> Visit | None:
        return self.visit if self.visit and self.visit.state in Visit.STANDS else None

    def demand(self, change: Change, seen: UUID | None = None, state: str = "") -> None:
        """Refusal: it is not allowed now, or the time or the state is another than the one that was seen."""
        why = hindrance(change, self.asked.stand, self.now)
        if why:
            raise refusal(why)
        if state and state != self.request.state:
            raise refusal(Hindrance.OTHERWISE)
        if seen is not None and (self.visit is None or self.visit.id != seen):
            mend = gettext("Look at the request again")
            raise Refusal(gettext("the time of this request was changed meanwhile"), gettext("time"), mend)

    def agreed(self, seen: UUID | None) -> bool:
        """Both have agreed already, to the time that was seen."""
        visit = self.visit
        is_so = visit is not None and visit.state == Visit.AGREED and visit.begins_at > self.now
        return is_so and visit is not None and seen in (None, visit.id)

    def has(self, state: str, wanted: WantedTime) -> bool:
        """The very time is there already in this state."""
        visit = self.visit
        if visit is None or visit.state != state or wanted.member_id not in (None, visit.member_id):
            return False
        return (visit.begins_at, visit.location_id) == (wanted.begins_at, wanted.location.id)

    def agree(self, by: By, **facts: object) -> None:
        """Both agree to the time that stands; the runner is reminded of it."""
        self.mark(Visit.AGREED)
        self.say(VisitRequest.AGREED, **facts)
        remind_later(by, self.asked, self.now)

    def write(self, by: By, told: Told) -> None:
        """Have the runner told. Once there was an invitation, each change goes into their calendar, too."""
        visit, invited = self.visit, self._last_sequence()
        invites = visit is not None and (told is Told.ACCEPTED or invited > 0)
        if visit and invites:
            visit.sequence = invited + 1
            visit.save(update_fields=["sequence"])
        visit_mail.tell(by, self.asked, told, invites=invites)

    def take(self, wanted: WantedTime, state: str, said: str = "") -> Visit:
        """Take a time for this request, in place of the one that it had. TimeIsTaken, or another Refusal."""
        if self.standing:
            self.release(Visit.MOVED)
        for free in wanted.free(self.now):
            visit = self._tried(wanted.location, free, state, said)
            if visit:
                self.request.location = wanted.location
                self.asked = AskedVisit(self.request, visit)
                return visit
        raise wanted.refused(NotFree.TAKEN, self.now)

    def release(self, state: str) -> None:
        """Give the time back."""
        if self.standing:
            self.standing.quarters.all().delete()
            forget_reminder(self.standing)
            self.mark(state)

    def mark(self, state: str) -> None:
        visit = self.visit
        if visit:
            visit.state, visit.since = state, self.now
            visit.save(update_fields=["state", "since"])

    def say(self, state: str, **facts: object) -> None:
        """How the request stands now."""
        for name, fact in {"state": state, **facts}.items():
            setattr(self.request, name, fact)
        self.request.save(update_fields=["state", "location", *facts])

    def _last_sequence(self) -> int:
        """0: no invitation was sent for this request."""
        return self.request.visits.aggregate(last=Max("sequence"))["last"] or 0

    def _tried(self, location: Location, free: FreeTime, state: str, said: str) -> Visit | None:
        """None: somebody was faster; the database says so, whatever was read before."""
        try:
            with transaction.atomic():
                visit = Visit.objects.create(
                    request=self.request,
                    member_id=free.member_id,
                    location=location,
                    begins_at=free.begins_at,
                    ends_at=free.ends_at,
                    state=state,
                    since=self.now,
                    said=said,
                )
                TakenQuarter.objects.bulk_create(
                    TakenQuarter(member_id=free.member_id, visit=visit, begins_at=at)
                    for at in quarters(free.begins_at, free.ends_at)
                )
        except IntegrityError:
            return None
        return visit
