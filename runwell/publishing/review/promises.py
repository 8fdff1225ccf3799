"""What title and introduction promise, the page delivers; and as many as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runwell.publishing.review.case import Case
from runwell.publishing.review.conditions import introduced
from runwell.publishing.review.exercise_list import exercises_of
from runwell.publishing.review.page import Section
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.rules import Topic
from runwell.publishing.review.words import stems_of, words_of

_STRONG = re.compile(
    r"\b(?:we(?:['’]ll| will)? (?:also )?(?:cover|explain|show|share|discuss|look at|go over|describe"
    r"|walk you through)"
    r"|you(?:['’]ll| will) (?:also )?(?:learn|find|discover|see)|learn (?:more )?about|read on (?:to|for)"
    r"|find out"
    r"|(?:this|the) (?:page|guide|article|post) (?:also )?(?:covers|explains|shows|describes|looks at"
    r"|tells you)"
    r"|here (?:is|are|you(?:['’]ll| will) find)|here['’]s|below (?:is|are|you(?:['’]ll| will) find)"
    r"|learn (?:how|what|which|why|when))\b",
    re.I,
)
_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_COUNT = re.compile(
    r"\b(?P<number>"
    + "|".join(_NUMBERS)
    + r"|[2-9]|1[0-5]) (?:\w+ ){0,2}?(?P<noun>exercises|stretches|causes|reasons|tips"
    r"|ways|conditions|signs|treatments|symptoms|moves|drills|injuries|mistakes|stages|phases|types|kinds"
    r"|myths|habits|factors)\b",
    re.I,
)
_HOW_TO = re.compile(
    r"\bhow to \w+ (?:up )?(?:your|the|an?) (?P<thing>[\w-]+)\W*$"
    r"|\bhow to \w+ (?:for )?(?P<it>it|them|this)\b",
    re.I,
)


def topics(case: Case) -> Iterator[Problem]:
    """A topic of title or introduction has its place below."""
    seen = set[str]()
    for text, line, strong in _promises(case):
        for topic in case.rules.topics:
            if topic.id in seen or not topic.promised.search(text) or _delivered(topic, case):
                continue
            if not strong and _throughout(topic, case):
                continue
            seen.add(topic.id)
            where = "introduction" if strong else "title"
            message = f"the {where} promises {topic.id}, and the page does not deliver it"
            mend = "Write a section about it, or take the promise out"
            yield Problem(
                Level.WARNS, "promise", message, mend, line, f"line {line}, {topic.id}" if line else ""
            )


def other_promises(case: Case) -> Iterator[Problem]:
    """What "you will learn" names, and no list of topics knows, is spoken of below."""
    sections = _below(case)
    below = set(stems_of("\n".join(case.page.branch_text(section) for section in sections)))
    headings = set(stems_of("\n".join(section.heading for section in sections)))
    own = case.document.heading.text if case.document.heading else ""
    named = set(stems_of(f"{case.document.title} {own}", case.rules.stop))
    if not below:
        return
    for text, line, strong in _promises(case):
        match = _STRONG.search(text)
        for chunk in re.split(r",|;|\band\b|\bor\b", text[match.end() :]) if match and strong else ():
            if any(topic.promised.search(chunk) for topic in case.rules.topics):
                continue
            thing = _HOW_TO.search(chunk)
            if thing and (thing["it"] or set(stems_of(thing["thing"])) <= headings):
                continue  # "how to arrange your desk" below "Set up your desk"
            asked = _asked(chunk, named, case)
            if asked and not asked & below and len(asked) < 6 and not _headed(chunk, sections):
                words = " ".join(chunk.split()).strip(" .")
                message = f"the introduction promises “{words}”, and nothing below speaks of it"
                mend = "Write about it, or take the promise out"
                yield Problem(Level.WARNS, "promise", message, mend, line, f"line {line}, {words}")


def counts(case: Case) -> Iterator[Problem]:
    """“Five exercises” are five."""
    for section in case.page.sections[1:]:
        if match := _COUNT.search(section.heading):
            yield from _counted(match, section.line, _members(case, section))
    for place, passage in enumerate(case.page.passages):
        match = None if passage.item else _COUNT.search(passage.text)
        following = case.page.passages[place + 1 :]
        if match and following and following[0].item and passage.text.rstrip().endswith((":", ".")):
            items = [one for one in following if one.block == following[0].block]
            if passage.text.rstrip().endswith(":"):
                yield from _counted(match, passage.line, len(items))
    yield from _announced(case)


def _announced(case: Case) -> Iterator[Problem]:
    """What heading, title or introduction announces, held against the one section of that name."""
    heading, seen = case.document.heading, set[str]()
    for text, line, _ in sorted(_promises(case), key=lambda one: heading is None or one[1] != heading.line):
        for match in _COUNT.finditer(text):
            noun = stems_of(match["noun"])[0]
            fitting = [section for section in case.page.sections[1:] if noun in stems_of(section.heading)]
            told = (
                len(fitting) == 1 and _COUNT.search(fitting[0].heading) and text != (heading and heading.text)
            )
            if len(fitting) == 1 and not told and noun not in seen:
                seen.add(noun)
                yield from _counted(match, line, _members(case, fitting[0]))


def _counted(match: re.Match[str], line: int, there: int) -> Iterator[Problem]:
    said = _NUMBERS.get(match["number"].casefold()) or int(match["number"])
    if there > 1 and there != said:
        message = f"“{match[0]}” are announced, and there are {there}"
        place = f"line {line}, {match[0]}"
        yield Problem(Level.WARNS, "promise", message, "Make the number right", line, place)


def _members(case: Case, section: Section) -> int:
    """How many a section holds: its subsections, or the items of its one list; 0 where that is unclear."""
    told = [one for one in exercises_of(case) if one.section == section.index]
    if told and not any(passage.item for passage in section.passages):
        return len(told)
    below = [one for one in case.page.branch(section)[1:] if one.level == section.level + 1]
    if below and sum(bool(passage.lead) for passage in section.passages) < 2:
        return len(below)
    lists = {passage.block for passage in section.passages if passage.item}
    named = [passage for passage in section.passages if passage.lead]
    if not lists and len(named) >= len(section.passages) - 1:
        return len(named)
    return sum(passage.item for passage in section.passages) if len(lists) == 1 else 0


def _promises(case: Case) -> Iterator[tuple[str, int, bool]]:
    """Texts that promise, with their lines, and whether it is a sentence that says so."""
    yield case.document.title, case.line("title"), False
    if case.document.heading:
        yield case.document.heading.text, case.document.heading.line, False
    for passage in _introduction(case).passages:
        for sentence in passage.sentences:
            if match := _STRONG.search(sentence.text):
                yield sentence.text[match.start() :], sentence.line, True


def _introduction(case: Case) -> Section:
    """The text above the first heading; where there is none, that below it."""
    first = case.page.sections[0]
    return next((one for one in case.page.sections if one.passages), first)


def _below(case: Case) -> tuple[Section, ...]:
    """The sections after the introduction, which cannot deliver what it promises."""
    return case.page.sections[max(_introduction(case).index, 0) + 1 :]


def _asked(chunk: str, named: set[str], case: Case) -> set[str]:
    """The stems of what a promise is about: no general word, and no word of the page's own name."""
    left = case.rules.patterns["no_answer"].sub(" ", case.rules.patterns["teaser"].sub(" ", chunk))
    return set(stems_of(left, case.rules.stop)) - named


