"""Every page carries the shared style sheets: none of them may dress what a page's own sheet names."""

import re
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "runwell" / "web" / "static"
COMMENT, RULE = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"([^{}]+)\{")
ALONE = re.compile(r"\.([a-z][\w-]*)")


def dressed_everywhere(sheet):
    """Classes to which a sheet gives a look wherever they stand: the whole of a selector."""
    text = COMMENT.sub("", sheet.read_text(encoding="utf-8"))
    parts = (part.strip() for rule in RULE.findall(text) for part in rule.split(","))
    return {found[1] for part in parts if (found := ALONE.fullmatch(part))}


def test_no_shared_sheet_dresses_what_another_sheet_names_too():
    seen, twice = {}, []
    # What runwell.css names is the vocabulary of every page, which other sheets refine.
    shared = sorted(set(STATIC.glob("*.css")) - {STATIC / "runwell.css"})
    for sheet in [*shared, *sorted(STATIC.glob("*/**/*.css"))]:
        for name in dressed_everywhere(sheet):
            if name in seen and seen[name] in shared:
                twice.append(f".{name} in {seen[name].name} and {sheet.relative_to(STATIC)}")
            seen.setdefault(name, sheet)
    assert len(seen) > 50 and twice == []
