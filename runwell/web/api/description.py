"""GET /api/openapi.json: what the check for programs takes and gives, made from the pack itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from runwell.knowledge.findings import Finding
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.records.packs import the_pack
from runwell.web.api.check import REGION

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
FLAG = {"type": "boolean"}


@require_safe
def show(request: HttpRequest) -> JsonResponse:
    """The description in OpenAPI 3.1."""
    return JsonResponse(described(the_pack(REGION)))


def described(pack: Pack) -> dict[str, Any]:
    """The whole description for one pack."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Runwell check",
            "version": pack.version,
            "description": "Answers so far -> the next page, or the verdict. Not a diagnosis.",
        },
        "paths": {"/api/check/": {"post": _post()}},
        "components": {"schemas": _schemas(pack)},
    }


def _post() -> dict[str, Any]:
    problems = {"description": "What was wrong, where, and how to mend it", **_json("Problems")}
    return {
        "operationId": "check",
        "summary": "One step of the check",
        "requestBody": {"required": True, **_json("Step")},
        "responses": {
            "200": {"description": "The next page, or the verdict", **_json("Answer")},
            **dict.fromkeys(("400", "413", "415", "422"), problems),
        },
    }


def _json(schema: str) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": _ref(schema)}}}


def _ref(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}


def _schemas(pack: Pack) -> dict[str, Any]:
    levels = {"type": "string", "enum": [level.id for level in Level]}
    return {
        "Step": _step(pack),
        "Answer": _object(
            pack=TEXT,
            finished=FLAG,
            progress=_object(pages_done={"type": "integer"}, pages_at_most={"type": "integer"}),
            next={"anyOf": [_ref("Page"), {"type": "null"}]},
            verdict={"anyOf": [_ref("Verdict"), {"type": "null"}]},
        ),
        "Page": _page(),
        "Verdict": _verdict(levels),
        "Problems": _object(problems={"type": "array", "items": _problem()}),
    }


def _step(pack: Pack) -> dict[str, Any]:
    names = sorted(pack.findings)
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "properties": {name: _answer(pack.findings[name]) for name in names},
            },
            "asked": {"type": "array", "items": {"type": "string", "enum": names}},
            "conclude": FLAG,
        },
    }


def _answer(finding: Finding) -> dict[str, Any]:
    values = {"type": "string", "enum": [*finding.values, "unknown"]}
    if finding.answer_type != "multi-choice":
        return values
    several = [value for value in finding.values if value != "none"]
    items = {"type": "string", "enum": several}
    return {"anyOf": [values, {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}]}


def _page() -> dict[str, Any]:
    question = _object(
        id=TEXT,
        question=TEXT,
        hint=TEXT,
        why=TEXT,
        answer_type=TEXT,
        choices={"type": "array", "items": _object(id=TEXT, label=TEXT)},
    )
    questions = {"type": "array", "items": question, "minItems": 1}
    kinds = {"type": "string", "enum": ["question", "tick-list", "sheet"]}
    return _object(id=TEXT, kind=kinds, title=TEXT, intro=TEXT, why=TEXT, questions=questions)


def _verdict(levels: dict[str, Any]) -> dict[str, Any]:
    lists = ("advice", "safety_net", "come_back_signs", "not_known")
    flags = ("ended_early", "stop_running", "minor", "signed")
    texts = ("pack", "headline", "do_now", "call")
    objects = {"type": "array", "items": {"type": "object"}}
    return _object(
        **dict.fromkeys(texts, TEXT),
        **dict.fromkeys(flags, FLAG),
        **dict.fromkeys(lists, TEXTS),
        **dict.fromkeys(("why", "causes", "open_questions"), objects),
        **_tells_more(levels),
        on={"type": "string", "format": "date"},
        level=levels,
    )


def _tells_more(levels: dict[str, Any]) -> dict[str, Any]:
    """The parts of a verdict that say what would tell more about the causes."""
    none = {"type": "null"}
    telling = _object(
        **dict.fromkeys(("finding", "question", "said", "cause", "fits", "band"), TEXT),
        would_raise_to={"anyOf": [levels, none]},
    )
    test = _object(**dict.fromkeys(("id", "plain_name", "why", "cause", "grade", "source"), TEXT))
    return {
        "unclear": {"anyOf": [_object(names=TEXTS, told_apart=TEXT, grade=TEXT, sources=TEXTS), none]},
        "telling_answers": {"type": "array", "items": telling},
        "next_tests": {"type": "array", "items": test},
    }


def _problem() -> dict[str, Any]:
    return _object(level=TEXT, rule=TEXT, place=TEXT, message=TEXT, mend=TEXT)


def _object(**properties: Any) -> dict[str, Any]:
    """An object with exactly these properties."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }
