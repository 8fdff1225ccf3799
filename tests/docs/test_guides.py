"""What the guides tell people to do works as they say."""

from __future__ import annotations

import re

from runwell.records.actions.visit_requests import ANSWERED_KEPT
from tests.docs.reading import REPOSITORY, commands, text_of
from tests.docs.test_readme import settings_read, sub_commands

GUIDES = sorted((REPOSITORY / "docs/guides").glob("*.md"))


def test_every_command_of_a_guide_exists():
    for guide in GUIDES:
        assert commands(guide.read_text(encoding="utf-8"), "runwell") <= sub_commands(), guide.name


def test_every_setting_of_the_hosting_guide_is_read():
    told = re.findall(r"^([A-Z_]+)=", text_of("docs/guides/hosting.md"), flags=re.MULTILINE)
    assert told
    assert set(told) <= settings_read()


def test_the_days_that_a_request_is_kept_are_told_as_they_are():
    assert f"deleted {ANSWERED_KEPT.days} days later" in text_of("docs/guides/front-desk.md")


def test_the_guides_are_named_in_the_readme():
    readme = text_of("README.md")
    assert [guide.name for guide in GUIDES if f"docs/guides/{guide.name}" not in readme] == []
