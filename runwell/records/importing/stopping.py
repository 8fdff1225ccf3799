"""When a file that stops the reading is left out, and what is then said. The numbers are expert judgment."""

from __future__ import annotations

from django.utils.translation import gettext

from runwell.refusals import Refusal

ALONE = 2
"""Tries at one file alone, in a row, after which it is left out. A try with others has failed before them. A
kill by chance would have to hit the same moment of the same file twice."""
IN_VAIN = 6
"""Beginnings in a row that reached no file: it is the archive itself that cannot be walked through."""


def left_out(name: str) -> Refusal:
    """Of a file that stopped the reading as often as it may."""
    mend = gettext(
        "Get this run from your watch or account once more, as GPX or TCX, and hand that in. "
        "Tell us, too: it is our mistake"
    )
    return Refusal(gettext("This file stopped the reading twice, so it was left out"), name, mend)


def never_reached(name: str) -> Refusal:
    """Of an archive in which the next file is never reached."""
    mend = gettext("What came before is kept. Unpack it, and hand in the files themselves")
    return Refusal(gettext("The reading stopped here again and again"), name, mend)
