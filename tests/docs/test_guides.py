"""What the guides tell people to do works as they say; tests/guides runs their commands."""

from __future__ import annotations

import re

import pytest

from runwell.records.actions.first_owner import LINK_LASTS
from runwell.records.actions.visit_requests import ANSWERED_KEPT
from runwell.web.public.flood import LOOPBACK
from tests.docs.reading import REPOSITORY, commands, text_of
from tests.docs.test_readme import settings_read, sub_commands

FOLDER = REPOSITORY / "docs/guides"
GUIDES = sorted(FOLDER.glob("*.md"))
FILES = sorted((FOLDER / "files").iterdir())
STAFF_PAGES = "runwell/web/templates/staff"


def test_every_command_of_a_guide_exists():
    for guide in GUIDES:
        assert commands(guide.read_text(encoding="utf-8"), "runwell") <= sub_commands(), guide.name


def test_every_setting_of_the_guides_is_read():
    texts = [file.read_text(encoding="utf-8") for file in (*GUIDES, FOLDER / "files/runwell.env")]
    told = {name for text in texts for name in re.findall(r"^#?([A-Z_]+)=", text, flags=re.MULTILINE)}
    assert {"SECRET_KEY", "DATABASE_URL"} <= told
    assert told - settings_read() == {"RUNWELL_PASSPHRASE", "RUNWELL_SETTINGS"} - settings_read()


def test_the_line_for_postgresql_is_the_one_of_the_shipped_settings():
    [line] = re.findall(
        r"^DATABASE_URL=\S+/var/run\S+", text_of("docs/guides/postgresql.md"), flags=re.MULTILINE
    )
    assert f"#{line}\n" in text_of("docs/guides/files/runwell.env")


def test_the_days_that_a_request_is_kept_are_told_as_they_are():
    assert f"deleted {ANSWERED_KEPT.days} days later" in text_of("docs/guides/front-desk.md")


def test_every_button_of_the_guide_for_clinicians_stands_on_a_page():
    guide = text_of("docs/guides/exercise-programs.md")
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \|", guide, flags=re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"\*\*(.+?)\*\*", row)}
    pages = "".join(one.read_text("utf-8") for one in (REPOSITORY / STAFF_PAGES).rglob("*.html"))
    assert len(told) >= 8 and [name for name in told if f'"{name}"' not in pages] == []
    for name in ("Their program, diary and charts", "I have looked at it"):
        assert f"**{name}**" in guide and f'"{name}"' in pages


BUTTONS = {
    "docs/guides/console.md": (
        "runwell/web/templates/staff",
        ("Timeline", "Summary", "Examination", "Cause", "Discharge", "I looked at it", "No answer needed"),
    ),
    "docs/guides/front-desk.md": (
        "runwell/web/templates/desk",
        (
            "Accept this time",
            "Another time",
            "Find a time",
            "Decline",
            "Visits of a day",
            "Who is away",
            "Find somebody",
        ),
    ),
    "docs/guides/owner.md": ("runwell/web/templates/practice", ("Working hours",)),
}


@pytest.mark.parametrize("title", BUTTONS)
def test_what_the_guides_of_the_console_and_the_desk_name_stands_on_a_page(title):
    folder, names = BUTTONS[title]
    guide = text_of(title).lower()
    pages = "".join(one.read_text("utf-8") for one in (REPOSITORY / folder).rglob("*.html"))
    assert [name for name in names if f"**{name.lower()}**" not in guide] == []
    assert [name for name in names if f'"{name}"' not in pages] == []


def test_the_hours_of_the_owners_link_are_told_as_they_are():
    hours = LINK_LASTS.total_seconds() / 3600
    assert f"works once, for {hours:.0f} hours" in text_of("docs/guides/administrator.md")


def test_the_guide_says_whom_the_site_believes():
    assert {"127.0.0.1", "::1"} == LOOPBACK
    assert "from this machine only" in text_of("docs/guides/hosting.md")


def test_every_guide_is_reached_from_the_readme():
    reached = text_of("README.md") + text_of("docs/guides/hosting.md")
    assert [guide.name for guide in GUIDES if f"{guide.name})" not in reached] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_shipped_file_is_used_by_a_guide_and_says_where_it_goes(file):
    assert f"docs/guides/files/{file.name} " in told() or file.name in ("runwell-work.service",), file.name
    assert re.match(r"(#!/bin/sh\n)?# /(etc|usr/local)/", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_links_to_a_part_of_a_guide_lead_there(guide):
    for target, part in re.findall(r"\]\(([\w-]*\.md)?#([\w-]+)\)", guide.read_text(encoding="utf-8")):
        text = (FOLDER / target if target else guide).read_text(encoding="utf-8")
        heads = [
            re.sub(r"[^\w -]", "", head).lower().replace(" ", "-")
            for head in re.findall(r"(?m)^#+ (.+)", text)
        ]
        assert part in heads, f"{guide.name} -> {target}#{part}"


def told():
    return "\n".join(guide.read_text(encoding="utf-8") for guide in GUIDES)
