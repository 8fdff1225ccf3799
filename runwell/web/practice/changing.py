"""What every form of this room does with what was sent in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext

from runwell.refusals import Refusal, Refusals


class Given(Protocol):
    """A form that knows the words which its action wants."""

    def is_valid(self) -> bool: ...
    def add_error(self, field: str | None, error: str) -> None: ...
    def as_given(self) -> dict[str, Any]: ...


def changed(
    request: HttpRequest, form: Given, act: Callable[..., Any], *, says: str = "", **which: Any
) -> bool:
    """Do what the form asks for. False: the form says what is wrong with it. says: what is told when done."""
    if not form.is_valid():
        return False
    try:
        act(by=request.user, **which, **form.as_given())
    except Refusals as several:
        for one in several.all:
            form.add_error(None, str(one))
        return False
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, says or gettext("Saved. Every page shows it now."))
    return True
