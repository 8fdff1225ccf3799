"""A page that lists others: exercises, offices, people."""

from __future__ import annotations

from collections.abc import Sequence

from runwell.publishing.structured_data.site import Crumb, Node, Site


def list_page(site: Site, address: str, name: str, rows: Sequence[Crumb]) -> Node:
    """The page and what it leads to, in its order."""
    items = [
        {"@type": "ListItem", "position": place, "name": row.name, "url": site.at(row.address)}
        for place, row in enumerate(rows, start=1)
    ]
    return {
        "@type": "CollectionPage",
        "@id": site.at(f"{address}#page"),
        "url": site.at(address),
        "name": name,
        "inLanguage": site.language,
        "isPartOf": site.site_id,
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
    }
