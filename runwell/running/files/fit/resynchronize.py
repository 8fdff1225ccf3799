"""Where messages make sense again behind a damaged place: one lost byte must not cost the rest of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from runwell.running.files.fit import definition

FARTHEST = 2048  # bytes looked at
CHAIN = 12  # messages in a row that must make sense
LEAST_TIMES = 3  # of them with a time that goes on from the one before
LONGEST_PAUSE = 86_400  # seconds between two records of one run
LONGEST_RUN = 864_000  # seconds; ten days, and still far less than what chance would give

TimeAt = Callable[[int], int | None]


def on_from(
    data: bytes, first: int, end: int, step: Sequence[int], time_at: TimeAt, time: int | None
) -> int | None:
    """The first place from which a chain of known messages goes on; None where there is none near.

    time: any of this file; time_at: what a message at that place would say. Seconds of FIT's clock.
    """
    for place in range(first, min(first + FARTHEST, end)):
        if step[data[place]] and _chain(data, place, end, step, time_at, time):
            return place
    return None


def _chain(data: bytes, at: int, end: int, step: Sequence[int], time_at: TimeAt, about: int | None) -> bool:
    """Whether CHAIN messages follow each other from there, or fewer up to the very end, at sensible times."""
    times: list[int] = []
    for _ in range(CHAIN):
        if at >= end:
            break
        size = abs(step[data[at]])
        if size and at + size <= end:
            told = time_at(at)
            if told is not None:
                times.append(told)
                if not _goes_on(times, about):
                    return False
        elif data[at] & 0xC0 == 0x40 and data[at + 2 : at + 3] in (b"\0", b"\1"):
            size = definition.length(data, at)
        if not size:
            return False
        at += size
    return at <= end and len(times) >= LEAST_TIMES


def _goes_on(times: Sequence[int], about: int | None) -> bool:
    """Whether the last of these times may follow the one before it, in this file."""
    if about is not None and abs(times[-1] - about) > LONGEST_RUN:
        return False
    return len(times) < 2 or 0 <= times[-1] - times[-2] <= LONGEST_PAUSE
