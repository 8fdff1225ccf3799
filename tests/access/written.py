"""The access matrix as a page for people: docs/generated/access.md. `make matrix` writes it.

Run as a module: python -m tests.access.written FILE
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from tests.access.roles import COLUMNS, named

HERE = Path(__file__).parent
WITH_AN_ACCOUNT = [column for column in COLUMNS if column != "stranger"]


def page() -> str:
    """The whole page in Markdown."""
    addresses, actions = (
        tomllib.loads((HERE / f"{name}.toml").read_text()) for name in ("addresses", "actions")
    )
    tried = {name: row for name, row in actions.items() if "tasks_only" not in row}
    tasks = {name: row["tasks_only"] for name, row in actions.items() if "tasks_only" in row}
    cells = len(addresses) * 2 * len(COLUMNS)
    opened = sum(len(named(row.get(method, []))) for row in addresses.values() for method in ("get", "post"))
    acts = len(tried) * len(WITH_AN_ACCOUNT)
    done = sum(len(named(row["by"])) for row in tried.values())
    parts = [
        "# Who may do what",
        "Written by `make matrix` from `tests/access/`, where every cell is tried. "
        "What is refused changes nothing.",
        "## In figures",
        f"- {len(addresses)} addresses, each by GET and by POST as {len(COLUMNS)} people: {cells} cells, "
        f"{opened} come in, {cells - opened} are refused.",
        f"- {len(tried)} actions as {len(WITH_AN_ACCOUNT)} people: {acts} cells, {done} may, "
        f"{acts - done} may not. "
        f"{len(tasks)} more actions are called by tasks and commands alone.",
        "## The people",
        *[f"- **{name}**: {words}" for name, words in COLUMNS.items()],
        "## Addresses",
        "What a person's own pages show is their own: the door opens, and behind it is nobody else's.",
        table(
            "address",
            COLUMNS,
            [(n, m.upper(), row[m]) for n, row in addresses.items() for m in row if m != "with"],
        ),
        "## Actions",
        table("action", WITH_AN_ACCOUNT, [(name, "", row["by"]) for name, row in tried.items()]),
        "## Only by tasks and commands",
        *[f"- `{name}`: {why}" for name, why in tasks.items()],
    ]
    return "\n\n".join(tight(parts)) + "\n"


def tight(parts: list[str]) -> list[str]:
    """Lines of one list stand together."""
    joined: list[str] = []
    for part in parts:
        if part.startswith("- ") and joined and joined[-1].startswith("- "):
            joined[-1] += f"\n{part}"
        else:
            joined.append(part)
    return joined


def table(what: str, columns, rows) -> str:
    head = f"| {what} | {' | '.join(columns)} |\n|---|{':-:|' * len(columns)}\n"
    lines = []
    for name, method, who in sorted(rows, key=lambda row: row[:2]):
        cells = ("yes" if column in named(who) else "" for column in columns)
        lines.append(f"| {f'`{name}` {method}'.strip()} | {' | '.join(cells)} |")
    return head + "\n".join(lines)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page())
