"""A folder that stands for the server of the guides, and the table of what is put in place of what."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
GUIDES = REPOSITORY / "docs/guides"
FILES = GUIDES / "files"
COMMAND = Path(sys.executable).with_name("runwell")


@dataclass(frozen=True, slots=True)
class StandIn:
    """root: stands for /. The ports stand for those that only root may open, or that others here use."""

    root: Path
    site: int = 8000
    plain: int = 80
    secure: int = 443
    postgresql: str = "/nowhere"

    def table(self) -> dict[str, str]:
        """What a guide or a shipped file says -> what is said here. The longest goes first."""
        root = self.root
        return {
            "/opt/runwell/docs/guides/files": f"{root}/files",
            "/opt/runwell/.venv/bin/runwell": str(COMMAND),
            "/opt/runwell": str(REPOSITORY),
            "/etc/letsencrypt/live/www.example.com/fullchain.pem": f"{root}/certificate.pem",
            "/etc/letsencrypt/live/www.example.com/privkey.pem": f"{root}/key.pem",
            **{
                place: f"{root}{place}"
                for place in (
                    "/etc/runwell",
                    "/etc/nginx",
                    "/etc/caddy",
                    "/etc/systemd",
                    "/usr/local/sbin",
                    "/var/lib/runwell",
                    "/var/backups/runwell",
                    "/var/log/nginx",
                )
            },
            "/var/run/postgresql": self.postgresql,
            # There is one user here.
            "runuser -u runwell -- ": "",
            "runuser -u postgres -- ": "",
            "-o runwell -g runwell ": "",
            "-o root -g runwell ": "",
            # There is one machine here, and its name needs no name server.
            "listen [::]:80;": "",
            "listen [::]:443 ssl http2;": "",
            "listen 80;": f"listen 127.0.0.1:{self.plain};",
            "listen 443 ssl http2;": f"listen 127.0.0.1:{self.secure} ssl http2;",
            "https://www.example.com$request_uri": f"https://localhost:{self.secure}$request_uri",
            "https://www.example.com": f"https://localhost:{self.secure}",
            "\nwww.example.com {": f"\nhttps://localhost:{self.secure} {{",
            "tls {": f"tls {root}/certificate.pem {root}/key.pem {{",
            "www.example.com": "localhost",
            "http://127.0.0.1:8000": f"http://127.0.0.1:{self.site}",
            "curl ": f"curl --cacert {root}/certificate.pem ",
            "127.0.0.1:8000": f"127.0.0.1:{self.site}",
            "/opt/runwell/.venv/bin/runwell serve\n": f"{COMMAND} serve --port {self.site}\n",
        }

    def put(self, text: str) -> str:
        """The text with everything in its place."""
        table = self.table()
        parts = [text]
        for said in sorted(table, key=len, reverse=True):
            # What was put in place is not looked at again: it may hold the name of another row.
            parts = [
                piece
                for index, part in enumerate(parts)
                for piece in (split(part, said, table[said]) if index % 2 == 0 else [part])
            ]
        return "".join(parts)

    def bring_files(self) -> Path:
        """The shipped files as they would read on this server. Their folder."""
        folder = self.root / "files"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for file in FILES.iterdir():
            (folder / file.name).write_text(self.put(file.read_text()))
            (folder / file.name).chmod(file.stat().st_mode & 0o777)
        return folder


def split(text: str, said: str, put: str) -> list[str]:
    """Text, replacement, text, ..., text: at even places what is still to be looked at."""
    first, *rest = text.split(said)
    return [first, *(piece for part in rest for piece in (put, part))]
