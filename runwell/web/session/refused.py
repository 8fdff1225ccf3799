"""What the player is told where it is not let in or something is wrong: a Refusal in JSON."""

from __future__ import annotations

from django.http import JsonResponse
from django.utils.translation import gettext

from runwell.refusals import Refusal


def refused(why: Refusal, status: int) -> JsonResponse:
    return JsonResponse({"what": why.what, "where": why.where, "mend": why.mend}, status=status)


def no_record() -> Refusal:
    """For whoever is signed in and has no record of their own."""
    mend = gettext("Open a record on the page of your account")
    return Refusal(gettext("you have no record here"), gettext("your record"), mend)
