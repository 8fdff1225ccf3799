"""What a rule says to do, for each red flag that a runner said last to be true."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.records.access.programmes import newest_safety_word
from runwell.records.models import Patient

NO_MORE = Level.DOCTOR_WITHIN_DAYS


@dataclass(frozen=True, slots=True)
class Warned:
    """level: its id, as pages show it. do: what to do and where, by the rule's own words; why: its reason."""

    level: str
    do: tuple[str, ...]
    why: tuple[str, ...]

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
