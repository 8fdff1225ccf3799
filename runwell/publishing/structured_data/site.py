"""The practice and its site, to which every other node leads by its @id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from runwell.refusals import Refusal

Node = dict[str, Any]

# Of schema.org's specialties. There is a kind of business of the same name, so it is named by its address.
SPECIALTY = "https://schema.org/Physiotherapy"


@dataclass(frozen=True, slots=True)
class Site:
    """origin: where the site lies, "https://example.org". name: of the practice, which is the site's too."""

    origin: str
    name: str
    language: str = "en-US"

    def __post_init__(self) -> None:
        if not self.origin.startswith(("https://", "http://")) or self.origin.endswith("/"):
            raise Refusal(f"“{self.origin}” is not where a site lies", mend="Write https://example.org")
        if not self.name:
            raise Refusal("The practice has no name", mend="Load the practice first")

    def at(self, address: str) -> str:
        """The whole address of one that begins with a slash."""
        return f"{self.origin}{address}"

    @property
    def practice_id(self) -> Node:
        """The practice, by reference."""
        return {"@id": self.at("/#practice")}

    @property
    def site_id(self) -> Node:
        """The site, by reference."""
        return {"@id": self.at("/#site")}


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page on the way to this one. address: begins with a slash."""

    name: str
    address: str


def practice(site: Site, clinics: Sequence[str] = ()) -> Node:
    """The practice. clinics: the addresses of its offices' pages."""
    node = {
        "@type": "MedicalOrganization",
        **site.practice_id,
        "name": site.name,
        "url": site.at("/"),
        "medicalSpecialty": SPECIALTY,
    }
    if clinics:
        node["subOrganization"] = [{"@id": site.at(f"{address}#clinic")} for address in clinics]
    return node


def website(site: Site) -> Node:
    """The site as a whole."""
    return {
        "@type": "WebSite",
        **site.site_id,
        "name": site.name,
        "url": site.at("/"),
        "inLanguage": site.language,
        "publisher": site.practice_id,
    }


def breadcrumbs(site: Site, crumbs: Sequence[Crumb]) -> Node:
    """The way from the first page to this one, which comes last."""
    if not crumbs:
        raise Refusal("The way to this page has no steps", mend="Name the page itself at least")
    steps = [
        {"@type": "ListItem", "position": place, "name": crumb.name, "item": site.at(crumb.address)}
        for place, crumb in enumerate(crumbs, start=1)
    ]
    return {
        "@type": "BreadcrumbList",
        "@id": site.at(f"{crumbs[-1].address}#way"),
        "itemListElement": steps,
    }
