"""The hazard log is whole, its arithmetic is right, and every test that it names exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.docs.hazards import FIELDS, LOG, REPOSITORY, hazards, matrix, named_tests, rating

TEXT = LOG.read_text(encoding="utf-8")
HAZARDS = hazards(TEXT)
RISKS = matrix(TEXT)


@cache
def functions_of(path: Path) -> set[str]:
    """Names of all functions of a file, in classes too; empty where there is no such file."""
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_hazards_are_numbered_without_a_gap():
    assert list(HAZARDS) == [f"H{number:02}" for number in range(1, len(HAZARDS) + 1)]
    assert len(HAZARDS) >= 15


def test_the_matrix_is_whole_and_rises_with_both():
    order = {"Very low": 0, "Low": 1, "Medium": 2, "High": 3, "Very high": 4}
    severities = ["Minor", "Significant", "Considerable", "Major", "Catastrophic"]
    assert len(RISKS) == 25
    for (severity, likelihood), risk in RISKS.items():
        for (other, chance), other_risk in RISKS.items():
            if severities.index(other) >= severities.index(severity) and order[chance] >= order[likelihood]:
                assert other_risk >= risk


@pytest.mark.parametrize("hazard", HAZARDS)
def test_every_field_is_filled_in_order(hazard):
    assert tuple(HAZARDS[hazard]) == FIELDS
    assert all(entry for entry in HAZARDS[hazard].values()), hazard


@pytest.mark.parametrize("hazard", HAZARDS)
def test_risks_follow_from_the_matrix(hazard):
    for field in ("Initial risk", "Residual risk"):
        severity, likelihood, risk = rating(HAZARDS[hazard][field])
        assert RISKS[severity, likelihood] == risk, f"{hazard}, {field}"


@pytest.mark.parametrize("hazard", HAZARDS)
def test_controls_lower_the_risk_or_its_chance_and_leave_none_above_three(hazard):
    severity, chance, before = rating(HAZARDS[hazard]["Initial risk"])
    severity_left, chance_left, after = rating(HAZARDS[hazard]["Residual risk"])
    assert after <= min(before, 3)
    assert (severity, chance) != (severity_left, chance_left), f"{hazard}: what did the controls do?"


@pytest.mark.parametrize("hazard", HAZARDS)
def test_owner_and_status_are_known(hazard):
    assert HAZARDS[hazard]["Owner"] in {"Maker", "Practice", "Pack's clinician"}
    assert re.fullmatch(r"controlled|open: .+", HAZARDS[hazard]["Status"])


@pytest.mark.parametrize("hazard", HAZARDS)
def test_every_named_test_exists(hazard):
    named = named_tests(HAZARDS[hazard]["Shown by"])
    assert len(named) == HAZARDS[hazard]["Shown by"].count("::") > 0, f"{hazard} names a test in another form"
    for path, name in named:
        assert name in functions_of(path), f"{hazard}: {path.relative_to(REPOSITORY)} has no {name}"


@pytest.mark.parametrize("name", ["intended-use.md", "README.md"])
def test_hazards_named_elsewhere_exist(name):
    text = (LOG.parent / name).read_text(encoding="utf-8")
    assert set(re.findall(r"\bH\d\d\b", text)) <= set(HAZARDS)
