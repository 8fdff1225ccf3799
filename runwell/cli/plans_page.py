"""`python -m runwell.cli.plans_page OUT`: writes the plan of every cause and impairment into one document.

No times and no dates stand in it, so that the same knowledge and the same code always give the same text, and
a test can tell whether it is current.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from runwell.cli.django_start import words_only
from runwell.knowledge.pack import Pack
from runwell.programme.causes import entry, soon_over
from runwell.programme.choose import programme_of
from runwell.programme.dosing import DAYS
from runwell.programme.duration import session
from runwell.programme.plan import plan_of
from runwell.programme.prescription import Programme
from runwell.programme.situation import Situation, everyday
from runwell.records.packs import the_pack

BAND = "band"
GATES = {1: "G1", 2: "G1", 3: "G2", 4: "G3"}
"""Phase -> the gate with which a bone's exercises are shown."""
INTRODUCTION = """# Plans

Written by `make plans`; a test fails while it is not current. Knowledge: {version}.

Every cause and impairment of the pack, as `.venv/bin/runwell plan --cause ID` prints it, with a loop band
beside what most homes have, without the steps of each exercise but with who takes care, and with the signs
that need help today only once, at the end (a plan says those of its cause first). **No clinician has signed
this.** Which exercises are chosen, and most amounts, are expert judgment; where something else stands behind
a line, it says so. How many exercises each phase has:

| cause | settle | load | strengthen | run | where to turn |
|---|---|---|---|---|---|
{table}"""
SIGNS = "Get help today if"


def page(pack: Pack) -> str:
    """The whole document."""
    causes = [*pack.causes, *pack.impairments]
    rows = "\n".join(_row(pack, cause) for cause in causes)
    plans = ["\n".join(_plan(pack, cause)) for cause in causes]
    signs = "\n\n".join(_signs(pack))
    return "\n\n".join([INTRODUCTION.format(version=pack.version, table=rows), *plans, signs]) + "\n"


def _signs(pack: Pack) -> Iterator[str]:
    from runwell.web.sign_words import by_urgency

    yield f"## {SIGNS}"
    for level, advice in pack.advice.items():
        yield f"**Where the plan says “{advice.headline}” ({level.id.replace('-', ' ')})**"
        for one in by_urgency(advice.come_back_signs):
            yield "\n".join([f"{one.title}:\n", *(f"- {sign}" for sign in one.signs)])


def situation(pack: Pack, cause: str, phase: int = 1, gate: str = "") -> Situation:
    """The situation that the document shows."""
    at_hand = everyday(pack) | ({BAND} & set(pack.equipment))
    return Situation(cause=cause, phase=phase, gate=gate, equipment=at_hand, weekdays=DAYS[phase])


def _row(pack: Pack, cause: str) -> str:
    counts = [_count(programme) for programme in _programmes(pack, cause)]
    counts += ["-"] * (len(DAYS) - len(counts))
    plan = plan_of(pack, situation(pack, cause))
    level = plan.level.id.replace("-", " ") + (", in its own words" if plan.do_now else "")
    said = entry(pack, cause).plain_name
    return f"| {said} (`{cause}`) | {' | '.join(counts)} | {level} |"


def _programmes(pack: Pack, cause: str) -> Iterator[Programme]:
    """Of each phase; a bone's later phases with the gate open that they wait for."""
    bone = entry(pack, cause).bone
    for phase in _phases(pack, cause):
        yield programme_of(pack, situation(pack, cause, phase, GATES[phase] if bone and phase > 1 else ""))


def _phases(pack: Pack, cause: str) -> tuple[int, ...]:
    """What is over within days has one phase; a bone's first is over when its first gate opens."""
    return (1,) if soon_over(pack, situation(pack, cause)) else tuple(DAYS)


def _count(programme: Programme) -> str:
    return "locked" if programme.locked else str(len(programme.prescriptions))


def _plan(pack: Pack, cause: str) -> Iterator[str]:
    from runwell.web.plan_text import parts, title

    first = situation(pack, cause)
    plan = plan_of(pack, first)
    yield f"## {title(pack, plan)} (`{cause}`)"
    for part in parts(pack, plan, programme_of(pack, first), care=True):
        if part.title == SIGNS:
            continue
        yield f"\n**{part.title}**\n"
        yield from (f"  {line}" if line.startswith("- ") else f"- {line}" for line in part.lines)
    yield from _later(pack, cause)


def _later(pack: Pack, cause: str) -> Iterator[str]:
    """The exercises of the later phases; of a bone, once the gate before each is open."""
    bone = entry(pack, cause).bone
    for phase in _phases(pack, cause)[1:]:
        programme = programme_of(pack, situation(pack, cause, phase, GATES[phase] if bone else ""))
        if programme.locked:
            continue
        yield f"\n**{_later_title(pack, programme, GATES[phase] if bone else '')}**\n"
        yield from _exercises(pack, programme)


def _later_title(pack: Pack, programme: Programme, gate: str) -> str:
    minutes = ceil(session(pack.exercises, programme.prescriptions) / 60)
    opens = pack.progressions.gates[gate].opens if gate else ""
    opened = f", once your clinician has opened gate {gate} ({opens})" if gate else ""
    about = f": about {minutes} minutes" if programme.prescriptions else ""
    return f"Phase {programme.phase}{opened}{about}"


def _exercises(pack: Pack, programme: Programme) -> Iterator[str]:
    from runwell.records.exercise_words import in_words
    from runwell.web.plan_words import care_words, dose_words
    from runwell.web.programme_words import sentence

    for one in programme.prescriptions:
        exercise = in_words(pack.exercises[one.exercise], pack.exercises)
        yield f"- {exercise.name}: {dose_words(exercise, one)}. {care_words(exercise)}".rstrip()
    yield from (f"- {sentence(pack, one)}" for one in programme.fewer)


def main(arguments: list[str]) -> int:
    """Write the document; 0 done, 2 the call was wrong."""
    if len(arguments) != 1:
        print("Usage: python -m runwell.cli.plans_page OUT", file=sys.stderr)
        return 2
    words_only()
    Path(arguments[0]).write_text(page(the_pack()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
