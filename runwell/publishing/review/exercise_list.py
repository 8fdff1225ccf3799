"""The exercises that a page tells, however it lays them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.spans import Span
from runwell.publishing.links import leads_somewhere
from runwell.publishing.review.case import Case
from runwell.publishing.review.page import Passage, Section

_TOGETHER = re.compile(r"\b(?:each|every|all|these|both|them|program|routine|exercises?|circuit)\b", re.I)
_HOLD = re.compile(
    r"\bhold\b[^.]{0,40}?\b(?P<number>\d+|three|five|ten|fifteen|twenty|thirty|sixty) ?(?P<unit>seconds?"
    r"|secs?|minutes?)",
    re.I,
)
_REPEAT = re.compile(
    r"\b(?P<number>\d{1,4})(?: ?(?:-|–|to) ?(?P<most>\d{1,4}))? (?:repetitions|reps)\b", re.I
)
_NUMBERS = {"three": 3, "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60}
_COUNTED = re.compile(r"\b(?:hold|sets?|times|reps?|repetitions|repeat)\b", re.I)
_ICE = re.compile(r"\b(?:ice|icing|heat|heating pad|cold packs?)\b", re.I)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One exercise. dosed_together: its section gives one dose for all. linked: it has a page of its own.

    own_section: it is a section of its own. first_block, last_block: of the document, from 0.
    """

    name: str
    text: str
    line: int
    dosed_together: bool
    linked: bool
    own_section: bool
    first_block: int
    last_block: int
    section: int

    def amounts(self, known: Exercise) -> Iterator[tuple[float, tuple[float, float], str]]:
        """What it asks for beside what the pack does: number, (least, most), unit."""
        if match := _HOLD.search(self.text):
            number = _NUMBERS.get(match["number"].casefold()) or int(match["number"])
            seconds = number * (60 if match["unit"].startswith("min") else 1)
            yield seconds, _ends(known.dose.hold), "seconds"
        if (match := _REPEAT.search(self.text)) and known.dose.repetitions:
            yield int(match["most"] or match["number"]), _ends(known.dose.repetitions), "repetitions"


def exercises_of(case: Case) -> list[Told]:
    """Items, bold paragraphs and subsections that tell an exercise."""
    found = list[Told]()
    done = set[int]()
    for section in case.page.sections[1:]:
        if section.index in done or section.under(case.rules.patterns["red_flag_heading"]):
            continue
        if _is_exercise(section, case):
            branch = case.page.branch(section)
            done |= {one.index for one in branch}
            found.append(_whole(section, branch, case))
        elif section.under(case.rules.patterns["exercise_heading"]) or _holds_exercises(section, case):
            found += _listed(section, case)
    return [told for told in found if told.text.strip() or told.name]


def has_dose(text: str, case: Case) -> bool:
    """Whether a text says how much; how slowly is no answer to that."""
    rules = case.rules.exercises

    def kept(match: re.Match[str]) -> str:
        return (
            match[0]
            if re.search(r"\b(?:hold|sets?|times|reps?|repetitions|repeat)\b", match[0], re.I)
            else " "
        )

    return rules.dose.search(rules.tempo.sub(kept, text)) is not None


def _is_exercise(section: Section, case: Case) -> bool:
    """Whether a section is one exercise: its heading names one, and it holds no list of them."""
    heading, rules = section.heading, case.rules
    named = rules.exercises.name.search(heading) is not None
    below = rules.patterns["exercise_heading"]
    inside = any(below.search(above) for above in section.path[:-1]) or _among_exercises(section, case)
    if len(heading) > _LONGEST_NAME or not (named or inside) or not section.passages:
        return False
    leads = [
        passage for passage in section.passages if passage.lead and rules.exercises.name.search(passage.lead)
    ]
    deeper = len(case.page.branch(section)) > 1
    plural = re.search(
        r"\b(?:exercises|stretches|program|routine|strength\w*|work|warm\w*|tips?|how (?:to|often"
        r"|much))\b|\bfor\b|\?",
        heading,
        re.I,
    )
    return (
        not leads and not deeper and (named or inside) and not plural and (named or _instructs(section, case))
    )


def _among_exercises(section: Section, case: Case) -> bool:
    """Whether headings beside it, below the same one, name exercises."""
    beside = [
        one for one in case.page.sections[1:] if one.path[:-1] == section.path[:-1] and one is not section
    ]
    named = any(case.rules.exercises.name.search(one.heading) for one in beside)
    return section.level > 2 and named or _below_an_empty_heading(section, case)


def _below_an_empty_heading(section: Section, case: Case) -> bool:
    """Whether a heading about exercises stands above it with only steps between: all may be of one level."""
    for above in reversed(case.page.sections[1 : section.index]):
        if not above.passages:
            return case.rules.says("exercise_heading", above.heading)
        if not _instructs(above, case):
            return False
    return False


