"""Every address of ours, with somebody who may come in, out of the access matrix."""

import tomllib
from pathlib import Path

from django.test import Client
from django.urls import reverse

from tests.access.roles import COLUMNS, named
from tests.people import sign_in

MATRIX = tomllib.loads((Path(__file__).parents[1] / "access" / "addresses.toml").read_text())
# Who tries first: people whom a hole would serve.
ORDER = ["patient", "assigned clinician", "front desk here", "administrator", "owner", *COLUMNS]


def doors(method):
    """The names of the addresses that open for somebody by this method, and for whom."""
    for name in sorted(MATRIX):
        open_to = named(MATRIX[name].get(method, []))
        if open_to:
            yield name, next(one for one in ORDER if one in open_to)


def path_of(name, world):
    known = {**world.people, **world.things}
    things = {word: known[thing] for word, thing in MATRIX[name].get("with", {}).items()}
    return reverse(name, kwargs={word: getattr(thing, "pk", thing) for word, thing in things.items()})


def browser(world, column, **options):
    client = Client(**options)
    if column in world.people:
        sign_in(client, world.people[column])
    return client
