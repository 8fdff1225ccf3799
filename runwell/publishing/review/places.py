"""Places: only where the practice is, and one town for one office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from runwell.publishing.review.case import Case
from runwell.publishing.review.problem import Level, Problem

_NAME = r"(?:(?:St|Mt|Ft)\. )?[A-Z][\w'’.]*(?:[ -](?:of |the |du |de |la )?[A-Z][\w'’]*){0,3}"
_BEFORE = re.compile(
    r"\b(?P<word>in|near|around|from|throughout|across|outside|serving|at|of|to|between|visit|beyond)"
    rf" (?:the |downtown |central |greater |north |south |east |west |nearby )*(?P<name>{_NAME})"
)
_AND = re.compile(rf"(?:, |,? (?:and|or|&) )(?:in |near |around )?(?:the )?(?P<name>{_NAME})")
_OUR = re.compile(
    rf"\b(?:[Oo]ur|[Tt]he) (?P<name>{_NAME}) (?:clinic|office|location|practice|center|team|studio|gym"
    r"|facility|branch|site|staff)\b"
)
_LEADING = re.compile(
    rf"(?P<name>{_NAME})(?:-| )(?:area|based|residents?|runners?|clinics?|offices?|locations?)\b"
)
_STATES = (
    r"(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]"
    r"|W[AVIY]|Illinois)"
)
_STATE = re.compile(rf"(?P<name>{_NAME}),? {_STATES}\b")
_KINDS = "office|clinic|location|practice|studio|center"
_ONE_OFFICE = re.compile(rf"\b(?:our|the|this|an?) (?:\w+ ){{0,2}}(?:{_KINDS})\b", re.I)
_OFFICES = re.compile(
    rf"\b(?:our|both|all|any|two|three|four|five|several|have|has|these|of) (?:\w+ ){{0,3}}(?:{_KINDS})s\b"
    r"|\b(?:locations|offices|clinics) (?:in|near|at|are)\b|\bwe (?:also )?(?:serve|see)\b",
    re.I,
)
_SOLE = re.compile(rf"\b(?:only|single|sole|one and only)(?: \w+){{0,2}} (?:{_KINDS})\b(?!s)", re.I)
_ELSEWHERE = re.compile(
    r"\b(?:Marathon|University|Hospital|Institute|Journal|College|Half|10K|5K|study|studies|trial"
    r"|researchers?"
    r"|published|guideline|Press|School of|Society|Association|Academy)\b"
)
_TELEPHONE = re.compile(r"(?<!\d)\(?\b(\d{3})\)?[ .-]{1,2}(\d{3})[ .-](\d{4})\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A town and the sentence that names it. at_office: the sentence puts one office there."""

    town: str
    line: int
    sentence: str
    at_office: bool
    offices: bool


def mentions_of(case: Case) -> list[Mention]:
    """Every town that the page names, also in title and description."""
    found = list[Mention]()
    whole = [(case.document.title, case.line("title")), (case.document.description, case.line("description"))]
    sentences = [(sentence.text, sentence.line) for sentence in case.page.sentences]
    headings = [(section.heading, section.line) for section in case.page.sections[1:]]
    for text, line in [*whole, *sentences, *headings]:
        if _ELSEWHERE.search(text):
            continue
        for town in _towns(text, case):
            one = _ONE_OFFICE.search(text) is not None
            found.append(Mention(town, line, text, one, _OFFICES.search(text) is not None))
    return found


def unknown(case: Case) -> Iterator[Problem]:
    """With the practice's file: a town where it has no location."""
    if not case.practice:
        return
    ours = {_folded(town) for town in case.practice.towns}
    seen = set[str]()
    for mention in mentions_of(case):
        if _folded(mention.town) not in ours and mention.town not in seen:
            seen.add(mention.town)
            message = f"the practice has no location in {mention.town}"
            mend = f"Name one of its own: {', '.join(case.practice.towns)}"
            place = f"line {mention.line}, “{mention.town}”"
            yield Problem(Level.BLOCKS, "place-unknown", message, mend, mention.line, place)