def _headed(chunk: str, sections: tuple[Section, ...]) -> bool:
    """Whether a heading of several words stands in a promise as it is: “week by week”."""
    said = " ".join(words_of(chunk))
    headings = (words_of(section.heading) for section in sections)
    return any(len(words) > 1 and " ".join(words) in said for words in headings)


def _delivered(topic: Topic, case: Case) -> bool:
    sections = _below(case)
    if topic.id == "causes" and len(introduced(case)) > 1:
        return True
    if not sections:  # a page of one piece: whatever stands below its first paragraph
        text = "\n".join(passage.text for passage in case.page.passages[1:])
        return len(_said(topic, text)) >= topic.least
    for section in sections:
        text = case.page.branch_text(section)
        below = topic.heading.search(section.heading) is not None
        if below and 0 < topic.heading_alone <= len(words_of(text)):
            return True
        fits = section.under(topic.heading) or topic.promised.search(text)
        if fits and len(_said(topic, text)) >= topic.least and _long_enough(text, case):
            return True
    return False


def _throughout(topic: Topic, case: Case) -> bool:
    """Whether the whole page is about it, and no one section: “Stay steady and prevent falls”."""
    text = "\n".join(case.page.branch_text(section) for section in _below(case))
    return topic.promised.search(text) is not None and len(_said(topic, text)) >= max(topic.least - 1, 1)


def _said(topic: Topic, text: str) -> set[str]:
    return {found.casefold() for found in topic.said.findall(text)}


def _long_enough(text: str, case: Case) -> bool:
    return len(words_of(text)) >= case.rules.limits["delivered_words"]


RULES = (topics, other_promises, counts)
