"""The commands of the guides, in their order, and those that no test can run."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.guides.stand_in import GUIDES

# What a fenced block of each language holds. Only `sh` is typed; the rest stands in a file.
LANGUAGES = {"sh": "commands", "ini": "a line of the settings", "nginx": "lines of nginx", "": "settings"}

NOT_RUN = {
    r"apt-get (update|install --yes [\w .-]+)": "it installs programs on the machine of the test",
    r"dpkg-reconfigure [\w -]+": "it changes the machine of the test",
    r"ufw (allow (22|80|443)/tcp|--force enable)": "it changes the machine of the test",
    r"adduser --system --group --home /var/lib/runwell --no-create-home runwell": "there is one user here",
    r"install -d -m 0755 /opt/runwell": "the program is this repository",
    r"tar --extract --file runwell\.tar\.gz [\w /.-]+": "the program is this repository",
    r"/opt/runwell/\.ci/prepare run": "tests/config/test_prepare.py runs it; here it could change .venv",
    r"mv /opt/runwell /opt/runwell-before": "the program is this repository",
    r"certbot certonly .+": "it needs a name that the whole world can look up",
    r"rsync .+": "it needs a second machine",
    r"systemctl (daemon-reload|restart systemd-journald)": "there is no systemd here",
    r"systemctl (status runwell\.service|list-timers runwell-backup\.timer)": "there is no systemd here",
    r"journalctl --unit runwell\.service --since yesterday --no-pager": "there is no systemd here",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One line that a person types."""

    guide: str
    section: str
    line: int
    text: str

    @property
    def not_run(self) -> str:
        """Why no test runs it; empty when one does."""
        return next((why for form, why in NOT_RUN.items() if re.fullmatch(form, self.text)), "")

    def __str__(self) -> str:
        return f"{self.guide}:{self.line}: {self.text}"


def blocks(guide: str) -> list[tuple[str, str, int, list[str]]]:
    """(section, language, first line, lines) of every fenced block, in order."""
    found, section, inside = [], "", None
    for number, line in enumerate((GUIDES / guide).read_text().splitlines(), 1):
        if line.startswith("```") and inside is None:
            inside = (section, line[3:].strip(), number + 1, [])
        elif line.startswith("```"):
            found.append(inside)
            inside = None
        elif inside is not None:
            inside[3].append(line)
        elif line.startswith("## "):
            section = line[3:]
    assert inside is None, f"{guide}: a fence is not closed"
    return found


def steps(guide: str, *sections: str) -> list[Step]:
    """Every command of a guide, or of these sections of it."""
    found = [
        Step(guide, section, first + index, line)
        for section, language, first, lines in blocks(guide)
        if language == "sh" and (not sections or section in sections)
        for index, line in enumerate(lines)
    ]
    assert {step.section for step in found} >= set(sections), f"{guide} has lost one of {sections}"
    return found
