"""The bands of a single run follow each other without a gap."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.draft import Draft
from runwell.refusals import Refusal

WHERE = "load/spike-bands.toml"


def check(draft: Draft) -> Iterator[Refusal]:
    """The spike bands from the lowest to the highest."""
    bands = [band for band in draft.spike_bands.values() if band]
    for band, following in zip(bands, bands[1:], strict=False):
        if band.up_to != following.above:
            what = f"{band.id} ends at {band.up_to} but {following.id} begins above {following.above}"
            yield Refusal(what, where=WHERE, mend="Let each band begin where the one before it ends")
    if bands and bands[-1].up_to is not None:
        yield Refusal(f"Nothing follows {bands[-1].id}", where=WHERE, mend="Leave out up_to in the last band")
