"""Through an archive, a member at a time, in the order in which its bytes lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from runwell.refusals import Refusal
from runwell.running.files.archive import directory, limits, member, names, refused, strava
from runwell.running.files.archive.directory import Entry
from runwell.running.files.archive.fit_kind import other_kind
from runwell.running.files.archive.found import Found, Told, Unread
from runwell.running.files.archive.salvage import salvaged
from runwell.running.files.archive.source import Readable, Source, Whole
from runwell.running.files.run import Sport

SIGNS = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is a zip."""
    return head[:4] in SIGNS


def members(file: Readable, name: str) -> Iterator[Found | Unread]:
    """What is in the zip, in the same order every time; nothing is unfolded before it is asked for.

    file stays open as long as the members are used. Raises a `Refusal` at once where the whole is refused.
    """
    source = Whole.of(file)
    head = source.at(0, 8)
    if not is_archive(head) and not directory.is_at_end(source, name):
        raise refused.no_zip(name, head)
    budget = limits.Budget()
    return _walk(_opened(source, name, budget), "", 0, budget)


@dataclass(slots=True)
class Zip:
    """A zip that may be read. broken: its list of contents is missing; base: the folder of Strava's list."""

    source: Source
    name: str
    entries: list[Entry]
    broken: bool
    listed: strava.Listed = field(default_factory=strava.Listed)
    base: str = ""
    list_entry: Entry | None = None


def _opened(source: Source, name: str, budget: limits.Budget) -> Zip:
    """The zip, held against every limit that its list of contents can tell."""
    broken = False
    try:
        found = directory.entries(source, name)
    except directory.NoDirectory:
        found, broken = salvaged(source), True
    files = [entry for entry in found if not entry.folder]
    if not files:
        raise refused.nothing_inside(name)
    if (evil := directory.overlap(found)) is not None:
        raise refused.overlapping(name, names.shown(evil.name))
    if all(entry.locked for entry in files):
        raise refused.locked(name)
    if len(files) > budget.members:
        raise refused.too_many(name)
    if not budget.holds(len(files), sum(entry.size for entry in files if _unfolds(entry))):
        raise refused.too_much(name)
    return _with_list(Zip(source, name, files, broken))


def _unfolds(entry: Entry) -> bool:
    """Whether the member is one that will be unfolded, so that its size counts."""
    return not names.is_beside(entry.name) and (entry.size <= limits.MEMBER or _named_zip(entry.name))


def _named_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def _with_list(opened: Zip) -> Zip:
    """The zip, with what Strava's list in it says."""
    for entry in opened.entries:
        base, slash, last = names.plain(entry.name).rpartition("/")
        if (
            last == strava.LIST
            and "/" not in base
            and not _why_not(entry, last)
            and entry.size <= limits.LIST
        ):
            try:
                data = member.unfold(opened.source, entry, last).data
            except Refusal:
                continue
            opened.listed, opened.base, opened.list_entry = strava.read_list(data), base + slash, entry
            break
    return opened


def _walk(opened: Zip, prefix: str, depth: int, budget: limits.Budget) -> Iterator[Found | Unread]:
    if opened.broken:
        yield Unread(opened.name, refused.cut_short(opened.name, len(opened.entries)))
    seen: Counter[str] = Counter()
    for entry in opened.entries:
        plain = names.plain(entry.name)
        seen[plain] += 1
        again = f" ({seen[plain]})" if seen[plain] > 1 else ""
        shown = prefix + names.shown(plain) + again
        told = opened.listed.told.get(plain.removeprefix(opened.base), Told())
        yield from _one(opened, entry, shown, told, depth, budget)
    if not opened.broken:
        yield from _missing(opened, prefix, seen)


def _one(
    opened: Zip, entry: Entry, shown: str, told: Told, depth: int, budget: limits.Budget
) -> Iterator[Found | Unread]:
    """One member; of a zip inside the zip all of its members."""
    if entry is opened.list_entry:
        yield Unread(shown, refused.the_list(shown), beside=True)
        return
    if names.is_beside(names.plain(entry.name)) and names.safe(names.plain(entry.name)):
        yield Unread(shown, refused.beside(shown), beside=True)
        return
    try:
        if (why := _why_not(entry, shown)) is not None:
            raise why
        head = member.head(opened.source, entry, shown)
        if is_archive(head) or _named_zip(entry.name):
            yield from _inside(opened, entry, shown, depth, budget)
            return
        if entry.size > limits.MEMBER:
            raise refused.too_large(shown)
    except Refusal as refusal:
        yield Unread(shown, refusal)
        return
    yield _found(opened.source, entry, shown, told, head)


def _found(source: Source, entry: Entry, shown: str, told: Told, head: bytes) -> Found | Unread:
    if kind := other_kind(head):
        return Unread(shown, refused.other_fit(shown, kind), beside=True)
    unfold = partial(member.unfold, source, entry, shown)
    return Found(shown, entry.size, unfold, partial(member.head, source, entry, shown), told)


def _inside(
    opened: Zip, entry: Entry, shown: str, depth: int, budget: limits.Budget
) -> Iterator[Found | Unread]:
    """The members of a zip inside the zip."""
    if depth == limits.DEPTH:
        raise refused.too_deep(shown)
    inner = _opened(member.inner(opened.source, entry, shown), shown, budget)
    yield from _walk(inner, f"{shown}/", depth + 1, budget)


def _why_not(entry: Entry, shown: str) -> Refusal | None:
    """Why a member is not read, as far as the list of contents tells."""
    if not names.safe(names.plain(entry.name)):
        return refused.evil_name(shown)
    if entry.locked:
        return refused.locked(shown)
    if entry.method not in (member.STORED, member.DEFLATED):
        return refused.method(shown, entry.method)
    if entry.size > limits.MEMBER and not _named_zip(entry.name):
        return refused.too_large(shown)
    if entry.size > limits.FREE and entry.size > limits.RATIO * max(1, entry.packed):
        return refused.grows(shown, entry.size // max(1, entry.packed))
    return None


def _missing(opened: Zip, prefix: str, seen: Counter[str]) -> Iterator[Unread]:
    """What Strava's list names and the archive does not hold, as far as it may be a run."""
    maybe = (Sport.RUNNING, Sport.UNKNOWN)
    for name, told in opened.listed.told.items():
        if opened.base + name not in seen and told.kind in maybe:
            shown = prefix + names.shown(opened.base + name)
            yield Unread(shown, refused.not_there(shown))
    by_hand = sum(told.kind in maybe for told in opened.listed.without_file)
    if by_hand:
        shown = f"{prefix}{opened.base}{strava.LIST}"
        yield Unread(shown, refused.typed_in(shown, by_hand))
