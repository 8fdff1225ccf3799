"""The rules for page documents, read from their files. The only place that opens them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from runwell.knowledge.pack import Pack
from runwell.publishing.document import Document
from runwell.publishing.review import PracticeFacts, Problem, Rules, SitePage, WarningSigns, problems
from runwell.records.packs import PACKS, the_pack
from runwell.refusals import Refusal

RULES = Path(__file__).resolve().parents[2] / "content" / "review"
SIGNS = PACKS / "general-red-flags.toml"
_TABLES = ("limits", "words", "glyph-widths", "conditions", "topics", "exercises", "claims")


def review(
    document: Document,
    *,
    today: date,
    practice: PracticeFacts | None = None,
    site: Iterable[SitePage] | None = None,
) -> tuple[Problem, ...]:
    """The problems of a document by the rules, the warning signs, and the pack of its region if there is one.

    site: the site's own pages; left out, those that every site of ours has and one for each location.
    """
    signs = warning_signs()
    region = signs.region_of(document)
    return problems(
        document,
        rules=rules(),
        general_red_flags=signs,
        today=today,
        pack=pack_of(region.id) if region else None,
        practice=practice,
        site=tuple(site if site is not None else own_pages(practice)),
    )


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules' data, read once."""
    lines = (RULES / "towns.txt").read_text(encoding="utf-8").splitlines()
    towns = [line for line in lines if line and not line.startswith("#")]
    return Rules.of({name: _table(RULES / f"{name}.toml") for name in _TABLES}, towns)


@lru_cache(maxsize=1)
def warning_signs() -> WarningSigns:
    """The general list of warning signs, read once."""
    return WarningSigns.of(_table(SIGNS))


def pack_of(region: str) -> Pack | None:
    """The pack of a region; None where nobody has written one."""
    return the_pack(region) if (PACKS / region / "pack.toml").is_file() else None


def own_pages(practice: PracticeFacts | None = None) -> list[SitePage]:
    """The pages that the site has by itself."""
    pages = [SitePage(address, tuple(names)) for address, names in _table(RULES / "site.toml").items()]
    for town in practice.towns if practice else ():
        pages.append(
            SitePage(f"/locations/{town.casefold().replace(' ', '-')}/", (town, f"our {town} office"))
        )
    return pages


def _table(path: Path) -> dict[str, dict[str, object]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Refusal(f"The rules cannot be read ({error})", str(path), "Restore the file") from error
