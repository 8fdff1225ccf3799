"""POST /api/check/: the same check as on the pages. It keeps nothing: all answers are sent each time."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from runwell.check.answers import Answers
from runwell.check.next_question import Page, following, progress
from runwell.check.verdict import conclude
from runwell.knowledge.pack import Pack
from runwell.records import access
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.api.body import Body, NotJson, TooLong, WrongType, read

REGION = "hip"


@csrf_exempt  # there is no session here that another site could borrow
@never_cache
def check(request: HttpRequest) -> JsonResponse:
    """Answers so far -> the next page, or the verdict."""
    if request.method != "POST":
        answer = problem(405, Refusal("Only POST is allowed here", mend="POST a JSON object"))
        answer["Allow"] = "POST"
        return answer
    try:
        return JsonResponse(answered(the_pack(REGION), read(request)))
    except WrongType as refusal:
        return problem(415, refusal)
    except TooLong as refusal:
        return problem(413, refusal)
    except NotJson as refusal:
        return problem(400, refusal)
    except Refusal as refusal:
        return problem(422, refusal)


def answered(pack: Pack, body: Body) -> dict[str, Any]:
    """One step of the check. Refusal: a finding or a value that the pack does not have."""
    answers = Answers.of(pack, body.answers, body.asked)
    page = None if body.conclude else following(pack, answers)
    so_far = progress(pack, answers)
    return {
        "pack": pack.version,
        "finished": page is None,
        "progress": {"pages_done": so_far.pages_done, "pages_at_most": so_far.pages_at_most},
        "next": page_json(page) if page else None,
        "verdict": None if page else verdict_json(pack, answers),
    }


def verdict_json(pack: Pack, answers: Answers) -> dict[str, Any]:
    shows = pack.signed or access.shows_unsigned()
    return conclude(pack, answers, today=localdate(), show_causes=shows).as_json()


def page_json(page: Page) -> dict[str, Any]:
    """A page as a program shows it."""
    return {
        "id": page.id,
        "kind": page.kind,
        "title": page.title,
        "intro": page.intro,
        "why": page.why,
        "questions": [
            {
                "id": finding.id,
                "question": finding.question,
                "hint": finding.hint,
                "why": finding.why,
                "answer_type": finding.answer_type,
                "choices": [{"id": choice.id, "label": choice.label} for choice in finding.choices],
            }
            for finding in page.findings
        ],
    }


def problem(status: int, refusal: Refusal) -> JsonResponse:
    """What was wrong, in the form of every `--json` list of problems."""
    return JsonResponse({"problems": [refusal.as_problem()]}, status=status)
