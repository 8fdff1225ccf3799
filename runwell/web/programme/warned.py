"""What a rule says to do, where a runner's last word on red flags or a check since says so."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.records.access.checks_since import stopping_check
from runwell.records.access.programmes import newest_safety_word
from runwell.records.models import KeptProgramme, Patient

NO_MORE = Level.DOCTOR_WITHIN_DAYS


@dataclass(frozen=True, slots=True)
class Warned:
    """level: its id, as pages show it. do: what to do and where, by the rule's own words; why: its reason.

    said: the runner said so when they were asked before a session. by_check: a check since says so.
    """

    level: str
    do: tuple[str, ...]
    why: tuple[str, ...]
    said: bool = True
    by_check: bool = False

    @property
    def calls(self) -> bool:
        return self.level == Level.EMERGENCY.id


def warned(pack: Pack, record: Patient) -> Warned | None:
    """The gravest level, with the words of its rules first; None where nothing was true.

    A rule that the pack has no more closes all the same: whoever said so then is to be seen.
    """
    newest = newest_safety_word(record)
    if newest is None or not newest.rules:
        return None
    known = sorted((rule for rule in pack.rules if rule.id in newest.rules), key=lambda rule: -rule.level)
    if not known:
        return Warned(NO_MORE.id, (pack.advice[NO_MORE].do_now,), ())
    gravest = [rule for rule in known if rule.level is known[0].level]
    do = tuple(dict.fromkeys(rule.what_to_do for rule in gravest))
    return Warned(known[0].level.id, do, tuple(dict.fromkeys(rule.reason for rule in known)))


def warned_since(pack: Pack, kept: KeptProgramme) -> Warned | None:
    """The same for a program that began: a check that was made after it speaks with its own urgency."""
    said, check = warned(pack, kept.patient), stopping_check(kept)
    if check is None:
        return said
    verdict = check.verdict
    do = (f"{verdict['headline']}.", verdict["do_now"])
    why = tuple(one["reason"] for one in verdict["why"] if one["reason"])
    by_check = Warned(verdict["level"], do, why, said=False, by_check=True)
    return _both(said, by_check) if said else by_check


def _both(said: Warned, by_check: Warned) -> Warned:
    """One panel: what the graver of them says to do, and the reasons of both."""
    first, then = sorted((said, by_check), key=lambda one: -Level.of(one.level))
    return Warned(first.level, first.do, tuple(dict.fromkeys((*first.why, *then.why))), by_check=True)
