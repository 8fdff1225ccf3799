"""What the product is made of, for programs: docs/generated/sbom.json in CycloneDX 1.5, out of the lock.

Run as a module: python -m tests.docs.sbom FILE
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[2]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\\n]+?))?\s*\\?$", re.MULTILINE)


def bill(lock: str, project: dict[str, Any]) -> dict[str, Any]:
    """The bill of materials. It names no day, so that the same lock gives the same file."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": project["name"], "version": project["version"]}
        },
        "components": [component(*found.groups()) for found in PINNED.finditer(lock)],
    }


def component(name: str, version: str, marker: str | None) -> dict[str, Any]:
    """One package. The hashes of its files stand in the lock, by which it is installed."""
    url = f"pkg:pypi/{name.lower()}@{version}"
    only = {"properties": [{"name": "runwell:only-where", "value": marker}]} if marker else {}
    return {"type": "library", "bom-ref": url, "name": name, "version": version, "purl": url, **only}


def written() -> str:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    lock = (REPOSITORY / "requirements.lock").read_text()
    return json.dumps(bill(lock, project), indent=1) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(written(), encoding="utf-8")
