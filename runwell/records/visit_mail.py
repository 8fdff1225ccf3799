"""Mails to runners about their visits: when and where, and nothing of why or with whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from types import MappingProxyType

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.exchange.invitation import Invitation, Stands, invitation
from runwell.records import access, post
from runwell.records.access.intakes import intake_waits
from runwell.records.access.visits import AskedVisit
from runwell.records.audit import By
from runwell.records.models import Location, Visit
from runwell.records.visit_links import link_of
from runwell.records.visit_words import address_of, when_in_words


class Told(Enum):
    """What a mail says."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    DECLINED = "declined"
    CALLED_OFF = "called off"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REMINDER = "reminder"


# Subject, and the first sentence.
SENTENCES: Mapping[Told, tuple[Promise | str, Promise | str]] = MappingProxyType(
    {
        Told.ASKED: (
            _("We received your request"),
            _("We received your request for an appointment. You will hear from us soon."),
        ),
        Told.ACCEPTED: (_("Your appointment"), _("Your appointment is set.")),
        Told.PROPOSED: (
            _("We propose a time for your appointment"),
            _("We propose this time for your appointment. Please tell us whether it suits you."),
        ),
        Told.DECLINED: (
            _("We could not give you an appointment"),
            _("We cannot give you this appointment. The page behind the link says why. You can call us."),
        ),
        Told.CALLED_OFF: (
            _("We had to cancel your appointment"),
            _("We had to cancel your appointment on {when}. The page behind the link says why."),
        ),
        Told.MOVED: (
            _("Your appointment is being moved"),
            _("You asked for another time. We hold it for you, and will tell you soon whether it is set."),
        ),
        Told.CANCELLED: (_("Your appointment is canceled"), _("Your appointment is canceled.")),
        Told.REMINDER: (_("Your appointment is tomorrow"), _("Your appointment is tomorrow.")),
    }
)
BEFORE_A_VISIT = frozenset({Told.ACCEPTED, Told.REMINDER})
HOW_IT_STANDS = MappingProxyType(
    {
        Visit.HELD: Stands.TENTATIVE,
        Visit.PROPOSED: Stands.TENTATIVE,
        Visit.AGREED: Stands.CONFIRMED,
        Visit.CANCELLED: Stands.CANCELLED,
        Visit.DECLINED: Stands.CANCELLED,
    }
)


def tell(by: By, asked: AskedVisit, told: Told, *, invites: bool = False, key: str = "") -> bool:
    """Have the mail sent. invites: with an invitation of the time.

    False: the runner gave no address, or a mail with this key was sent before.
    """
    request, visit = asked.request, asked.visit
    if not request.email:
        return False
    subject, first = SENTENCES[told]
    attached: tuple[post.Attached, ...] = ()
    if invites and visit and visit.location:
        made = invitation_of(asked, request.email, timezone.now())
        attached = (post.Attached("appointment.ics", invitation(made).decode(), method=made.method),)
    sent = post.send_later(
        by=by,
        to=request.email,
        subject=str(subject),
        body=_body(asked, str(first), told in BEFORE_A_VISIT and _intake_waits(asked)),
        key=key,
        until=_until(visit),
        attached=attached,
    )
    return sent is not None


def invitation_of(asked: AskedVisit, attendee: str, stamp: datetime) -> Invitation:
    """The newest time of a request, for a calendar. The visit must have an office."""
    visit = asked.visit
    if visit is None or visit.location is None:
        raise ValueError("only a time at an office can be invited to")
    return Invitation(
        uid=uid_of(asked),
        sequence=visit.sequence,
        stands=HOW_IT_STANDS.get(visit.state, Stands.CONFIRMED),
        begins_at=visit.begins_at,
        ends_at=visit.ends_at,
        zone=visit.location.time_zone,
        title=gettext("Appointment"),
        place=address_of(visit.location),
        says=visit.location.telephone,
        organizer=access.practice().front_desk_email,
        attendee=attendee,
        stamp=stamp,
    )


def uid_of(asked: AskedVisit) -> str:
    """One for all times of a request, also in the runner's calendar feed."""
    return f"visit-{asked.request.id}@runwell"


def _intake_waits(asked: AskedVisit) -> bool:
    return asked.request.patient is not None and intake_waits(asked.request.patient)


def _body(asked: AskedVisit, first: str, intake: bool) -> str:
    visit, office = asked.visit, _office(asked)
    when = when_in_words(visit.begins_at, office.time_zone) if visit and office else ""
    lines = [first.format(when=when), ""]
    if when and office:
        lines += [when, address_of(office), ""]
    if intake:
        # The address, too, says nothing of what they are about: that stands on pages behind the sign-in.
        there = f"{settings.WAGTAILADMIN_BASE_URL}/my/visits/"
        lines += [gettext("Five minutes of questions before your visit: {link}").format(link=there), ""]
    if link := link_of(asked.request):
        lines += [gettext("See, move or cancel your request: {link}").format(link=link), ""]
    telephones = [office] if office else list(access.locations())
    lines += [
        gettext("Call us in {office}: {telephone}").format(office=one.name, telephone=one.telephone)
        for one in telephones
    ]
    return "\n".join(lines) + "\n"


def _office(asked: AskedVisit) -> Location | None:
    return asked.visit.location if asked.visit else asked.request.location


def _until(visit: Visit | None) -> datetime | None:
    """A mail about a time that is over is of no use."""
    soon = timezone.now() + post.OF_USE_FOR
    if visit is None or visit.state not in Visit.STANDS or visit.begins_at <= timezone.now():
        return None
    return min(soon, visit.begins_at)
