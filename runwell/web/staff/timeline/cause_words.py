"""What a confirmed cause is called."""

from __future__ import annotations

from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.records.models import ConfirmedCause
from runwell.web.programme_words import in_a_sentence
from runwell.web.staff.clinical_names import name_of_cause
from runwell.web.staff.examination.words import HOWS


def cause_words(pack: Pack, one: ConfirmedCause) -> str:
    """ "Confirmed by imaging: ...", or that it is open again."""
    if not one.cause:
        return gettext("The cause is open again")
    return gettext("Confirmed {how}: {cause}").format(
        how=in_a_sentence(str(HOWS[one.how])), cause=name_of_cause(pack, one.cause)
    )
