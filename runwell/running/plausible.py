"""What cannot be a run of a person, said in a sentence each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np

from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal
from runwell.running.files.run import Run, Sport
from runwell.running.split import Split, split
from runwell.running.summarised import distance_of, elapsed_of, timer_of
from runwell.running.summary import FARTHEST_KM, LONGEST_HOURS

FIRST_YEAR = 2000
"""No watch recorded runs before; those that were never set begin to count in 1970, 1980 or 1989."""
FASTEST = ((0.0, 12.0), (400.0, 9.4), (800.0, 8.0), (1500.0, 7.4), (5000.0, 6.7), (21000.0, 6.2))
"""[expert] From so many meters on, m/s on average that no runner has: a little above the world records."""
SURELY_WHEELS = 5.0
"""[expert] Meters a second, the median of what is called no sport and counts no steps: not a usual run."""
SOME_RUNNING = 0.1
"""[expert] Share of its time that is running, in what is called no sport but is a run: walk-runs count."""
LONG_ENOUGH = 60.0
"""[expert] Seconds: from less than that no sport can be told."""
NOT_RUNS = {Sport.WALKING: "a walk", Sport.HIKING: "a hike"}


def demand_plausible(run: Run, today: date) -> None:
    """A Refusal where the date, the time or the speed cannot be true; of another sport no speed is judged."""
    demand_date(run.began, today)
    demand_time(run)
    if run.sport in (Sport.RUNNING, Sport.UNKNOWN):
        demand_speed(run)


def demand_date(began: float, today: date) -> None:
    """A Refusal of what began before there were watches for it, or after tomorrow."""
    set_clock = "Set the watch's clock, or correct the date in its app and export the run again"
    if not np.isfinite(began):
        raise Refusal("The file does not say when this run was", mend=set_clock)
    if began < datetime(FIRST_YEAR, 1, 1, tzinfo=UTC).timestamp():
        year = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=max(began, -6e10))).year
        raise Refusal(f"The date is in {year}: the watch's clock was not set", mend=set_clock)
    # The day after tomorrow in UTC is in the future on every clock of the world.
    if began >= datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp() + 2 * 86400:
        when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=min(began, 2e11))
        raise Refusal(f"The date is in the future: {when:%Y-%m-%d}", mend=set_clock)


def demand_time(run: Run) -> None:
    """A Refusal of what took no time, or days."""
    if not np.isfinite([run.timer, run.elapsed]).all() or timer_of(run) <= 0:
        raise Refusal("Nothing was recorded: the run has no time", mend="There is nothing to keep")
    if timer_of(run) > LONGEST_HOURS * 3600 or elapsed_of(run) > 10 * LONGEST_HOURS * 3600:
        raise Refusal(
            "The watch ran for more than three days",
            mend="It was most likely not stopped: cut the run in the watch's app and export it again",
        )


def demand_speed(run: Run) -> None:
    """A Refusal of distances and speeds that no runner reaches."""
    meters = distance_of(run) or 0.0
    if meters > FARTHEST_KM * 1000:
        raise Refusal("More than 310 miles at once is no run", mend="Correct the distance in the watch's app")
    most = max((limit for limit in FASTEST if meters >= limit[0]), default=FASTEST[0])[1]
    speed = meters / timer_of(run)
    if speed > most:
        raise Refusal(
            f"Its average speed is {speed * 2.236936:.0f} miles an hour, faster than any runner",
            mend="It was a ride, or the watch was left on in a car: it is not kept",
        )


def demand_run(run: Run, pack: Pack) -> None:
    """A Refusal of what is not running, which names what it is."""
    if run.sport is Sport.RUNNING:
        return
    if run.sport is Sport.UNKNOWN:
        demand_movement_of_a_run(split(run.streams, pack))
        return
    raise Refusal(f"This is not a run: {named(run)}", mend="Only runs are kept")


def named(run: Run) -> str:
    """Its sport, in the words of the file where they are words that name one."""
    said = run.sport_said.replace("_", " ").strip().lower()
    says_nothing = not any(map(str.isalpha, said)) or said in ("other", "unknown", "generic", "workout")
    return NOT_RUNS.get(run.sport) or ("another sport" if says_nothing else said)


def demand_movement_of_a_run(parts: Split | None) -> None:
    """A Refusal where a file without a sport does not move as a runner does."""
    sport = "If it was one, set its sport to running in the app that it comes from and export it again"
    if parts is None:
        raise Refusal("The file names no sport, and nothing in it shows that it is a run", mend=sport)
    moving = parts.run_seconds + parts.walk_seconds
    if moving < LONG_ENOUGH:
        raise Refusal("The file names no sport, and it is too short to tell that it is a run", mend=sport)
    if parts.run_seconds <= SOME_RUNNING * moving:
        raise Refusal("The file names no sport, and it moves like a walk", mend=sport)
    if no_steps(parts) and float(np.median(parts.steps.speed[parts.running])) > SURELY_WHEELS:
        raise Refusal("The file names no sport, and it moves like a ride", mend=sport)


def no_steps(parts: Split) -> bool:
    """Whether the running was told by speed alone."""
    return not np.isfinite(parts.steps.cadence[parts.running]).any()
