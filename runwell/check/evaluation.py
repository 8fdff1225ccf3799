"""The whole evaluation of some cases: figures over all, apart by each label, and calibration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from runwell.check.calibration import Calibration, calibration
from runwell.check.scoring import Figures, ScoredCase, apart_by, figures
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True)
class Evaluation:
    """pack: its version. apart: label -> its values -> their figures."""

    pack: str
    whole: Figures
    apart: Mapping[str, Mapping[str, Figures]]
    calibration: Calibration


def evaluate(pack: Pack, cases: Sequence[ScoredCase]) -> Evaluation:
    """Everything that is reported of these cases; labels in the order in which cases first carry them."""
    labels = dict.fromkeys(label for case in cases for label in case.truth.labels)
    apart = {label: apart_by(label, cases) for label in labels}
    return Evaluation(pack.version, figures(cases), apart, calibration(pack, cases))
