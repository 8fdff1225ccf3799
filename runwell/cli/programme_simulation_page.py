"""`python -m runwell.cli.programme_simulation_page OUT`: writes the figures of the simulated programme."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from runwell.cli.programme_figures import in_words
from runwell.cli.programme_pool import Patients, simulated
from runwell.programme.simulated_weeks import Counted

PATIENTS = Patients("hip", number=1000, seed=1)
FEW = Patients("hip", number=16, seed=1)
WHY_FEW = (
    "The first few of them once more: a test works them out again, and fails while they are not current."
)
INTRODUCTION = """# The programme on simulated patients

Written by `python -m runwell.cli.programme_simulation_page`. **Nothing here was measured on patients.**
What a body bears, how it heals and what it says are assumptions (`expert`,
`runwell/programme/simulated.py`) but for the time to recover, whose median and range are those of 220
novice runners. The figures show whether the rules do what they say, not how well patients will do. After a
first run of 40 patients two things were changed because of it: the easier exercise begins with no more sets
than the harder one had left (it began with all of them), and fewer sets take less off what an exercise asks
for (they were counted twice). One rule was changed later, from reading the code and for no figure: an
exercise goes back to where it came from only while it is still in its first dose. Exercises, doses and exits
were changed after a reading of the plans, and night pain that is not new holds only an outer hip back, as the
rule has it: again for no figure. Two things were changed **because of a figure that had been seen**. A
simulated hop asked for less than the march below it on its ladder, so that three steps back were counted as
steps up: it asks for two rungs more now. That landing loads a hip more than walking was measured inside two
people; by how much a hop does was not, in anything that we read: the number is `expert`. And no patient with
outer-hip pain had passed the run gate: of thirty healing ones, and thirty with a snapping hip, none left the
second phase, since the session was so full that it had no room for the dose that their exit counts. It keeps
that room now, and what an exit counts stays until then.

## What the figures mean
- **Healing**: does 90 % of the sessions, answers 95 % of the questions. **Flaring**: the same, with pain
  from elsewhere every three weeks. **Non-adherent**: does 45 %, answers 55 %. **Over-doing**: does more than
  is asked, runs on three days of ten, says more repetitions in reserve than there are.
- **Above tolerance**: of all steps up, those to more than the body truly bore that morning.
- **Mornings with room**: exercises, on mornings after a session and outside flares, that could have been a
  step harder within what the body bore. **Held back**: those that stayed as they were. Every step needs two
  green sessions, so that one of two is held back by the rule itself.
- **Weeks to the run gate**: median and quartiles of those who reached it within the twelve weeks (for bone:
  G3). **Could bear it by then**: whose body bore the run gate, whether the programme saw it or not.

## Read with care
- The programme is slow. Of the mornings on which a body had room for more, most bring no step, by far more
  than the rule of two sessions alone explains: any morning above the base holds, and mornings differ by
  chance.
- Whoever writes little down hardly passes an exit that counts sessions and mornings, however strong. Such
  a runner needs a clinician's eye, or a check that can be done in one visit.
- A bone tells nothing before it hurts, so that steps above tolerance are most frequent there, and each of
  them ends in a stop. Only the clinician's gates bound it. Whether two painless sessions are enough for a
  step is a question for a clinician before release.
- Over-doers hardly get better here, because they are made so: the rules send them to a clinician again and
  again, and no rule makes them rest."""


def page(every: list[Counted], few: list[Counted]) -> str:
    """The whole document. few: those of FEW, whose figures a test works out again."""
    return "\n\n".join([INTRODUCTION, in_words(PATIENTS, every), WHY_FEW, in_words(FEW, few)]) + "\n"


def main(arguments: list[str]) -> int:
    """Write the document; 0 done, 2 the call was wrong."""
    if len(arguments) != 1:
        print("Usage: python -m runwell.cli.programme_simulation_page OUT", file=sys.stderr)
        return 2
    processes = os.cpu_count() or 1
    text = page(simulated(PATIENTS, processes), simulated(FEW, processes))
    Path(arguments[0]).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
