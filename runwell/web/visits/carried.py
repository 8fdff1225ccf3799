"""What a runner carries from the check to the request and on to its confirmation: one locked cookie.

Nothing of it stands in an address, and the server keeps nothing of it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from runwell.records.locks import lock
from runwell.web.visits.reason import TODAY, reason_of

NAME = "runwell_visit"
PURPOSE = "runwell.visit.cookie"
PATH = "/appointments/"
LIVES_FOR = 2 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Carried:
    """level: id of the level of the answer that the runner comes from; "" where they come from none.

    reason: what would be sent along of it. sent: what the page after sending says of the request.
    """

    level: str = ""
    reason: str = ""
    sent: Mapping[str, str] = field(default_factory=dict)

    @property
    def today(self) -> bool:
        return self.level in TODAY


def read(request: HttpRequest) -> Carried:
    """What this browser carries; nothing, where it is old or was tampered with."""
    token = request.COOKIES.get(NAME, "")
    try:
        data = json.loads(zlib.decompress(lock(PURPOSE).decrypt(token.encode(), ttl=LIVES_FOR)))
    except (InvalidToken, UnicodeEncodeError):
        return Carried()
    return Carried(**data)


def write(response: HttpResponse, carried: Carried) -> None:
    """Hand it to the browser, for the pages of the request alone."""
    token = lock(PURPOSE).encrypt(zlib.compress(json.dumps(asdict(carried)).encode(), 9))
    response.set_cookie(
        NAME,
        token.decode(),
        path=PATH,
        max_age=LIVES_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def asking(verdict: dict[str, Any]) -> HttpResponse:
    """On to the request, with what the answer says."""
    response = redirect("public:appointments")
    write(response, Carried(verdict["level"], reason_of(verdict)))
    return response
