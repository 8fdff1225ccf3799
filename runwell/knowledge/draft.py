"""A pack as it was read, before its files are known to agree; None stands for what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from runwell.knowledge.advice import LevelAdvice
from runwell.knowledge.causes import Cause, Family
from runwell.knowledge.findings import Finding, TickList
from runwell.knowledge.forms.contents import Contents
from runwell.knowledge.forms.cover import Cover
from runwell.knowledge.levels import Level
from runwell.knowledge.likelihoods import Likelihoods
from runwell.knowledge.limits import CheckLimits
from runwell.knowledge.pack import Pack
from runwell.knowledge.red_flags import Rule
from runwell.knowledge.sources import Source
from runwell.refusals import Refusal

T = TypeVar("T")


@dataclass(slots=True)
class Draft:
    """What each file gave, under its id; the checks of `agreement` pass over what is None.

    rules: (subject, id, rule) in the order of the files, since two files may use one id by mistake.
    """

    cover: Cover | None = None
    contents: Contents | None = None
    limits: CheckLimits | None = None
    families: dict[str, Family | None] = field(default_factory=dict)
    tick_lists: dict[str, TickList | None] = field(default_factory=dict)
    sources: dict[str, Source | None] = field(default_factory=dict)
    advice: dict[Level, LevelAdvice | None] = field(default_factory=dict)
    causes: dict[str, Cause | None] = field(default_factory=dict)
    findings: dict[str, Finding | None] = field(default_factory=dict)
    likelihoods: dict[str, Likelihoods | None] = field(default_factory=dict)
    rules: list[tuple[str, str, Rule | None]] = field(default_factory=list)

    def pack(self) -> Pack:
        """The pack, once no problem is left."""
        cover, contents = there(self.cover), there(self.contents)
        rules = [there(rule) for _, _, rule in self.rules]
        return Pack(
            region=cover.region,
            title=cover.title,
            written_by=cover.written_by,
            written_on=cover.written_on,
            review_due=cover.review_due,
            signatures=cover.signatures,
            version="",
            limits=there(self.limits),
            findings={name: there(self.findings[name]) for name in contents.questions},
            tick_lists=whole(self.tick_lists),
            causes={name: there(self.causes[name]) for name in contents.causes},
            families=whole(self.families),
            likelihoods=whole(
                {name: self.likelihoods[name] for name in contents.questions if name in self.likelihoods}
            ),
            rules=tuple(sorted(rules, key=lambda rule: rule.id)),
            advice={level: there(self.advice[level]) for level in Level},
            sources=whole(self.sources),
        )


def there(value: T | None) -> T:
    """The value that is known to be there; a Refusal if it is not."""
    if value is None:
        raise Refusal("A part of the pack could not be read", mend="Mend the problems named with it")
    return value


def whole(values: Mapping[str, T | None]) -> dict[str, T]:
    """The same mapping, known to be without gaps."""
    return {name: there(value) for name, value in values.items()}
