"""An evaluation as Markdown tables, for the terminal and for docs/generated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from runwell.check.calibration import Calibration, Kept
from runwell.check.evaluation import Evaluation
from runwell.check.proportions import Proportion, Quartiles
from runwell.check.scoring import Figures

WORDS = {
    "first": "right group first",
    "first_lenient": "right or acceptable group first",
    "in_three": "right group in three",
    "in_three_lenient": "right or acceptable group in three",
    "exact": "level as it should be",
    "safe": "level safe (at least the minimum)",
    "over": "level too high",
    "under": "level too low",
    "bone_stress_stopped": "bone stress injury told to stop and to see a doctor",
    "needless_stop": "told to stop though therapist or self-care is right",
    "doctor_or_higher": "level doctor or higher",
    "stopped": "told to stop running",
}
COLUMNS = {
    "first": "first",
    "in_three": "in three",
    "in_three_lenient": "in three, lenient",
    "exact": "exact",
    "safe": "safe",
    "over": "over",
    "under": "under",
    "stopped": "told to stop",
}
CAUSE_COLUMNS = {
    "first": "first",
    "in_three": "in three",
    "doctor_or_higher": "doctor or higher",
    "stopped": "told to stop",
}
NOTHING = "-"


def tables(evaluation: Evaluation) -> str:
    """Every table of the evaluation with a heading each."""
    parts = [_measures(evaluation.whole), _effort(evaluation.whole)]
    for label, rows in evaluation.apart.items():
        parts += [f"### By {label}", apart(label, rows)]
    return "\n\n".join([*parts, *_calibration(evaluation.calibration)])


def _measures(figures: Figures) -> str:
    """One row a measure, for all cases together; measures that apply to none are left out."""
    rows = [
        (WORDS[name], f"{of.hits}/{of.of}", percent(of.share), interval(of))
        for name, of in figures.measures.items()
        if of.of
    ]
    return table(("measure", "cases", "share", "95 % interval"), rows)


def apart(label: str, rows: Mapping[str, Figures]) -> str:
    """One row a value of the label."""
    columns = CAUSE_COLUMNS if label == "cause" else COLUMNS
    used = {
        name: words for name, words in columns.items() if any(of.measures[name].of for of in rows.values())
    }
    cells = [
        (
            value,
            str(of.cases),
            *(counted(of.measures[name]) for name in used),
            middle(of.pages),
            middle(of.questions),
        )
        for value, of in rows.items()
    ]
    return table((label, "n", *used.values(), "pages", "questions"), cells)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns stand below each other in a terminal too."""
    lines = [tuple(header), *map(tuple, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    first, *others = [
        " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines
    ]
    rule = "|".join("-" * (width + 2) for width in widths)
    return "\n".join([f"| {first} |", f"|{rule}|", *(f"| {line} |" for line in others)])


def counted(of: Proportion) -> str:
    """Such as "3/4 (30-95)": the interval is in percent."""
    return f"{of.hits}/{of.of} ({interval(of).removesuffix(' %')})" if of.of else NOTHING


def interval(of: Proportion) -> str:
    """Such as "30-95 %"."""
    low, high = of.interval
    return f"{100 * low:.0f}-{100 * high:.0f} %"


def percent(share: float | None) -> str:
    """Such as "74 %"."""
    return NOTHING if share is None else f"{100 * share:.0f} %"


def middle(of: Quartiles | None) -> str:
    """The median alone."""
    return NOTHING if of is None else f"{of.median:g}"


def _effort(figures: Figures) -> str:
    rows = [
        (name, f"{of.low:g}", f"{of.median:g}", f"{of.high:g}")
        for name, of in (("pages shown", figures.pages), ("questions asked", figures.questions))
        if of
    ]
    return table(("effort", "lower quartile", "median", "upper quartile"), rows)


def _calibration(of: Calibration) -> list[str]:
    said = "No case was scored."
    if of.brier is not None:
        said = f"Brier score over the groups: {of.brier:.3f}; with nothing asked: {of.brier_of_priors:.3f}."
    scale = "0 is perfect, 2 the worst."
    return ["### Calibration", f"{said} {scale}", _kept("band", of.bands), _kept("probability", of.deciles)]


def _kept(said: str, rows: Iterable[Kept]) -> str:
    cells = [
        (
            row.said,
            NOTHING if row.mean is None else f"{100 * row.mean:.1f} %",
            f"{row.right.hits}/{row.right.of}",
            percent(row.right.share),
            interval(row.right) if row.right.of else NOTHING,
        )
        for row in rows
    ]
    return table((said, "said on average", "was the right group", "share", "95 % interval"), cells)
