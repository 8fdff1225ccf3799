"""An office of the practice: where it is, whom to call, when it is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from runwell.publishing.structured_data.site import SPECIALTY, Node, Site

# How search engines are told that a place is closed all day.
CLOSED = "00:00"


@dataclass(frozen=True, slots=True)
class Hours:
    """Some days of the week, in English ("Monday"), and their hours ("07:00", "19:00")."""

    days: tuple[str, ...]
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A day unlike the week's; without hours the office is closed. name: as people call it."""

    day: date
    name: str
    opens: str = ""
    closes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """address: of its page. The rest is what that page shows."""

    address: str
    name: str
    street: str
    city: str
    state: str
    zip: str
    telephone: str
    hours: tuple[Hours, ...] = ()
    other_days: tuple[OtherDay, ...] = ()
    country: str = "US"


def clinic(site: Site, office: Clinic, people: Sequence[str] = ()) -> Node:
    """The office as a clinic for physical therapy. people: the addresses of who works there."""
    node: Node = {
        "@type": "MedicalClinic",
        "@id": site.at(f"{office.address}#clinic"),
        "name": f"{site.name}, {office.name}",
        "url": site.at(office.address),
        "medicalSpecialty": SPECIALTY,
        "telephone": office.telephone,
        "address": _postal(office),
        "parentOrganization": site.practice_id,
    }
    if office.hours:
        node["openingHoursSpecification"] = [_week(row) for row in office.hours]
    if office.other_days:
        node["specialOpeningHoursSpecification"] = [_other(day) for day in office.other_days]
    if people:
        node["employee"] = [{"@id": site.at(f"{address}#person")} for address in people]
    return node


def _postal(office: Clinic) -> Node:
    return {
        "@type": "PostalAddress",
        "streetAddress": office.street,
        "addressLocality": office.city,
        "addressRegion": office.state,
        "postalCode": office.zip,
        "addressCountry": office.country,
    }


def _week(row: Hours) -> Node:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{day}" for day in row.days],
        "opens": row.opens,
        "closes": row.closes,
    }


def _other(one: OtherDay) -> Node:
    return {
        "@type": "OpeningHoursSpecification",
        "name": one.name,
        "validFrom": one.day.isoformat(),
        "validThrough": one.day.isoformat(),
        "opens": one.opens or CLOSED,
        "closes": one.closes or CLOSED,
    }
