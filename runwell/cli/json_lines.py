"""Files of one JSON object a line: read so that a bad line is named and the others still count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from runwell.refusals import Refusal


def numbered_lines(path: Path) -> list[tuple[int, str]]:
    """(number, text) of every line that holds something; a Refusal where the file cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise unopened(path, error) from error
    except UnicodeDecodeError as error:
        raise Refusal("This file is not UTF-8 text", str(path), "Save it as UTF-8") from error
    return [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]


def parsed(line: str) -> Any:
    """The JSON value of a line; a Refusal for anything else."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        said = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise Refusal(f"This is not JSON ({said})", mend="Write one JSON object a line") from error


def case_with_answers(line: str) -> dict[str, Any]:
    """A case as `check --cases` takes it: {"id": ..., "answers": {finding: value}}, and more if there is."""
    case = parsed(line)
    if not isinstance(case, dict) or not isinstance(case.get("answers"), dict) or "id" not in case:
        raise Refusal("A case needs an id and answers", mend='Write {"id": ..., "answers": {finding: value}}')
    return case


def at_line(refusal: Refusal, number: int, path: Path | None = None) -> Refusal:
    """The refusal with its place: the line, and the file where there are several."""
    return Refusal(refusal.what, f"{path}, line {number}" if path else f"line {number}", refusal.mend)


def unopened(path: Path, error: OSError) -> Refusal:
    return Refusal(f"This file cannot be opened ({error.strerror})", str(path), "Name another")
