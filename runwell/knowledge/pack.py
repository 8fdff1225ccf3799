"""A pack: everything that clinicians know, and sign, about one region of the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from runwell.knowledge.advice import LevelAdvice
from runwell.knowledge.causes import Cause, Family
from runwell.knowledge.changes import Change
from runwell.knowledge.equipment import Equipment
from runwell.knowledge.exercises import Exercise
from runwell.knowledge.findings import Finding, Sheet, TickList
from runwell.knowledge.frozen import freeze_mappings
from runwell.knowledge.harms import Harms
from runwell.knowledge.impairments import Impairment
from runwell.knowledge.levels import Level
from runwell.knowledge.likelihoods import Likelihoods
from runwell.knowledge.limits import CheckLimits
from runwell.knowledge.links import Link
from runwell.knowledge.load_rules import LoadRules
from runwell.knowledge.look_alikes import LookAlikes
from runwell.knowledge.next_tests import NextTests
from runwell.knowledge.outcome_measures import OutcomeMeasure
from runwell.knowledge.presentations import Presentations
from runwell.knowledge.progressions import Progressions
from runwell.knowledge.red_flags import Rule
from runwell.knowledge.sources import Source
from runwell.knowledge.treatments import Treatments


@dataclass(frozen=True, slots=True)
class Signature:
    """A clinician's word that they have read this very version."""

    by: str
    role: str
    on: date
    version: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One region's knowledge, whole and checked against itself by `reading.read`.

    version: region@hash of the content without its signatures; a changed number is a new version, and a
    signature of the old one no longer counts. minor_note: said first to runners under 17. not_known: what no
    check of this kind can know, said with every verdict. links: by finding. changes: by question, or "prior".
    presentations: by cause, for the causes that have several pictures.
    """

    region: str
    title: str
    written_by: tuple[str, ...]
    written_on: date
    review_due: date
    signatures: tuple[Signature, ...]
    version: str
    limits: CheckLimits
    findings: Mapping[str, Finding]
    tick_lists: Mapping[str, TickList]
    causes: Mapping[str, Cause]
    families: Mapping[str, Family]
    likelihoods: Mapping[str, Likelihoods]
    rules: tuple[Rule, ...]
    advice: Mapping[Level, LevelAdvice]
    sources: Mapping[str, Source]
    minor_note: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    impairments: Mapping[str, Impairment] = field(default_factory=dict)
    treatments: Treatments = field(default_factory=Treatments)
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    progressions: Progressions = field(default_factory=Progressions)
    load_rules: LoadRules = field(default_factory=LoadRules)
    outcome_measures: Mapping[str, OutcomeMeasure] = field(default_factory=dict)
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    harms: Harms | None = None
    presentations: Mapping[str, Presentations] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    look_alikes: Mapping[str, LookAlikes] = field(default_factory=dict)
    next_tests: NextTests = field(default_factory=NextTests)
    equipment: Mapping[str, Equipment] = field(default_factory=dict)

    def __post_init__(self) -> None:
        freeze_mappings(self)

    def __hash__(self) -> int:
        return hash(self.version)

    @property
    def signed(self) -> bool:
        """Whether a clinician has signed exactly this version."""
        return any(signature.version == self.version for signature in self.signatures)
