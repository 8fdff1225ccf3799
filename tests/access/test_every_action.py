"""Every action is tried as everybody who has an account; whoever is refused changes nothing."""

import importlib
import inspect
import pkgutil
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.utils import timezone

from runwell.records import actions
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.access.kept import kept, watching
from tests.access.roles import COLUMNS, named

pytestmark = pytest.mark.django_db
MATRIX = tomllib.loads((Path(__file__).parent / "actions.toml").read_text())
WITH_AN_ACCOUNT = [column for column in COLUMNS if column != "stranger"]


def every_action():
    """Module and name -> function, for all public functions of the actions."""
    found = {}
    for module in pkgutil.walk_packages(actions.__path__, f"{actions.__name__}."):
        loaded = importlib.import_module(module.name)
        short = module.name.removeprefix(f"{actions.__name__}.")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if not name.startswith("_") and function.__module__ == module.name:
                found[f"{short}.{name}"] = function
    return found


ACTIONS = every_action()


def test_no_action_is_missing_from_the_matrix_and_none_is_left_over():
    assert sorted(MATRIX) == sorted(ACTIONS)


@pytest.mark.parametrize("name", sorted(name for name in MATRIX if "tasks_only" not in MATRIX[name]))
def test_only_those_in_the_matrix_may_act(world, name):
    row, before = MATRIX[name], kept()
    wrong = [
        f"{name} by {column}: {said}"
        for column in WITH_AN_ACCOUNT
        if (said := tried(world, name, row, column, None if column in named(row["by"]) else before))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(name for name in MATRIX if "tasks_only" in MATRIX[name]))
def test_what_only_a_task_does_is_called_by_no_page(name):
    assert MATRIX[name]["tasks_only"], "say why no person does this"
    function = name.rpartition(".")[2]
    pages = Path(actions.__file__).parents[2] / "web"
    assert [file for file in pages.rglob("*.py") if function in file.read_text()] == []


def tried(world, name, row, column, untouched):
    """What was wrong, if anything. Everything that the try changed is undone."""
    given = {word: argument(world, value, column) for word, value in row.get("with", {}).items()}
    refused = ""
    with transaction.atomic(), watching() as seen:
        try:
            with transaction.atomic():
                ACTIONS[name](by=world.people[column], **given)
        except (PermissionDenied, ObjectDoesNotExist) as error:
            refused = type(error).__name__
        except Refusal:
            pass  # a sentence for somebody who may do it, at another time or with other words
        changed = untouched is not None and bool(seen) and kept() != untouched
        transaction.set_rollback(True)
    if untouched is None:
        return refused
    return "something changed" if changed else ("" if refused else "not refused")


def argument(world, value, column):
    """What a word of the matrix means: a thing of the world, its id, a role, a day, or the word itself."""
    if not isinstance(value, str):
        return value
    kind, _, rest = value.partition(" ")
    if kind == "id":
        return world.people[rest].pk if rest in world.people else world.things[rest].pk
    if kind == "role":
        return Role(rest)
    if kind == "day":
        return timezone.localdate() if rest == "today" else date.fromisoformat(rest)
    if kind == "time":
        return datetime.fromisoformat(rest).replace(tzinfo=UTC)
    if kind == "own":
        return world.people[column].pk
    return world.things.get(value, value)