def several_towns(case: Case) -> Iterator[Problem]:
    """One office, or one reader, in several towns."""
    sole = _SOLE.search(case.page.text) is not None  # then no list of offices explains the others
    mentions = [mention for mention in mentions_of(case) if sole or not mention.offices]
    together = {
        mention.sentence: {one.town for one in mentions if one.sentence == mention.sentence}
        for mention in mentions
    }
    towns = dict[str, int]()
    for mention in mentions:
        towns.setdefault(mention.town, mention.line)
    if len(towns) < 2 or (not sole and any(len(one) == len(towns) for one in together.values())):
        return
    listed = ", ".join(f"{town} (line {line})" for town, line in towns.items())
    office = next((mention for mention in mentions if mention.at_office), None)
    what = f"one office is put near {office.town}, and the reader" if office else "the reader"
    message = f"{what} in several towns: {listed}"
    mend = "Name one town throughout, or say that there are several offices and list them once"
    line = office.line if office else list(towns.values())[1]
    yield Problem(Level.WARNS, "several-towns", message, mend, line)


def joined_area(case: Case) -> Iterator[Problem]:
    """ "The Oak Lawn-area" needs no hyphen."""
    for sentence in case.page.sentences:
        if match := re.search(rf"\b(?:in|around|throughout) the (?P<name>{_NAME})-area\b", sentence.text):
            message = f"“the {match['name']}-area” is written with a hyphen"
            mend = f"Write “the {match['name']} area”"
            yield Problem(Level.SUGGESTS, "spelling", message, mend, sentence.line)


def telephones(case: Case) -> Iterator[Problem]:
    """A telephone number is the practice's; without its file there is one only, unless offices are listed."""
    found = dict[str, int]()
    for passage in (*case.page.passages, *case.page.disclaimers):
        for match in _TELEPHONE.finditer(passage.text):
            found.setdefault("".join(match.groups()), passage.line)
    ours = {re.sub(r"\D", "", number)[-10:] for number in (case.practice.telephones if case.practice else ())}
    for number, line in found.items() if ours else ():
        if number not in ours:
            message = f"{number[:3]}-{number[3:6]}-{number[6:]} is no telephone number of the practice"
            yield Problem(Level.BLOCKS, "telephone", message, "Use the number of the location", line)
    if not ours and len(found) > 1 and not _OFFICES.search(case.page.text):
        message = f"{len(found)} telephone numbers are given for one office"
        yield Problem(Level.WARNS, "telephone", message, "Give one", list(found.values())[1])


def _towns(text: str, case: Case) -> Iterator[str]:
    """The towns in a sentence: names that the list holds, or that can only be a place where they stand."""
    seen = set[str]()
    for town in [*_after_prepositions(text, case), *_named_by_form(text, case)]:
        if town not in seen:
            seen.add(town)
            yield town


def _after_prepositions(text: str, case: Case) -> Iterator[str]:
    for match in _BEFORE.finditer(text):
        town = _known(match["name"], case)
        near_office = match["word"] in ("near", "around", "outside") and _ONE_OFFICE.search(
            text[: match.start() + 1]
        )
        if town is None and near_office and not _common(match["name"], case):
            town = str(match["name"])
        if town is None:
            continue
        yield town
        end = match.start("name") + len(town)
        while more := _AND.match(text, end):
            other = _known(more["name"], case)
            if other is None:
                break
            yield other
            end = more.start("name") + len(other)


def _named_by_form(text: str, case: Case) -> Iterator[str]:
    for form in (_OUR, _LEADING, _STATE):
        for match in form.finditer(text):
            town = _known(match["name"], case)
            if town is None and form is _STATE and not _common(match["name"], case):
                town = str(match["name"])
            if town is not None and (form is not _LEADING or match.start() or "-" in match[0]):
                yield town


def _known(name: str, case: Case) -> str | None:
    """The town that a name begins with: "Oak Lawn" of "Oak Lawn Tuesday"."""
    words = re.split(r"(?<=\w)[ ](?=\w)", name.replace("’", "'"))
    ours = case.practice.towns if case.practice else ()
    for count in range(len(words), 0, -1):
        short = " ".join(words[:count]).rstrip(".").removesuffix("'s").removesuffix("-area")
        if short in ours or short in case.rules.towns:
            return short
    return None


def _common(name: str, case: Case) -> bool:
    """Whether a name is a word of the page's own, a day or a person, and no place."""
    practice = case.practice.name if case.practice else ""
    return (
        name.split(" ")[0].casefold() in case.rules.stop
        or name in practice
        or case.rules.says("medical", name)
    )


def _folded(town: str) -> str:
    return town.casefold().replace(".", "").replace("saint ", "st ")


RULES = (unknown, several_towns, joined_area, telephones)
