"""The source as these tests see it."""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PURE = ("knowledge", "check", "programme", "running", "publishing", "exchange")


@dataclass(frozen=True)
class Source:
    """A Python file: its path from the root, its text, its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def functions(self):
        return [n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]

    def is_in(self, *rooms):
        return self.path.startswith(tuple(f"runwell/{room}/" for room in rooms))


def source(file):
    text = file.read_text(encoding="utf-8")
    return Source(str(file.relative_to(ROOT)), text, ast.parse(text))


@pytest.fixture(scope="session")
def product():
    """Every file of the product, without what Django generates."""
    return [
        source(file) for file in sorted((ROOT / "runwell").rglob("*.py")) if "migrations" not in file.parts
    ]


@pytest.fixture(scope="session")
def everything(product):
    """The product, its tests and its benches."""
    return product + [
        source(file) for top in ("tests", "bench") for file in sorted((ROOT / top).rglob("*.py"))
    ]
