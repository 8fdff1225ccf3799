"""Each decision is a page with the same five parts, and the list of them is whole."""

from __future__ import annotations

import re

import pytest

from tests.docs.reading import REPOSITORY, links

FOLDER = REPOSITORY / "docs/decisions"
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))
A_PAGE = 60


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_parts_in_order_and_fits_a_page(path):
    text = path.read_text(encoding="utf-8")
    heads = [head.split(",")[0] for head in re.findall(r"^## (\w+)", text, flags=re.MULTILINE)]
    parts = [head for head in heads if head in ("Context", "Options", "Decision", "Rejected", "Consequences")]
    assert list(dict.fromkeys(parts)) == ["Context", "Options", "Decision", "Rejected", "Consequences"]
    assert text.startswith(f"# {path.name[:4]} ")
    assert len(text.splitlines()) <= A_PAGE


def test_decisions_are_numbered_and_listed_without_a_gap():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    assert {path.name for path in DECISIONS} == links((FOLDER / "README.md").read_text(encoding="utf-8"))


def test_every_decision_that_is_cited_in_code_exists():
    numbers = {path.name[:4] for path in DECISIONS}
    files = [*(REPOSITORY / "runwell").rglob("*.py"), *(REPOSITORY / "knowledge").rglob("*.toml")]
    cited = {n for f in files for n in re.findall(r"decisions/(\d{4})", f.read_text(encoding="utf-8"))}
    assert cited <= numbers
    assert cited, "no code cites a decision: the search is broken"
