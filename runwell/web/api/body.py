"""The body of a request to the check: JSON of one shape, or a refusal that says what is wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from runwell.refusals import Refusal

LONGEST = 64 * 1024  # bytes; every answer of the check at once takes about 4 KB
FIELDS = ("answers", "asked", "conclude")


class WrongType(Refusal):
    """The body says that it is not JSON."""


class TooLong(Refusal):
    """The body is longer than any check can be."""


class NotJson(Refusal):
    """The body cannot be read as JSON."""


@dataclass(frozen=True, slots=True)
class Body:
    """answers: finding -> value. asked: findings that were put, answered or not. conclude: stop asking."""

    answers: dict[str, Any]
    asked: list[str]
    conclude: bool


def read(request: HttpRequest) -> Body:
    """The body of the request; one of the refusals above, or a Refusal that names the field."""
    if request.content_type != "application/json":
        raise WrongType("The body is not JSON", mend="Send Content-Type: application/json")
    if int(request.headers.get("Content-Length") or 0) > LONGEST:
        raise TooLong("The body is longer than 64 KB", mend="Send answers only")
    try:
        value = json.loads(request.body)
    except (ValueError, RecursionError) as error:  # broken, not UTF-8, or nested beyond all sense
        raise NotJson("The body cannot be read as JSON", mend="Send one JSON object in UTF-8") from error
    return _shaped(value)


def _shaped(value: object) -> Body:
    if not isinstance(value, dict):
        raise Refusal("The body is not an object", mend='Send {"answers": {finding: value}}')
    for field in value:
        if field not in FIELDS:
            raise Refusal(f"“{field}” is not a field", mend=f"Use: {', '.join(FIELDS)}")
    answers, asked = value.get("answers", {}), value.get("asked", [])
    if not isinstance(answers, dict) or not all(map(_is_answer, answers.values())):
        raise Refusal("Each answer is a text, or a list of texts", where="answers", mend="Mend it")
    if not isinstance(asked, list) or not all(isinstance(name, str) for name in asked):
        raise Refusal("asked is not a list of findings", where="asked", mend="Send a list of texts")
    if not isinstance(value.get("conclude", False), bool):
        raise Refusal("conclude is not true or false", where="conclude", mend="Send true or false")
    return Body(answers, asked, value.get("conclude", False))


def _is_answer(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(part, str) for part in value)
    return isinstance(value, str)
