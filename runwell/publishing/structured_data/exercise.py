"""An exercise of the pack as a plan with its dose."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.exercises import Dose, Exercise
from runwell.knowledge.spans import Span
from runwell.publishing.structured_data.site import Node, Site


@dataclass(frozen=True, slots=True)
class ExercisePage:
    """kind: what the exercise is for. dose: names and words. Both as the page at the address has them."""

    address: str
    exercise: Exercise
    kind: str = ""
    dose: tuple[tuple[str, str], ...] = ()


def exercise_plan(site: Site, page: ExercisePage) -> Node:
    """The exercise of one page. Its steps are its text: they are no HowTo."""
    exercise = page.exercise
    node: Node = {
        "@type": "ExercisePlan",
        "@id": site.at(f"{page.address}#exercise"),
        "url": site.at(page.address),
        "name": exercise.name,
        "description": exercise.purpose,
        "text": " ".join(f"{step.rstrip('.')}." for step in exercise.steps),
        "exerciseType": page.kind,
        "additionalVariable": [f"{name}: {words}" for name, words in page.dose],
        "inLanguage": site.language,
        "publisher": site.practice_id,
        **_dosed(exercise.dose),
    }
    return {name: value for name, value in node.items() if value}


def _dosed(dose: Dose) -> Node:
    rest = dose.rest and _seconds(Span(dose.rest, dose.rest))
    return {"repetitions": dose.repetitions and _number(dose.repetitions), "restPeriods": rest}


def _number(span: Span) -> Node | int:
    return span.low if span.low == span.high else {"@type": "QuantitativeValue", **_ends(span)}


def _seconds(span: Span) -> Node:
    # SEC is the code of UN/CEFACT for a second, as schema.org asks for one.
    return {"@type": "QuantitativeValue", "unitCode": "SEC", "unitText": "seconds", **_ends(span)}


def _ends(span: Span) -> Node:
    return {"value": span.low} if span.low == span.high else {"minValue": span.low, "maxValue": span.high}
