"""The first parts of addresses that belong to other rooms, where no page of the editor may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from django.urls import URLResolver, get_resolver

# Served by the proxy, or by files.
BESIDES = frozenset({"static", "media"})


@cache
def own_addresses() -> frozenset[str]:
    """Such as "my" and "kept": a page there would be hidden, or be taken for one that is private."""
    firsts = (address.partition("/")[0] for address in _below(get_resolver(), ""))
    return BESIDES | {first for first in firsts if re.fullmatch(r"[\w-]+", first)}


def _below(resolver: URLResolver, above: str) -> Iterator[str]:
    for one in resolver.url_patterns:
        address = f"{above}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from _below(one, address)
        else:
            yield address
