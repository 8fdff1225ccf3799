"""A check under way travels in one encrypted cookie; the server keeps nothing of it."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from runwell.check.answers import Answers
from runwell.check.change import changed
from runwell.check.pages import names_on
from runwell.knowledge.pack import Pack
from runwell.records.locks import lock
from runwell.refusals import Refusal

NAME = "runwell_check"
PURPOSE = "runwell.check.cookie"
PATH = "/check/"
LIVES_FOR = 24 * 3600  # seconds; a shared computer should not offer yesterday's answers


@dataclass(frozen=True, slots=True)
class SoFar:
    """What a runner has said and seen.

    pages: ids of the pages answered, in the order shown, for going back. together: the word to parents was
    read. kept: the secret of the stored copy of this very answer, if the runner asked for one. began: the
    first day of the pain, asked only of runners with watch files.
    """

    answers: Answers
    pages: tuple[str, ...] = ()
    together: bool = False
    kept: str = ""
    began: date | None = None

    @classmethod
    def empty(cls, pack: Pack) -> SoFar:
        return cls(Answers.of(pack, {}))

    def answered(self, pack: Pack, page_id: str, values: dict[str, str]) -> SoFar:
        """The same with one page answered or changed; a copy kept before no longer belongs to it."""
        answers = changed(pack, self.answers, values, values)
        shown = (page for page in dict.fromkeys((*self.pages, page_id)) if was_asked(pack, page, answers))
        return replace(self, answers=answers, pages=tuple(shown), kept="")


def was_asked(pack: Pack, page_id: str, answers: Answers) -> bool:
    """Whether something of the page still counts as asked; a changed answer may have put it aside."""
    return not answers.asked.isdisjoint(names_on(pack, page_id))


def read(request: HttpRequest, pack: Pack) -> SoFar | None:
    """What was said so far in this browser, None where no check is under way.

    A Refusal, in words for the runner, where the cookie is too old, of another pack, or was tampered with.
    """
    token = request.COOKIES.get(NAME)
    if not token:
        return None
    try:
        data = json.loads(zlib.decompress(lock(PURPOSE).decrypt(token.encode(), ttl=LIVES_FOR)))
    except (InvalidToken, UnicodeEncodeError):
        raise Refusal(
            gettext("We could not read your earlier answers. They may be more than a day old"),
            mend=gettext("Please start again: it takes about five minutes"),
        ) from None
    if data["pack"] != pack.version:
        raise Refusal(
            gettext("The questions have been updated since you began"),
            mend=gettext("Please start again: it takes about five minutes"),
        )
    answers = Answers.of(pack, data["values"], [*data["values"], *data["unknown"]])
    began = date.fromisoformat(data["began"]) if data.get("began") else None
    return SoFar(answers, tuple(data["pages"]), data["together"], data["kept"], began)


def write(response: HttpResponse, pack: Pack, so_far: SoFar) -> None:
    """Give what was said so far back to the browser."""
    answers = so_far.answers
    data: dict[str, Any] = {
        "pack": pack.version,
        "values": dict(answers.values),
        "unknown": sorted(answers.asked - set(answers.values)),
        "pages": so_far.pages,
        "together": so_far.together,
        "kept": so_far.kept,
    }
    if so_far.began:
        data["began"] = so_far.began.isoformat()
    token = lock(PURPOSE).encrypt(zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 9))
    response.set_cookie(
        NAME,
        token.decode(),
        path=PATH,
        max_age=LIVES_FOR,  # phones bring back the cookies of a closed browser
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def clear(response: HttpResponse) -> None:
    """Take the cookie away; nothing of the check remains anywhere."""
    response.delete_cookie(NAME, path=PATH, samesite="Lax")
