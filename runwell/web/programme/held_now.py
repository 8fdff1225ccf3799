"""What holds today in place of the program, in sentences: a flare, or a bone that stops."""

from __future__ import annotations

from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.records.programme_today import ProgrammeToday
from runwell.web.programme_words import sentences


def held_now(pack: Pack, stands: ProgrammeToday) -> tuple[str, ...]:
    """Why today is another day than the program says; nothing where it is not, or where all is closed."""
    flare = stands.flares[-1] if stands.flares and stands.flares[-1].over is None else None
    if not stands.meanwhile or flare is None:
        return ()
    rest = () if flare.bone else (Because(Why.FLARE_REST),)
    return sentences(pack, (flare.because, *rest))
