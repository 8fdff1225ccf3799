"""How much may be sent: what is longer is refused unread, as the proxies of the guides do."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Bytes. Pictures and documents of the editor, and watch files, are larger than what visitors send.
LARGEST, OF_FILES = 1 << 20, 12 << 20

GetResponse = Callable[[HttpRequest], HttpResponse]


def size(get_response: GetResponse) -> GetResponse:
    """Middleware. What gives no length has no body for Django, so nothing comes in without one."""

    def answer(request: HttpRequest) -> HttpResponse:
        files = request.path.startswith("/editor/") or request.path == "/my/runs/add/"
        most = OF_FILES if files else LARGEST
        length = str(request.META.get("CONTENT_LENGTH") or 0)
        if not re.fullmatch("[0-9]{1,12}", length) or int(length) > most:
            return render(request, "413.html", status=413)
        return get_response(request)

    return answer
