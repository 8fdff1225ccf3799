"""Exercises: each has a dose, and can be done as it is told, shown and named."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.publishing.review.case import Case
from runwell.publishing.review.exercise_list import Told, exercises_of, has_dose
from runwell.publishing.review.pack_exercises import same_exercise
from runwell.publishing.review.pictures import pictures_of, words_for
from runwell.publishing.review.postures import Taken, contradiction, first_of, may_have, taken
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.words import stems_of


def dose(case: Case) -> Iterator[Problem]:
    """Every exercise says how often, how long or how far."""
    for told in exercises_of(case):
        if not has_dose(told.text, case) and not told.dosed_together and not told.linked:
            message = f"“{told.name}” has no dose"
            known = same_exercise(told.name, case.pack)
            mend = "Say how many repetitions and sets, or how many seconds"
            if known and case.pack:
                mend += f"; pack {case.pack.region}, {known.id}: {known.steps[-1]}"
            yield Problem(Level.WARNS, "exercise-dose", message, mend, told.line)


def position(case: Case) -> Iterator[Problem]:
    """The steps can be done in the position that they, the name and the pack give."""
    for told in exercises_of(case):
        if why := _by_itself(told, case) or _by_name(told, case) or _by_pack(told, case):
            message = f"the steps of “{told.name}” contradict its position: {why}"
            mend = "Do it once as it is written, and mend the step that cannot be done"
            yield Problem(Level.BLOCKS, "exercise-position", message, mend, told.line)


def picture(case: Case) -> Iterator[Problem]:
    """A picture of an exercise shows the position of its steps."""
    for told in exercises_of(case):
        for shown in pictures_of(case):
            words = words_for(shown, case)
            if not words or not _shows(told, words, shown.after, case):
                continue
            seen = _postures(words, case)
            done = _postures(told.text, case) or set(may_have(told.name, case) or ())
            if seen and done and not seen & done:
                shows = f"shows somebody {_or(seen)}, and its steps are done {_or(done)}"
                message = f"the picture of “{told.name}” {shows}"
                mend = "Show the position of the steps, or mend the steps"
                yield Problem(Level.BLOCKS, "exercise-picture", message, mend, told.line)


def picture_of_none(case: Case) -> Iterator[Problem]:
    """A picture above a list of exercises shows the position of one of them."""
    every = [told for told in exercises_of(case) if not told.own_section]
    for shown in case.document.pictures:
        near = [told for told in every if 0 <= told.first_block - shown.after <= 1]
        section = {told.section for told in near}
        told_here = [told for told in every if told.section in section]
        seen = _postures(words_for(shown, case), case)
        done = [_postures(f"{told.name}. {told.text}", case) for told in told_here]
        if seen and done and all(done) and not seen & set[str]().union(*done):
            message = f"the picture shows somebody {_or(seen)}, and no exercise below it is done so"
            yield Problem(Level.WARNS, "exercise-picture", message, "Show one of the exercises", shown.line)


def far_dose(case: Case) -> Iterator[Problem]:
    """A dose is near the pack's: a hold or repetitions three times as large are a slip of the pen."""
    for told in exercises_of(case):
        known = same_exercise(told.name, case.pack)
        if not known or not case.pack:
            continue
        for said, (low, high), unit in told.amounts(known):
            if high and not low / 3 <= said <= high * 3:
                usual = f"{low:g}" if low == high else f"{low:g} to {high:g}"
                message = (
                    f"“{told.name}” asks for {said:g} {unit}; pack {case.pack.region}, {known.id}: {usual}"
                )
                yield Problem(Level.WARNS, "exercise-dose-pack", message, "Check the number", told.line)


def _by_itself(told: Told, case: Case) -> str:
    return contradiction(told.text, case)


def _by_name(told: Told, case: Case) -> str:
    """Its name gives a posture that its steps never take."""
    may, done = may_have(told.name, case), taken(told.text, case)
    if may and done and not {one.posture for one in done} & may:
        return f"by its name it is done {_or(may)}, and the steps begin {done[0].posture}"
    for row in case.rules.exercises.against:
        match = row.does.search(told.text) if row.name.search(told.name) else None
        if match and not row.unless.search(told.text):
            return f"“{match[0]}”, but {row.why}"
    return ""


def _by_pack(told: Told, case: Case) -> str:
    known = same_exercise(told.name, case.pack)
    begins = first_of(told.text, case)
    if not known or not case.pack or not begins:
        return ""
    right = {one.posture for step in (*known.steps, known.position) for one in taken(step, case)}
    done: set[str] = {one.posture for one in taken(told.text, case)}
    if right and not done & right:
        return f"pack {case.pack.region}, {known.id}, has it {_or(right)}, and the steps begin {begins}"
    return ""


def _shows(told: Told, words: str, after: int, case: Case) -> bool:
    """Whether a picture is of this exercise: its words name it, or it stands among its steps."""
    name = set(stems_of(told.name, case.rules.stop)) - set(stems_of("exercise stretch", ()))
    named = bool(name) and name <= set(stems_of(words))
    done = _seen(words, case)
    if len(done) > 2 and done <= set(stems_of(f"{told.name} {told.text}")):
        return True
    return named or told.first_block <= after <= told.last_block + 1 and told.own_section and after > 0


def _seen(words: str, case: Case) -> set[str]:
    """What a picture shows besides a person in a posture."""
    for posture in case.rules.exercises.postures:
        words = posture.words.sub(" ", words)
    people = stems_of("woman man person runner girl boy therapist somebody athlete her his")
    return set(stems_of(words, case.rules.stop)) - set(people)


def _postures(text: str, case: Case) -> set[str]:
    found: list[Taken] = taken(text, case)
    return {one.posture for one in found}


def _or(postures: set[str] | frozenset[str]) -> str:
    return " or ".join(sorted(postures))


RULES = (dose, position, picture, picture_of_none, far_dose)
