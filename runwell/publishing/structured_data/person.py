"""A person of the practice as their page shows them. A physical therapist is no Physician of schema.org."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.publishing.structured_data.site import Node, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """address: of their page, or of their place on a page. clinics: the addresses of the offices' pages."""

    address: str
    name: str
    title: str
    credentials: str = ""
    about: str = ""
    does: tuple[str, ...] = ()
    clinics: tuple[str, ...] = ()


def person(site: Site, one: Colleague) -> Node:
    """Who they are, what they do here, and where."""
    node: Node = {
        "@type": "Person",
        "@id": site.at(f"{one.address}#person"),
        "url": site.at(one.address),
        "name": one.name,
        "honorificSuffix": one.credentials,
        "jobTitle": one.title,
        "description": one.about,
        "knowsAbout": list(one.does),
        "worksFor": site.practice_id,
        "workLocation": [{"@id": site.at(f"{address}#clinic")} for address in one.clinics],
    }
    return {name: value for name, value in node.items() if value}


def profile_page(site: Site, one: Colleague) -> Node:
    """The page about them."""
    return {
        "@type": "ProfilePage",
        "@id": site.at(f"{one.address}#page"),
        "url": site.at(one.address),
        "name": one.name,
        "isPartOf": site.site_id,
        "mainEntity": {"@id": site.at(f"{one.address}#person")},
    }
