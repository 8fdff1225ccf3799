"""The words of a message as they are kept."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext, ngettext

from runwell.records.models import Message
from runwell.refusals import Refusal

# Spaces, marks of order and fillers. A character that is not known yet may be a new emoji.
UNSEEN, FILLERS = ("Cc", "Cf", "Zs", "Zl", "Zp"), "\u115f\u1160\u2800\u3164\uffa0"
# What separates lines or paragraphs in other systems.
LINES = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


def cleaned(words: str) -> str:
    """The words as they are kept: any script, its line breaks, nothing that a screen cannot show.

    Refusal: nothing that can be seen is left, or more than a message holds.
    """
    one = words.replace("\r\n", "\n").translate(LINES).encode("utf-8", "ignore").decode()
    said = "".join(mark for mark in one if mark in "\n\t" or unicodedata.category(mark) != "Cc").strip()
    where = gettext("Message")
    if all(unicodedata.category(mark) in UNSEEN or mark in FILLERS for mark in said):
        raise Refusal(gettext("the message is empty"), where, gettext("Write what you want to say"))
    if too_many := max(0, len(said) - Message.LONGEST):
        what = ngettext(
            "the message is {many} character too long", "the message is {many} characters too long", too_many
        ).format(many=f"{too_many:,}")
        mend = gettext("It may have {longest}. Shorten it, or send it in parts").format(
            longest=f"{Message.LONGEST:,}"
        )
        raise Refusal(what, where, mend)
    return said
