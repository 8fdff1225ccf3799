"""The page about a condition, and the condition; who answers for it only where somebody really does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from runwell.publishing.structured_data.site import SPECIALTY, Node, Site


@dataclass(frozen=True, slots=True)
class Signature:
    """A clinician's word for a page. demo: made up, so that no machine may read it as a review.

    address: of the clinician's page on this site, where there is one.
    """

    name: str
    day: date
    demo: bool
    credentials: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionPage:
    """address: of the page. condition: its name in plain words; anatomy: the part of the body.

    causes, treatments: names, as far as the page has them. sources: their addresses. author: a person's name,
    or "" for the practice. picture: its whole address. written, changed: days.
    """

    address: str
    heading: str
    description: str = ""
    condition: str
    anatomy: str = ""
    causes: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    author: str = ""
    written: date | None = None
    changed: date | None = None
    picture: str = ""
    signature: Signature | None = None


def condition_page(site: Site, page: ConditionPage) -> Node:
    """The page as a medical page about its condition. A demo signature leaves no trace in it."""
    node: Node = {
        "@type": "MedicalWebPage",
        "@id": site.at(f"{page.address}#page"),
        "url": site.at(page.address),
        "name": page.heading,
        "description": page.description,
        "inLanguage": site.language,
        "isPartOf": site.site_id,
        "breadcrumb": {"@id": site.at(f"{page.address}#way")},
        "specialty": SPECIALTY,
        "medicalAudience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "publisher": site.practice_id,
        "author": {"@type": "Person", "name": page.author} if page.author else site.practice_id,
        "datePublished": page.written and page.written.isoformat(),
        "dateModified": page.changed and page.changed.isoformat(),
        "primaryImageOfPage": page.picture and {"@type": "ImageObject", "contentUrl": page.picture},
        "citation": list(page.sources),
        "about": _condition(site, page),
        **_reviewed(site, page.signature),
    }
    return {name: value for name, value in node.items() if value}


def _condition(site: Site, page: ConditionPage) -> Node:
    node: Node = {
        "@type": "MedicalCondition",
        "@id": site.at(f"{page.address}#condition"),
        "name": page.condition,
        "associatedAnatomy": page.anatomy and {"@type": "AnatomicalStructure", "name": page.anatomy},
        "cause": [{"@type": "MedicalCause", "name": name} for name in page.causes],
        "possibleTreatment": [{"@type": "MedicalTherapy", "name": name} for name in page.treatments],
    }
    return {name: value for name, value in node.items() if value}


def _reviewed(site: Site, signature: Signature | None) -> Node:
    if signature is None or signature.demo:
        return {}
    who: Node = {"@type": "Person", "name": signature.name}
    if signature.credentials:
        who["honorificSuffix"] = signature.credentials
    if signature.address:
        who |= {"@id": site.at(f"{signature.address}#person"), "url": site.at(signature.address)}
    return {"reviewedBy": who, "lastReviewed": signature.day.isoformat()}
