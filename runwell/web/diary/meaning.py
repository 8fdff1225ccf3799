"""What the diary means for today: one sentence, what caused it, and what to do where something is to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.pack import Pack
from runwell.programme.bands import Band
from runwell.programme.because import Because
from runwell.records.programme_today import ProgrammeToday
from runwell.web.programme_words import sentence


@dataclass(frozen=True, slots=True)
class Meaning:
    """look: the class and the icon that color it, beside the words. says: the one sentence. do: what to do.

    call: the next step is a call to the practice.
    """

    look: str
    icon: str
    says: str
    why: tuple[str, ...] = ()
    do: str = ""
    call: bool = False


SAYS: Mapping[Band, tuple[str, str, str | Promise]] = {
    Band.GREEN: ("go", "check", _("Yesterday's session went well, so it goes on as planned.")),
    Band.AMBER: ("book", "clock", _("Today it stays the same: nothing gets harder.")),
    Band.RED: ("soon", "back", _("Today is a step lighter than before.")),
    Band.STOP_BONE: ("soon", "stop", _("The exercises stop for now.")),
    Band.LOCK: ("soon", "stop", _("There are no exercises today.")),
}
DO: Mapping[Band, str | Promise] = {
    Band.RED: _("Do what today's program asks for and no more. If it hurts more from day to day, call us."),
    Band.STOP_BONE: _("Walk only, and only without pain. Call us if walking hurts."),
    Band.LOCK: _("Call us: a clinician should look first."),
}


def meaning(pack: Pack, there: ProgrammeToday | None) -> Meaning:
    """there: the program as it was brought to today, None without one."""
    if there is None:
        says = _("You have no exercise program here, so nothing changes. What you write is kept.")
        return Meaning("go", "page", str(says))
    if there.today.locked:
        return _banded(pack, Band.LOCK, there.today.locked, there)
    if there.meanwhile:
        return _lighter(pack, there)
    if there.judged is None:
        says = _("Nothing changes today: there was no session yesterday that could change it.")
        return _seen(pack, there, Meaning("go", "check", str(says)))
    return _banded(pack, there.judged.band, there.judged.because, there)


def _banded(pack: Pack, band: Band, because: Iterable[Because], there: ProgrammeToday) -> Meaning:
    look, icon, says = SAYS[band]
    why = tuple(dict.fromkeys(sentence(pack, one, aloud=False) for one in because))
    call = band in (Band.STOP_BONE, Band.LOCK)
    return _seen(pack, there, Meaning(look, icon, str(says), why, str(DO.get(band, "")), call))


def _lighter(pack: Pack, there: ProgrammeToday) -> Meaning:
    """A flare, or a bone that hurt: what holds today in place of the program."""
    if not there.today.prescriptions:
        because = there.judged.because if there.judged else ()
        return _banded(pack, Band.STOP_BONE, because, there)
    why = tuple(sentence(pack, one, aloud=False) for one in there.judged.because) if there.judged else ()
    says = gettext("Today is a light day: your hip was stirred up and needs a few days.")
    do = gettext(
        "Do only the light exercises of today, do not run, and walk as far as pain stays at 2 or less."
    )
    return _seen(pack, there, Meaning("soon", "back", says, why, do))


def _seen(pack: Pack, there: ProgrammeToday, found: Meaning) -> Meaning:
    """The same, with why a clinician should look."""
    new = tuple(sentence(pack, one, aloud=False) for one in there.clinician)
    why = tuple(dict.fromkeys((*found.why, *new)))
    return Meaning(found.look, found.icon, found.says, why, found.do, found.call or bool(new))
