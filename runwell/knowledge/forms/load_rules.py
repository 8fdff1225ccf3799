"""load/*.toml: what a runner's files are compared with."""

from __future__ import annotations

from collections.abc import Mapping

from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, table
from runwell.knowledge.load_rules import MusclePeak, SpikeBand

FOLDER = "load"
BANDS, PEAKS = "spike-bands", "muscle-peaks"
BANDS_COMMENT = """One run compared with the longest of the 30 days before: above < ratio <= up_to.
rate_ratio is an adjusted hazard rate ratio with its 95 % interval: never a probability for one runner."""
PEAKS_COMMENT = """Peak muscle force in running, in newtons for each kilogram of the runner, at 90, 100 and
110 % of the preferred step rate. Between them a straight line; outside nothing is said."""


def read_bands(fields: Fields) -> dict[str, SpikeBand | None]:
    """Every band under its id; None where it has a problem."""
    return record.read_all(SpikeBand, fields)


def read_peaks(fields: Fields) -> dict[str, MusclePeak | None]:
    """Every muscle under its id; None where it has a problem."""
    return record.read_all(MusclePeak, fields)


def write_bands(bands: Mapping[str, SpikeBand]) -> str:
    """The text of the bands."""
    return document(BANDS_COMMENT, *(record.lines(table(name), one, "id") for name, one in bands.items()))


def write_peaks(peaks: Mapping[str, MusclePeak]) -> str:
    """The text of the muscle forces."""
    return document(PEAKS_COMMENT, *(record.lines(table(name), one, "id") for name, one in peaks.items()))
