"""Which of the clinician's tests tell most about the causes that lead, and which scans decide."""

from __future__ import annotations

from itertools import zip_longest

from runwell.check.examined import Examined, Reranked, clinicians_tests
from runwell.check.next_tests import best_of
from runwell.knowledge.next_tests import Scan
from runwell.knowledge.pack import Pack

LOOKED_AT = 3  # the tests of the best named causes that an exam can tell apart, of as many


def sensible_tests(pack: Pack, causes: tuple[Examined, ...]) -> tuple[str, ...]:
    """Those for the leading causes, best measured first, each in turn for each cause.

    Causes about which only a scan decides bring no test: a finger on the hip cannot clear them.
    """
    leading = [one for one in causes if not one.must_not_miss][:LOOKED_AT]
    turns = zip_longest(*(_ranked(pack, cause) for cause in leading))
    return tuple(dict.fromkeys(name for turn in turns for name in turn if name))


def scans_needed(pack: Pack, examined: Reranked) -> tuple[Scan, ...]:
    """What decides about must-not-miss causes that fit at least partly, and about a bone that is open."""
    open_ones = (
        name
        for one in examined.causes
        for name in one.causes
        if one.must_not_miss
        and (one.after >= pack.limits.fits_partly or (examined.bone_open and pack.causes[name].bone))
    )
    scans = (pack.next_tests.scan_for(name) for name in open_ones)
    return tuple({scan.id: scan for scan in scans if scan}.values())


def _ranked(pack: Pack, cause: Examined) -> list[str]:
    found = {
        test.id: best[1]
        for test in clinicians_tests(pack)
        if (best := best_of(pack, cause.causes, cause.before, test.id))
    }
    return sorted(found, key=found.__getitem__)
