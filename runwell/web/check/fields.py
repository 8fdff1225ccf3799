"""The questions of a page as the runner fills them in: a sheet has several, every other page has one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runwell.check.next_question import Page
from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack
from runwell.web.check.body_map import BodyMap, body_map
from runwell.web.check.cards import Card, choices, ticks
from runwell.web.check.posted import ANSWER, names_of

CONTROLS = {"body-map": "_map", "multi-choice": "_ticks", "scale-0-10": "_scale"}
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Field:
    """One question, or one tick list, with its cards.

    name: of its inputs. id: what the ids of its inputs begin with. controls: the template of the cards.
    error: what is missing, in words for the runner.
    """

    name: str
    id: str
    legend: str
    hint: str
    controls: str
    cards: tuple[Card, ...]
    map: BodyMap | None = None
    error: str = ""


def fields_of(
    pack: Pack, page: Page, chosen: Mapping[str, frozenset[str]], errors: Mapping[str, str]
) -> tuple[Field, ...]:
    """The fields of a page. chosen, errors: under the name of the inputs."""
    if page.is_tick_list:
        cards, error = ticks(pack, page, chosen.get(ANSWER, NOTHING)), errors.get(ANSWER, "")
        controls = template_of("multi-choice")
        return (Field(ANSWER, ANSWER, page.title, page.intro, controls, cards, error=error),)
    return tuple(
        _field(pack, finding, name, chosen.get(name, NOTHING), errors.get(name, ""))
        for name, finding in zip(names_of(page), page.findings, strict=True)
    )


def _field(pack: Pack, finding: Finding, name: str, chosen: frozenset[str], error: str) -> Field:
    figure = body_map(pack.region) if finding.answer_type == "body-map" else None
    return Field(
        name=name,
        id=id_of(name),
        legend=finding.question,
        hint=finding.hint,
        controls=template_of(finding.answer_type),
        cards=choices(finding, chosen, figure),
        map=figure,
        error=error,
    )


def id_of(name: str) -> str:
    """What the ids of the inputs of that name begin with."""
    return name if name == ANSWER else f"{ANSWER}-{name}"


def anchor(pack: Pack, finding: str) -> str:
    """The end of the address that leads to the question on a page that it shares."""
    on_a_sheet = any(finding in sheet.findings for sheet in pack.sheets.values())
    return f"#{id_of(finding)}-1" if on_a_sheet else ""


def template_of(answer_type: str) -> str:
    """The template of the cards."""
    return f"check/{CONTROLS.get(answer_type, '_choices')}.html"
