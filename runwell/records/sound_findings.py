"""What an entry of a clinician about findings and causes must fulfill before it is kept."""

from __future__ import annotations

from django.utils.translation import gettext

from runwell.records.actions.as_seen import ChangedMeanwhile
from runwell.refusals import Refusal

LONGEST = 1000


def words_given(words: str) -> str:
    """The words without what a database cannot keep. Refusal: too many."""
    said = words.replace("\0", "").replace("\r\n", "\n").strip()
    if len(said) > LONGEST:
        mend = gettext("Use {longest} letters at most").format(longest=f"{LONGEST:,}")
        raise Refusal(gettext("these are too many words"), "words", mend)
    return said


def demand_unchanged(state: str, seen: str) -> None:
    """ChangedMeanwhile: it is not as it was when the page was opened."""
    if state != seen:
        what = gettext("somebody entered something since you opened this page, so nothing was kept")
        raise ChangedMeanwhile(what, "", gettext("Look at what is new, then send your entry again"))
