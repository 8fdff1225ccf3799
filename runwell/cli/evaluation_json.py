"""An evaluation as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from runwell.check.calibration import Calibration, Kept
from runwell.check.evaluation import Evaluation
from runwell.check.proportions import Proportion, Quartiles
from runwell.check.scoring import Figures


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """{"pack", "cases", "measures", "pages", "questions", "apart", "calibration"}."""
    apart = {
        label: {value: _figures(of) for value, of in rows.items()} for label, rows in evaluation.apart.items()
    }
    calibration = _calibration(evaluation.calibration)
    return {"pack": evaluation.pack, **_figures(evaluation.whole), "apart": apart, "calibration": calibration}


def proportion(of: Proportion) -> dict[str, Any]:
    """{"hits", "of", "share", "low", "high"}: low and high are the 95 % interval after Wilson."""
    low, high = of.interval
    return {
        "hits": of.hits,
        "of": of.of,
        "share": rounded(of.share),
        "low": rounded(low),
        "high": rounded(high),
    }


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _figures(figures: Figures) -> dict[str, Any]:
    measures = {name: proportion(of) for name, of in figures.measures.items()}
    pages, questions = _quartiles(figures.pages), _quartiles(figures.questions)
    return {"cases": figures.cases, "measures": measures, "pages": pages, "questions": questions}


def _quartiles(of: Quartiles | None) -> Mapping[str, float] | None:
    return of and {"low": of.low, "median": of.median, "high": of.high}


def _calibration(of: Calibration) -> dict[str, Any]:
    return {
        "brier": rounded(of.brier),
        "brier_of_priors": rounded(of.brier_of_priors),
        "bands": [_kept(row) for row in of.bands],
        "deciles": [_kept(row) for row in of.deciles],
    }


def _kept(row: Kept) -> dict[str, Any]:
    return {"said": row.said, "mean": rounded(row.mean), **proportion(row.right)}
