"""Reads what the check works with: causes, questions, rules, and how it speaks."""

from __future__ import annotations

from runwell.knowledge.draft import Draft
from runwell.knowledge.files import Files
from runwell.knowledge.forms import (
    advice,
    always,
    causes,
    contents,
    cover,
    families,
    harms,
    likelihoods,
    limits,
    links,
    look_alikes,
    next_tests,
    presentations,
    questions,
    red_flags,
    sheets,
    sources,
    tick_lists,
)
from runwell.knowledge.levels import Level


def fill(draft: Draft, files: Files) -> None:
    """Put into the draft what the files say; problems are noted in the files."""
    draft.cover = cover.read(files.one(cover.PATH))
    draft.contents = contents.read(files.one(contents.PATH))
    draft.limits = limits.read(files.one(limits.PATH))
    draft.sources = sources.read(files.one(sources.PATH))
    draft.families = families.read(files.optional(families.PATH))
    draft.tick_lists = tick_lists.read(files.optional(tick_lists.PATH))
    draft.sheets = sheets.read(files.optional(sheets.PATH))
    draft.look_alikes = look_alikes.read(files.optional(look_alikes.PATH))
    draft.next_tests = next_tests.read(files.optional(next_tests.PATH))
    draft.harms = harms.read(files.one(harms.PATH)) if files.has(harms.PATH) else None
    draft.always = always.read(files.one(always.PATH))
    draft.advice = {level: advice.read(level, files.one(f"advice/{level.id}.toml")) for level in Level}
    draft.causes = {name: causes.read(name, fields) for name, fields in files.all("causes")}
    draft.links = {name: links.read(name, fields) for name, fields in files.all("links")}
    draft.presentations = {
        name: presentations.read(name, fields) for name, fields in files.all(presentations.FOLDER)
    }
    _questions(draft, files)
    for subject, fields in files.all("red-flags"):
        draft.rules += [(subject, name, rule) for name, rule in red_flags.read(subject, fields).items()]


def _questions(draft: Draft, files: Files) -> None:
    for name, fields in files.all("questions"):
        draft.findings[name] = questions.read(name, fields)
        if likelihoods.stands_in(fields):
            draft.likelihoods[name] = likelihoods.read(name, fields)