def _holds_exercises(section: Section, case: Case) -> bool:
    """Whether it lists exercises, whatever its heading: several tell a posture, and one of them a dose."""
    items = [passage for passage in section.passages if passage.lead]
    doing = [one for one in items if _tells(one, case) or case.rules.exercises.name.search(one.lead)]
    return len(doing) > 1 and any(has_dose(one.rest, case) for one in doing)


def _instructs(section: Section, case: Case) -> bool:
    """Whether a section tells steps: a numbered list, or a posture to take."""
    steps = any(passage.numbered for passage in section.passages)
    return steps or any(one.words.search(section.text) for one in case.rules.exercises.postures)


def _whole(section: Section, branch: tuple[Section, ...], case: Case) -> Told:
    passages = [passage for one in branch for passage in one.passages]
    text = "\n".join(passage.text for passage in passages)
    together = _parents_dose(section, case)
    linked = any(leads_somewhere(link.to) for passage in passages for link in passage.links)
    name = re.sub(r"^\W*\d+[.)]?\s*", "", section.heading)
    return Told(
        name, text, section.line, together, linked, True, passages[0].block, passages[-1].block, section.index
    )


def _listed(section: Section, case: Case) -> Iterator[Told]:
    together = _dose_for_all(section, case) or _parents_dose(section, case)
    entries = list(_entries(section, case))
    for first, passages in entries:
        name = first.lead or _name_in(first.text, case)
        text = "\n".join([first.rest if first.lead else first.text, *(one.text for one in passages)])
        linked = any(leads_somewhere(link.to) for one in (first, *passages) for link in one.links)
        last = passages[-1].block if passages else first.block
        yield Told(name, text, first.line, together, linked, False, first.block, last, section.index)


def _entries(section: Section, case: Case) -> Iterator[tuple[Passage, list[Passage]]]:
    """Each passage that names an exercise, with those below it up to the next: its steps."""
    entry: tuple[Passage, list[Passage]] | None = None
    lists = {_list_of(one) for one in section.passages if one.lead and _is_told(one, case)}
    for passage in section.passages:
        sibling = _list_of(passage) in lists and bool(passage.lead) and not _advice(passage.lead)
        if sibling or _begins(passage, case):
            if entry:
                yield entry
            entry = (passage, [])
        elif entry and _goes_with(passage, entry[0]) and not _ICE.match(passage.text):
            entry[1].append(passage)
        elif entry and not passage.item:
            yield entry
            entry = None
    if entry:
        yield entry


def _list_of(passage: Passage) -> int:
    """The list that an item is of; all paragraphs of a section are one."""
    return passage.block if passage.item else -1


def _is_told(passage: Passage, case: Case) -> bool:
    """Whether a passage with a name tells an exercise: its name is one, or it has a dose."""
    dosed = has_dose(passage.rest, case) and not _advice(passage.lead)
    return dosed or _begins(passage, case)


def _begins(passage: Passage, case: Case) -> bool:
    name = case.rules.exercises.name
    if passage.lead:
        known = name.search(passage.lead) is not None
        return known or (passage.item and _tells(passage, case) and not _advice(passage.lead))
    return passage.item and not passage.numbered and name.match(_start(passage.text)) is not None


def _start(text: str) -> str:
    return " ".join(text.split()[:6])


def _advice(lead: str) -> bool:
    return (
        re.search(
            r"\b(?:tips?|note|how often|week|days?|frequency|progress\w*|warning|stop|pain|rest|phase"
            r"|stage|remember|dose|why)\b",
            lead,
            re.I,
        )
        is not None
    )


def _tells(passage: Passage, case: Case) -> bool:
    """Whether an item tells something to do with the body in a posture."""
    return any(one.words.search(passage.text) for one in case.rules.exercises.postures)


def _goes_with(passage: Passage, first: Passage) -> bool:
    """Steps below a bold name, but no second item of the same list."""
    return not first.item or passage.block != first.block and passage.item


def _name_in(text: str, case: Case) -> str:
    match = case.rules.exercises.name.search(text)
    return match[0] if match else _start(text)


def _dose_for_all(section: Section, case: Case) -> bool:
    prose = [
        passage.text
        for passage in section.passages
        if not passage.item and not passage.lead and not _ICE.search(passage.text)
    ]
    often = case.rules.exercises.frequency
    return any(has_dose(often.sub(" ", text), case) and _TOGETHER.search(text) for text in prose)


def _parents_dose(section: Section, case: Case) -> bool:
    """Whether a section that it stands below gives a dose for all."""
    above = set(section.path[:-1])
    return any(
        one.heading in above and _dose_for_all(one, case) for one in case.page.sections[1 : section.index]
    )


def _ends(span: Span) -> tuple[float, float]:
    return span.low, span.high
