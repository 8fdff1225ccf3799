"""What a runner sent in for one page, read into answers; or what is missing, in words for the runner."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext

from runwell.check.answers import UNKNOWN
from runwell.check.next_question import Page
from runwell.knowledge.findings import Finding
from runwell.refusals import Refusal, Refusals

NONE = "none"
ANSWER = "answer"  # the name of the inputs of a page that holds one question or one tick list
UNSURE = "unsure"  # the name of the second button of a tick list


def answers_in(page: Page, post: QueryDict) -> dict[str, str]:
    """finding -> value or "unknown", for every question of the page; or a Refusal.

    Of a sheet: Refusals, each with the name of the question's inputs as its place.
    """
    if page.is_sheet:
        return each(page, post)
    given = post.getlist(ANSWER)
    if page.is_tick_list:
        return ticks(page, given, rest_unknown=UNSURE in post)
    (finding,) = page.findings
    read = several if finding.answer_type == "multi-choice" else single
    return {finding.id: read(finding, given)}


def names_of(page: Page) -> tuple[str, ...]:
    """The names of the inputs of the page: on a sheet each question has its own."""
    return tuple(finding.id for finding in page.findings) if page.is_sheet else (ANSWER,)


def each(page: Page, post: QueryDict) -> dict[str, str]:
    """The one answer to each question of a sheet; what is missing is said for every question at once."""
    values, missing = dict[str, str](), list[Refusal]()
    for finding in page.findings:
        try:
            values[finding.id] = single(finding, post.getlist(finding.id))
        except Refusal as refusal:
            missing.append(Refusal(refusal.what, where=finding.id))
    if missing:
        raise Refusals.of(missing)
    return values


def single(finding: Finding, given: list[str]) -> str:
    """The one answer that was chosen."""
    if len(given) != 1 or not (given[0] == UNKNOWN or finding.allows(given[0])):
        raise Refusal(gettext("Choose one answer. “I don't know” is fine too"))
    return given[0]


def several(finding: Finding, given: list[str]) -> str:
    """All answers that were ticked, in the order of the page."""
    if not given:
        raise Refusal(gettext("Tick all that apply, “None of these”, or “I don't know”"))
    if UNKNOWN in given or NONE in given:
        alone(given)
    value = "|".join(choice for choice in finding.values if choice in given)
    return UNKNOWN if given == [UNKNOWN] else allowed(finding, value)


def ticks(page: Page, given: list[str], rest_unknown: bool) -> dict[str, str]:
    """A tick is yes. What is left unticked is no, or unknown if the runner said so with the second button."""
    if NONE in given:
        alone(given)
    if not given and not rest_unknown:
        raise Refusal(
            gettext("Tick all that apply, or “None of these”. Not sure? Press “I'm not sure about the rest”")
        )
    if not {finding.id for finding in page.findings}.union({NONE}).issuperset(given):
        raise Refusal(gettext("Something was sent that is not on this page. Please tick again"))
    rest = UNKNOWN if rest_unknown else "no"
    return {finding.id: "yes" if finding.id in given else rest for finding in page.findings}


def alone(given: list[str]) -> None:
    if len(given) > 1:
        raise Refusal(gettext("You ticked an answer and also that none applies. Untick one of them"))


def allowed(finding: Finding, value: str) -> str:
    if not finding.allows(value):
        raise Refusal(gettext("Tick all that apply, “None of these”, or “I don't know”"))
    return value
