"""The cases that the practice may learn from: for the owner, and only where there are enough of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from runwell.records.access.learning import FEWEST, learning_records
from runwell.records.actions.learning import download_learning_records
from runwell.records.models import LearningRecord
from runwell.records.roles import Role
from runwell.web.staff.only_for import only_for

FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
FIRST = ("pack", "cause", "how")


@require_safe
@only_for(Role.OWNER)
def learning(request: HttpRequest) -> HttpResponse:
    """How many there are, once that tells nothing of anybody, and the two files."""
    page = {"many": learning_records(request.user).count(), "fewest": FEWEST}
    return render(request, "practice/learning.html", {"page": page})


@require_safe
@only_for(Role.OWNER)
def cases(request: HttpRequest, kind: str) -> HttpResponse:
    """All of them as a file, noted on the trail; while they are few, the page that says so."""
    if kind not in FORMATS:
        raise Http404("there is no such kind of file")
    found = download_learning_records(by=request.user)
    if not found:
        return redirect("practice:learning")
    text = _as_csv(found) if kind == "csv" else _as_json(found)
    name = f'attachment; filename="cases.{kind}"'
    return HttpResponse(text, content_type=FORMATS[kind], headers={"Content-Disposition": name})


def _as_json(found: tuple[LearningRecord, ...]) -> str:
    fields = (*FIRST, "asked", "answers", "results")
    return json.dumps([{name: getattr(one, name) for name in fields} for one in found], indent=1)


def _as_csv(found: tuple[LearningRecord, ...]) -> str:
    """A row for each case: a column for each question and each test that anybody has. Empty: not known."""
    questions = sorted({name for one in found for name in one.answers})
    tests = sorted({name for one in found for name in one.results})
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([*FIRST, *questions, *tests])
    writer.writerows(_cells(one, questions, tests) for one in found)
    return out.getvalue()


def _cells(one: LearningRecord, questions: list[str], tests: list[str]) -> Iterator[str]:
    yield from (getattr(one, name) for name in FIRST)
    yield from (_said(one.answers.get(name, "")) for name in questions)
    yield from (one.results.get(name, "") for name in tests)


def _said(value: object) -> str:
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)
