"""`runwell demo`: the demo practice, its pages and its made-up people, ready to be looked at."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from runwell.cli.django_start import start
from runwell.cli.migrating import migrate
from runwell.cli.pages_review import document_in
from runwell.refusals import Refusal

if TYPE_CHECKING:
    from runwell.records.actions.demo.credentials import Credentials
    from runwell.records.made_up import MadeUp

CONTENT = Path(__file__).resolve().parents[2] / "content"
ACCOUNT, BY = "frontdesk@example.com", "runwell demo"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the command tells of them. password, totp_secret: only when they were made just now."""

    email: str
    name: str
    roles: tuple[str, ...]
    password: str | None = field(default=None, repr=False)
    totp_secret: str | None = field(default=None, repr=False)


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = words.add_parser("demo", help="load the demo practice; a second time changes nothing")
    demo.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    demo.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    start()
    refuse_in_production()
    migrate(progress=sys.stderr)
    practice, pages, people = load(), load_pages(), make_up_people()
    load()  # its people find the accounts that they have now
    make_up_figures(pages)
    password = next(person.password for person in people if person.email == ACCOUNT)
    ready: dict[str, Any] = {"practice": practice, "pages": pages, "account": ACCOUNT, "password": password}
    ready["people"] = [asdict(person) for person in people]
    print(json.dumps(ready) if args.json else in_words(practice, pages, people))
    return 0


def refuse_in_production() -> None:
    from django.conf import settings

    if settings.RUNWELL_ENV == "production":
        mend = "Run it with RUNWELL_ENV=development and a data folder of its own"
        raise Refusal("made-up offices and people do not belong in production", "runwell demo", mend)


def load() -> str:
    """The practice from its file. Its name."""
    from runwell.records.actions.practice import load_practice

    practice = json.loads((CONTENT / "practice.json").read_text(encoding="utf-8"))
    return str(load_practice(by=BY, practice=practice))


def load_pages() -> list[str]:
    """Every page of content/mended/, first as it was delivered in content/, then mended. Their addresses."""
    from runwell.cli.pages import tell_problems
    from runwell.pages.demo_pages import show_mended

    pages = []
    for file in sorted((CONTENT / "mended").glob("*.txt")):
        shown = show_mended(document_in(CONTENT / file.name), document_in(file), by=BY)
        tell_problems(shown)
        pages.append(shown.address)
    return pages


def make_up_figures(pages: list[str]) -> None:
    """Counts of the past weeks, for the owner's page of figures."""
    from django.utils import timezone

    from runwell.records.actions.demo import figures

    figures.make_up_figures(by=BY, today=timezone.localdate(), page=pages[0])


def make_up_people() -> list[Person]:
    """Everybody of the demo; whoever is not there yet is made up, with a bar, since a password takes long."""
    from runwell.records.access.demo import is_made_up_already
    from runwell.records.made_up import the_cast

    cast = the_cast()
    missing = sum(not is_made_up_already(one.email) for one in (*cast.colleagues, *cast.runners))
    people = []
    with tqdm(total=missing, desc="Making up people", file=sys.stderr, disable=not missing) as bar:
        for person, is_new in _made_up():
            people.append(person)
            bar.update(is_new)
    return people


def _made_up() -> Iterator[tuple[Person, bool]]:
    """Each person, and whether they are new."""
    from django.utils import timezone

    from runwell.records.actions.demo.colleagues import make_up_colleague
    from runwell.records.actions.demo.runners import make_up_runner
    from runwell.records.made_up import the_cast

    for colleague in the_cast().colleagues:
        made = make_up_colleague(by=BY, colleague=colleague)
        yield _told(colleague, made, colleague.role.value), made is not None
    for runner in the_cast().runners:
        made = make_up_runner(by=BY, runner=runner, now=timezone.localtime())
        yield _told(runner, made), made is not None


def _told(one: MadeUp, made: Credentials | None, *roles: str) -> Person:
    person = Person(one.email, one.name, roles)
    return replace(person, password=made.password, totp_secret=made.totp_secret) if made else person


def in_words(practice: str, pages: list[str], people: list[Person]) -> str:
    """Passwords are shown once; from then on the page of the demo lets somebody in without one."""
    known = [person for person in people if person.password]
    said = [f"The demo practice is ready: {practice}.", f"Pages: {', '.join(pages)}"]
    said += [f"People: {len(people)}. /demo/ tells who they are and signs you in as any of them."]
    if known:
        said.append("Passwords for /account/login/, made at random and shown only this once:")
        said += [f"  {person.password}  {person.email}{_role(person)}" for person in known]
    return "\n".join(said)


def _role(person: Person) -> str:
    return f" ({', '.join(person.roles)})" if person.roles else ""
