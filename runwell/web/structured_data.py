"""What the records hold, as the values that structured data is made of. The same rows as the visible page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, to_locale

from runwell.publishing.structured_data.clinic import Clinic, Hours, OtherDay
from runwell.publishing.structured_data.condition import ConditionPage, Signature
from runwell.publishing.structured_data.person import Colleague
from runwell.publishing.structured_data.site import Site
from runwell.records import access
from runwell.records.models import ClosedDay, Location, TeamMember
from runwell.records.packs import the_pack
from runwell.web.public.offices import today_at

# Search engines read a page every few weeks, so the holidays of the next months stand in it.
AHEAD = timedelta(days=180)


def the_site(request: HttpRequest) -> Site | None:
    """Where the site lies as it was asked. None: no practice is loaded, so there is nothing to tell of."""
    name = access.practice().name
    language = to_locale(get_language() or "en-us").replace("_", "-")
    return Site(f"{request.scheme}://{request.get_host()}", name, language) if name else None


def location_address(place: Location) -> str:
    return reverse("site:location", args=[place.slug])


def member_address(member: TeamMember) -> str:
    return reverse("site:member", args=[member.slug])


def clinic_of(place: Location) -> Clinic:
    """An office with its week and the other days of the next half year."""
    today = today_at(place, timezone.now())
    days = access.closed_days(today, today + AHEAD).filter(location=place)
    same = ("name", "street", "city", "state", "zip", "telephone")
    return Clinic(
        address=location_address(place),
        hours=tuple(Hours(tuple(row["days"]), row["opens"], row["closes"]) for row in place.hours),
        other_days=tuple(map(_other_day, days)),
        **{name: getattr(place, name) for name in same},
    )


def _other_day(one: ClosedDay) -> OtherDay:
    return OtherDay(one.day, one.name, one.opens, one.closes)


def colleague_of(member: TeamMember) -> Colleague:
    same = ("name", "title", "credentials", "about")
    return Colleague(
        address=member_address(member),
        does=tuple(member.does),
        clinics=tuple(location_address(place) for place in member.locations.all()),
        **{name: getattr(member, name) for name in same},
    )


def condition_of(page: Any) -> ConditionPage:
    """A condition page of the site's editor, by what it has; its room and this one do not know each other."""
    # First, since reading the blocks of a page changes how the hash of its content comes out.
    signed = page.signature
    team = tuple(access.team())
    return ConditionPage(
        address=page.get_url() or "/",
        heading=page.title,
        description=page.search_description,
        condition=_condition_name(page),
        anatomy=page.region.replace("-", " ").capitalize(),
        causes=_named(page.body, "cause", _cause),
        treatments=_named(page.body, "treatment", _treatment),
        sources=tuple(line.strip() for line in page.sources.splitlines() if line.strip()),
        author=_author(page.author, team),
        written=_day(page.first_published_at),
        changed=_day(page.last_published_at),
        signature=_signature(signed, team),
    )


def _condition_name(page: Any) -> str:
    """What people search for, the first of it; a title often says more than the condition."""
    keyword = page.keywords.split(",")[0].strip()
    return keyword[:1].upper() + keyword[1:] if keyword else str(page.title)


def _author(words: str, team: Iterable[TeamMember]) -> str:
    """The name of somebody of the practice; "" where the words name a role or nobody that we know."""
    return next((one.name for one in team if words.startswith(one.name)), "")


def _signature(signed: Any, team: Iterable[TeamMember]) -> Signature | None:
    if signed is None:
        return None
    who = next((one for one in team if one.account_id and one.account_id == signed.signed_by_id), None)
    return Signature(
        signed.name,
        timezone.localdate(signed.signed_at),
        demo=signed.demo,
        credentials=signed.credentials,
        address=member_address(who) if who else "",
    )


def _named(body: Iterable[Any], kind: str, name_of: Callable[[str], str]) -> tuple[str, ...]:
    names = (name_of(str(block.value)) for block in body if block.block_type == kind)
    return tuple(dict.fromkeys(filter(None, names)))


def _cause(chosen: str) -> str:
    """ "hip/gluteal-tendinopathy" -> its plain name; "" where the pack has it no more."""
    region, _, name = chosen.partition("/")
    cause = the_pack(region).causes.get(name)
    return cause.plain_name if cause else ""


def _treatment(chosen: str) -> str:
    """ "hip/gtps/load-management" -> "Load management"."""
    return chosen.rpartition("/")[2].replace("-", " ").replace("_", " ").capitalize()


def _day(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None
