"""A pack as it was read, before its files are known to agree; None stands for what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from runwell.knowledge.advice import LevelAdvice
from runwell.knowledge.causes import Cause, Family
from runwell.knowledge.changes import Change
from runwell.knowledge.equipment import Equipment
from runwell.knowledge.exercises import Exercise
from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.facts import Fact
from runwell.knowledge.findings import Finding, Sheet, TickList
from runwell.knowledge.forms.always import Always
from runwell.knowledge.forms.contents import Contents
from runwell.knowledge.forms.cover import Cover
from runwell.knowledge.forms.fields import there, whole
from runwell.knowledge.harms import Harms
from runwell.knowledge.impairments import Impairment
from runwell.knowledge.levels import Level
from runwell.knowledge.likelihoods import Likelihoods
from runwell.knowledge.limits import CheckLimits
from runwell.knowledge.links import Link
from runwell.knowledge.load_rules import LoadRules, MusclePeak, SpikeBand
from runwell.knowledge.look_alikes import LookAlikes
from runwell.knowledge.next_tests import NextTests
from runwell.knowledge.outcome_measures import OutcomeMeasure
from runwell.knowledge.pack import Pack
from runwell.knowledge.presentations import Presentations
from runwell.knowledge.progressions import BoneGate, PainBand, PhaseExits, Progressions, RunTable
from runwell.knowledge.red_flags import Rule
from runwell.knowledge.sources import Source
from runwell.knowledge.treatments import CauseTreatments, Treatment, Treatments

Facts = dict[str, dict[str, Fact | None]]


@dataclass(slots=True)
class Draft:
    """What each file gave, under its id; the checks of `agreement` pass over what is None.

    rules: (subject, id, rule) in the order of the files, since two files may use one id by mistake.
    unread: the files that are missing or not TOML; what they would have said is not held against the others.
    """

    cover: Cover | None = None
    contents: Contents | None = None
    limits: CheckLimits | None = None
    families: dict[str, Family | None] = field(default_factory=dict)
    tick_lists: dict[str, TickList | None] = field(default_factory=dict)
    sheets: dict[str, Sheet | None] = field(default_factory=dict)
    sources: dict[str, Source | None] = field(default_factory=dict)
    always: Always | None = None
    advice: dict[Level, LevelAdvice | None] = field(default_factory=dict)
    causes: dict[str, Cause | None] = field(default_factory=dict)
    findings: dict[str, Finding | None] = field(default_factory=dict)
    likelihoods: dict[str, Likelihoods | None] = field(default_factory=dict)
    links: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    rules: list[tuple[str, str, Rule | None]] = field(default_factory=list)
    impairments: dict[str, Impairment | None] = field(default_factory=dict)
    treatment_groups: dict[str, dict[str, Treatment | None]] = field(default_factory=dict)
    treatments: dict[str, CauseTreatments | None] = field(default_factory=dict)
    exercises: dict[str, Exercise | None] = field(default_factory=dict)
    bands: dict[str, PainBand | None] = field(default_factory=dict)
    exits: dict[str, PhaseExits | None] = field(default_factory=dict)
    gates: dict[str, BoneGate | None] = field(default_factory=dict)
    checks: dict[str, ExitCheck | None] = field(default_factory=dict)
    run_tables: dict[str, RunTable | None] = field(default_factory=dict)
    progression_facts: Facts = field(default_factory=dict)
    spike_bands: dict[str, SpikeBand | None] = field(default_factory=dict)
    muscle_peaks: dict[str, MusclePeak | None] = field(default_factory=dict)
    load_facts: Facts = field(default_factory=dict)
    outcome_measures: dict[str, OutcomeMeasure | None] = field(default_factory=dict)
    changes: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    harms: Harms | None = None
    presentations: dict[str, Presentations | None] = field(default_factory=dict)
    look_alikes: dict[str, LookAlikes | None] = field(default_factory=dict)
    next_tests: NextTests = field(default_factory=NextTests)
    equipment: dict[str, Equipment | None] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def pack(self) -> Pack:
        """The pack, once no problem is left; it has no version yet."""
        cover, contents = there(self.cover), there(self.contents)
        tables = {name: self.likelihoods[name] for name in contents.questions if name in self.likelihoods}
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
            likelihoods=whole(tables),
            rules=tuple(sorted((there(rule) for _, _, rule in self.rules), key=lambda rule: rule.id)),
            advice={level: there(self.advice[level]) for level in Level},
            sources=whole(self.sources),
            minor_note=there(self.always).minor_note,
            not_known=there(self.always).not_known,
            links=self.links,
            impairments=whole(self.impairments),
            treatments=self._treatments(),
            exercises={name: there(self.exercises[name]) for name in contents.exercises},
            progressions=self._progressions(),
            load_rules=self._load_rules(),
            outcome_measures=whole(self.outcome_measures),
            changes=self.changes,
            harms=self.harms,
            presentations=whole(self.presentations),
            sheets=whole(self.sheets),
            look_alikes=whole(self.look_alikes),
            next_tests=self.next_tests,
            equipment=whole(self.equipment),
        )

    def _treatments(self) -> Treatments:
        groups = {name: whole(group) for name, group in self.treatment_groups.items()}
        return Treatments(groups, whole(self.treatments))

    def _progressions(self) -> Progressions:
        facts = {subject: whole(of) for subject, of in self.progression_facts.items()}
        bands, exits = whole(self.bands), whole(self.exits)
        gates, checks = whole(self.gates), whole(self.checks)
        return Progressions(bands, exits, gates, whole(self.run_tables), facts, checks)

    def _load_rules(self) -> LoadRules:
        facts = {subject: whole(of) for subject, of in self.load_facts.items()}
        return LoadRules(whole(self.spike_bands), whole(self.muscle_peaks), facts)
