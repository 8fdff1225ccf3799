"""Every address that is our own, found where Django finds it, so that none can be forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

# Wagtail's pages and editor, and allauth's own pages, have no ids of other people in their addresses but
# for what their own rights guard; tests/pages and tests/web/account try those.
OURS = "runwell."


@dataclass(frozen=True, slots=True)
class Address:
    """name: as templates write it, "desk:mark". arguments: the names of its parts that vary."""

    name: str
    arguments: tuple[str, ...]


def ours() -> list[Address]:
    """All of them, in the order of the addresses."""
    return sorted(_below(get_resolver(), "", ()), key=lambda address: address.name)


def _below(resolver, space, arguments):
    for one in resolver.url_patterns:
        known = (*arguments, *one.pattern.regex.groupindex, *getattr(one.pattern, "converters", {}))
        if isinstance(one, URLResolver):
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from _below(one, inside, known)
        elif isinstance(one, URLPattern) and one.callback.__module__.startswith(OURS):
            assert one.name, f"{one.callback} has an address without a name"
            yield Address(f"{space}{one.name}", tuple(dict.fromkeys(known)))
