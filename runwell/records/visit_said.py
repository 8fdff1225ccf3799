"""What somebody says who asks for a visit."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.utils.translation import gettext

from runwell.records.models import VisitRequest
from runwell.refusals import Refusal

MOST_SAID = 500


@dataclass(frozen=True, slots=True)
class Said:
    """Without what stands around it. Refusal: no name, no way to be reached, too long, or unreadable."""

    name: str
    telephone: str = ""
    email: str = ""
    times: str = ""
    note: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            most = VisitRequest._meta.get_field(field.name).max_length or MOST_SAID
            object.__setattr__(self, field.name, readable(getattr(self, field.name), field.name, most))
        if not self.name:
            raise Refusal(gettext("there is no name"), gettext("name"), gettext("Enter your name"))
        if not (self.telephone or self.email):
            mend = gettext("Give a telephone number or an e-mail address")
            raise Refusal(gettext("there is no way to reach you"), "telephone", mend)


def readable(said: str, where: str, most: int = MOST_SAID) -> str:
    """The same without the spaces around it. Refusal: longer than that, or with what no database keeps."""
    text = said.strip()
    if len(text) > most:
        what = gettext("this is longer than {most} characters").format(most=most)
        raise Refusal(what, where, gettext("Shorten it"))
    if "\0" in text or any("\ud800" <= mark <= "\udfff" for mark in text):
        mend = gettext("Type it again")
        raise Refusal(gettext("this holds characters that cannot be kept"), where, mend)
    return text
