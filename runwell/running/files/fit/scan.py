"""Where the messages of a FIT file lie.

Each message begins with a byte that names its local type, and the type's definition says how long it is: one
message must be walked before the next is found. Nearly all of a file is a few types in turn, so after a few
steps the turn is guessed, and numpy proves it for as far as it holds: where every message of a turn has the
header byte that the guess gives it, it is that message. What is in no turn is walked in a loop of four lines.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
import numpy.typing as npt

from runwell.refusals import Refusal
from runwell.running.files.fit import definition, resynchronize
from runwell.running.files.fit.checksum import Bytes
from runwell.running.files.fit.definition import Definition
from runwell.running.files.fit.profile import TIMESTAMP, WANTED

Positions = npt.NDArray[np.int64]

FEWEST, MOST = 64, 16384  # steps between two guesses
LONGEST_TURN = 6  # messages
WORTH_IT = 200  # messages that a guess must save, or the next guess comes later
MOST_TURNS = 300_000  # in one leap, so that no file makes large arrays before it is refused
MOST_KEPT = 2_000_000  # messages; more than a million records are refused, and few others are kept
MOST_GAPS = 32
FARTHEST_BACK = 512


@dataclass(slots=True)
class Scanned:
    """positions[i] of the message whose definition is definitions[kinds[i]]; gaps: bytes without sense."""

    positions: Positions
    kinds: npt.NDArray[np.intp]
    definitions: list[Definition]
    gaps: list[int]
    ended: int


class CompressedTimes(Exception):
    """Times hang on the messages before, so every message must be kept."""


@dataclass(slots=True)
class Scan:
    """One walk from `pos` to `end`.

    step: by header byte, the bytes to the next message; below 0: not kept; 0: needs a look.
    """

    data: bytes
    seen: Bytes
    pos: int
    end: int
    keep_all: bool = False
    step: list[int] = field(default_factory=lambda: [0] * 256)
    local: list[int] = field(default_factory=lambda: [-1] * 16)
    known: dict[bytes, int] = field(default_factory=dict)
    definitions: list[Definition] = field(default_factory=list)
    parts: list[Positions] = field(default_factory=list)
    single: array[int] = field(default_factory=lambda: array("q"))
    kept: int = 0  # in `parts`
    defined: int = 0  # the end of the last definition
    longest: int = 1  # bytes of a message
    epochs: list[tuple[int, list[int]]] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    about: int | None = None  # a time of this file, seconds of FIT's clock

    def run(self) -> Scanned:
        """All messages up to `end`, or up to where nothing makes sense any more."""
        burst = FEWEST
        while self.pos < self.end:
            if self.kept + len(self.single) > MOST_KEPT:
                raise Refusal("This FIT file holds more messages than any run has", f"byte {self.pos}")
            if self._walk(burst):
                saved = self._leap()
                burst = FEWEST if saved >= WORTH_IT else min(4 * burst, MOST)
            elif self.pos < self.end and not self._define() and not self._find_on():
                break
        self._drop_cut_off()
        return self._result()

    def _walk(self, steps: int) -> bool:
        """That many messages one by one; False where a header byte needs a look, or the end is reached."""
        while steps:
            certain = min(steps, (self.end - self.pos) // self.longest)
            if certain < FEWEST:
                return self._walk_to_end(steps)
            if not self._walk_inside(certain):
                return False
            steps -= certain
        return True

    def _walk_inside(self, steps: int) -> bool:
        """The same where even the longest messages cannot reach the end."""
        data, step, add, pos = self.data, self.step, self.single.append, self.pos
        for _ in repeat(None, steps):
            size = step[data[pos]]
            if size > 0:
                add(pos)
                pos += size
            elif size:
                pos -= size
            else:
                self.pos = pos
                return False
        self.pos = pos
        return True

    def _walk_to_end(self, steps: int) -> bool:
        """The same where the end is near, so that each step must look for it."""
        for _ in repeat(None, steps):
            size = self.step[self.data[self.pos]] if self.pos < self.end else 0
            if not size:
                return False
            if size > 0:
                self.single.append(self.pos)
            self.pos += abs(size)
        return self.pos < self.end

    def _leap(self) -> int:
        """Over all turns that are like the one that begins here; how many messages that were."""
        turn = self._turn()
        if not turn:
            return 0
        *places, period = turn
        start, window, turns = self.pos, 64, 0
        heads = [self.data[start + at] for at in places]
        while (most := min(window, (self.end - self.pos) // period)) > 0:
            good = self._alike(places, heads, period, most)
            self.pos += good * period
            turns += good
            if good < most:
                break
            window = min(8 * window, MOST_TURNS)
            if turns >= MOST_TURNS:
                break
        kept = [at for at, head in zip(places, heads, strict=True) if self.step[head] > 0]
        if kept and turns:
            self._flush()
            found = np.arange(start, self.pos, period)[:, None] + np.array(kept)
            self.parts.append(found.ravel())
            self.kept += turns * len(kept)
        return turns * len(places)

    def _turn(self) -> list[int]:
        """Where the messages of one turn lie, from here, and its length; nothing where no turn is seen."""
        data, at, first, places = self.data, self.pos, self.data[self.pos], []
        for _ in range(LONGEST_TURN):
            places.append(at - self.pos)
            at += abs(self.step[data[at]])
            if at >= self.end or not self.step[data[at]]:
                return []
            if data[at] == first:
                return [*places, at - self.pos]
        return []

    def _alike(self, places: list[int], heads: list[int], period: int, most: int) -> int:
        """How many of the next turns have those header bytes in those places."""
        turns = self.seen[self.pos : self.pos + most * period].reshape(most, period)
        good = most
        for at, head in zip(places, heads, strict=True):
            same = turns[:good, at] == head
            if not same.all():
                good = int(same.argmin())
        return good

    def _define(self) -> bool:
        """Take the definition that stands here; False where none does."""
        head, size = self.data[self.pos], 0
        if head & 0xC0 == 0x40:
            size = definition.length(self.data, self.pos)
        elif head & 0x80 and not self.keep_all and self.local[head >> 5 & 3] >= 0:
            raise CompressedTimes
        if not size or self.pos + size > self.end:
            return False
        content = self.data[self.pos + 1 : self.pos + size]
        number = self.known.get(content)
        if number is None:
            found = definition.read(content)
            if found is None or (self.gaps and not definition.is_sensible(content)):
                return False
            number = self.known[content] = len(self.definitions)
            self.definitions.append(found)
        self.pos = self.defined = self.pos + size
        if self.local[head & 15] != number:
            self._use(head & 15, number)
        return True

    def _use(self, local: int, number: int) -> None:
        """From here on that local type has that definition."""
        told = self.definitions[number]
        size = told.size if self.keep_all or told.message in WANTED else -told.size
        self.longest = max(self.longest, told.size)
        self.step[local:64:16] = [size] * 4
        if local < 4 and self.keep_all:
            self.step[0x80 + 32 * local : 0xA0 + 32 * local] = [size] * 32
        self.local[local] = number
        self.epochs.append((self.kept + len(self.single), self.local.copy()))

    def _find_on(self) -> bool:
        """Go on where messages make sense again, maybe inside the last one, which lacks bytes then."""
        self.gaps.append(self.pos)
        if len(self.gaps) > MOST_GAPS:
            return False
        self._flush()
        last = int(self.parts[-1][-1]) if self.parts else self.defined
        first = max(last + 1, self.defined, self.pos - FARTHEST_BACK)
        place = resynchronize.on_from(self.data, first, self.end, self.step, self._time_at, self._about())
        if place is None:
            if self._is_cut_definition():
                self.pos = self.end + 1
                self.gaps.pop()
            return False
        if last >= self.defined and last + abs(self.step[self.data[last]]) > place:
            self.parts[-1] = self.parts[-1][:-1]
            self.kept -= 1
        self.pos = place
        return True

    def _is_cut_definition(self) -> bool:
        """Whether the file just ends inside a definition."""
        size = definition.length(self.data[: self.end], self.pos) if self.end - self.pos < 2000 else 1
        return self.data[self.pos] & 0xC0 == 0x40 and not size

    def _about(self) -> int | None:
        """A time of this file: the middle one of the last good messages before the first damage."""
        if self.about is None and self.parts:
            last = [at for at in self.parts[-1][-50:].tolist() if at >= self.defined]
            times = sorted(filter(None, map(self._time_at, last)))
            self.about = times[len(times) // 2] if times else None
        return self.about

    def _time_at(self, at: int) -> int | None:
        """The time field of the message there, by the definition in force."""
        head = self.data[at]
        number = self.local[(head >> 5 & 3) if head & 0x80 else head & 15]
        told = self.definitions[number] if number >= 0 else None
        place = told.fields.get(TIMESTAMP) if told else None
        if told is None or place is None or place.size != 4:
            return None
        stored = self.data[at + place.at : at + place.at + 4]
        return int.from_bytes(stored, "big" if told.order == ">" else "little")

    def _flush(self) -> None:
        if self.single:
            self.parts.append(np.frombuffer(self.single, np.int64))
            self.kept += len(self.single)
            self.single = array("q")

    def _drop_cut_off(self) -> None:
        """The last message does not count where the file ends inside it."""
        if self.pos > self.end and self.single:
            last = self.single[-1]
            if last + self.step[self.data[last]] == self.pos:
                self.single.pop()

    def _result(self) -> Scanned:
        self._flush()
        positions = np.concatenate(self.parts) if self.parts else np.empty(0, np.int64)
        if not len(positions):
            return Scanned(positions, np.empty(0, np.intp), self.definitions, self.gaps, self.pos)
        heads = self.seen[positions]
        local = np.where(heads & 0x80, heads >> 5 & 3, heads & 15) if self.keep_all else heads & 15
        begins = [begin for begin, _ in self.epochs]
        epoch = np.repeat(np.arange(len(begins)), np.diff([*begins, len(positions)]))
        kinds = np.array([told for _, told in self.epochs], np.intp)[epoch, local]
        return Scanned(positions, kinds, self.definitions, self.gaps, self.pos)
