"""Reads a rule's condition from its text, and writes it back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from runwell.knowledge.conditions import All, AnyOf, AtLeast, Condition, Has, Not, Posterior
from runwell.refusals import Refusal

_TOKEN = re.compile(r"\s*(P\([a-z0-9-]+\)|\(|\)|AND\b|OR\b|NOT\b|in\b|>=|=|\[[^\]]*\]|[a-z0-9][a-z0-9.-]*)")


def parse(text: str) -> Condition:
    """The condition that the text says; a Refusal that quotes the place it cannot read."""
    reader = _Reader(tuple(_tokens(text)))
    condition = reader.any_of()
    if reader.here is not None:
        raise Refusal(f"“{reader.here}” stands after the end of the condition", mend="Join it with AND or OR")
    return condition


def write(condition: Condition) -> str:
    """The text of a condition; `parse` reads it back to the same value."""
    match condition:
        case Has(finding, (value,)):
            return f"{finding} = {value}"
        case Has(finding, values):
            return f"{finding} in [{'|'.join(values)}]"
        case AtLeast(finding, number):
            return f"{finding} >= {number}"
        case Posterior(cause, threshold):
            return f"P({cause}) >= {threshold}"
        case Not(part):
            return f"NOT {_inside(part, All, AnyOf)}"
        case All(parts):
            return " AND ".join(_inside(part, All, AnyOf) for part in parts)
        case AnyOf(parts):
            return " OR ".join(_inside(part, AnyOf) for part in parts)


def _inside(part: Condition, *bracketed: type) -> str:
    return f"({write(part)})" if isinstance(part, bracketed) else write(part)


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise Refusal(
                f"“{text[at:].strip()[:30]}” is not part of a condition", mend="See GLOSSARY.md, rule"
            )
        found.append(match.group(1))
        at = match.end()
    return found


@dataclass
class _Reader:
    tokens: tuple[str, ...]
    at: int = field(default=0)

    @property
    def here(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self) -> str:
        token = self.here
        if token is None:
            raise Refusal("The condition breaks off", mend="Finish its last test")
        self.at += 1
        return token

    def any_of(self) -> Condition:
        parts = [self.all_of()]
        while self.here == "OR":
            self.at += 1
            parts.append(self.all_of())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def all_of(self) -> Condition:
        parts = [self.unit()]
        while self.here == "AND":
            self.at += 1
            parts.append(self.unit())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def unit(self) -> Condition:
        token = self.take()
        if token == "NOT":
            return Not(self.unit())
        if token != "(":
            return self.test(token)
        inner = self.any_of()
        if self.take() != ")":
            raise Refusal("A bracket is not closed", mend="Close it with )")
        return inner

    def test(self, name: str) -> Condition:
        sign, value = self.take(), self.take()
        if sign == ">=":
            return _number_test(name, value)
        if sign == "=":
            return Has(name, (value,))
        if sign == "in" and value.startswith("["):
            return Has(name, tuple(value[1:-1].split("|")))
        raise Refusal(f"“{name} {sign} {value}” is not a test", mend="Use =, in [a|b] or >= number")


def _number_test(name: str, value: str) -> Condition:
    try:
        if name.startswith("P("):
            return Posterior(name[2:-1], float(value))
        return AtLeast(name, int(value))
    except ValueError as error:
        raise Refusal(f"“{value}” after {name} >= is not a number", mend="Write digits") from error
