"""Structured data in the head of a page: one tag for each kind of page, whose words it shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from runwell.publishing.structured_data import clinic, condition, exercise, lists, person, site
from runwell.publishing.structured_data.markup import script
from runwell.publishing.structured_data.site import Crumb, Node, Site
from runwell.records import access
from runwell.records.models import Location, TeamMember
from runwell.web.public.offices import Office
from runwell.web.structured_data import (
    clinic_of,
    colleague_of,
    condition_of,
    location_address,
    member_address,
    the_site,
)

register = template.Library()


@register.simple_tag(takes_context=True)
def structured_home(context: Context) -> str:
    """The practice with all its offices."""
    here = _site(context)
    return _markup(here, []) if here else ""


@register.simple_tag(takes_context=True)
def structured_condition(context: Context, page: Any) -> str:
    """A condition page."""
    if not (here := _site(context)):
        return ""
    said = condition_of(page)
    return _markup(here, [_home(), Crumb(said.heading, said.address)], condition.condition_page(here, said))


@register.simple_tag(takes_context=True)
def structured_location(context: Context, place: Location) -> str:
    """An office."""
    if not (here := _site(context)):
        return ""
    people = [one for one in access.team() if one.sees_patients and place in one.locations.all()]
    node = clinic.clinic(here, clinic_of(place), [member_address(one) for one in people])
    above = Crumb(gettext("Locations"), reverse("site:locations"))
    persons = [person.person(here, colleague_of(one)) for one in people]
    return _markup(here, [_home(), above, Crumb(place.name, location_address(place))], node, *persons)


@register.simple_tag(takes_context=True)
def structured_locations(context: Context, offices: Iterable[Office]) -> str:
    """The page of all offices, each told of in full."""
    if not (here := _site(context)):
        return ""
    name, places = gettext("Locations"), [office.place for office in offices]
    rows = [Crumb(place.name, location_address(place)) for place in places]
    clinics = [clinic.clinic(here, clinic_of(place)) for place in places]
    return _listing(here, name, reverse("site:locations"), rows, *clinics)


@register.simple_tag(takes_context=True)
def structured_member(context: Context, member: TeamMember) -> str:
    """A person of the practice."""
    if not (here := _site(context)):
        return ""
    one = colleague_of(member)
    above = Crumb(gettext("Our team"), reverse("site:team"))
    nodes = person.profile_page(here, one), person.person(here, one)
    return _markup(here, [_home(), above, Crumb(one.name, one.address)], *nodes)


@register.simple_tag(takes_context=True)
def structured_team(context: Context) -> str:
    """The page of everybody."""
    if not (here := _site(context)):
        return ""
    rows = [Crumb(one.name, member_address(one)) for one in access.team()]
    return _listing(here, gettext("Our team"), reverse("site:team"), rows)


@register.simple_tag(takes_context=True)
def structured_exercise(context: Context, page: Any, kind: str = "") -> str:
    """An exercise of the pack. page: as its view has it, with the dose in words."""
    if not (here := _site(context)):
        return ""
    one, address = page.exercise, reverse("site:exercise", args=[page.exercise.id])
    plan = exercise.exercise_plan(here, exercise.ExercisePage(address, one, kind, page.dose))
    above = Crumb(gettext("Exercises"), reverse("site:exercises"))
    return _markup(here, [_home(), above, Crumb(one.name, address)], plan)


@register.simple_tag(takes_context=True)
def structured_exercises(context: Context, groups: Iterable[Any], name: str, address: str) -> str:
    """A page that lists exercises in groups."""
    if not (here := _site(context)):
        return ""
    listed = [one for group in groups for one in group.exercises]
    rows = [Crumb(one.name, reverse("site:exercise", args=[one.slug])) for one in listed]
    return _listing(here, name, address, rows)


def _site(context: Context) -> Site | None:
    return the_site(context["request"]) if "request" in context else None


def _home() -> Crumb:
    return Crumb(gettext("Home"), "/")


def _listing(here: Site, name: str, address: str, rows: list[Crumb], *more: Node) -> SafeString:
    way = [_home(), Crumb(name, address)]
    return _markup(here, way, lists.list_page(here, address, name, rows), *more)


def _markup(here: Site, way: list[Crumb], *nodes: Node) -> SafeString:
    clinics = [location_address(place) for place in access.locations()]
    steps = [site.breadcrumbs(here, way)] if way else []
    every = [site.practice(here, clinics), site.website(here), *steps, *nodes]
    return mark_safe(script(every))  # escaped by the room that makes it, so that no word can end the block
