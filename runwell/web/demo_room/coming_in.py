"""Signing in as a made-up person, with every step that they would take themselves."""

from __future__ import annotations

from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.logout import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from runwell.records.access.demo import made_up_apps
from runwell.records.actions.demo.coming_in import come_in_as
from runwell.records.models import Account
from runwell.web.demo_room.only_here import only_here

VISITOR = "somebody at the page of the demo"


@only_here
@require_POST
@never_cache
def come_in(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Out as whoever is signed in, and in as this person. 404 for everybody who is not made up."""
    try:
        account = come_in_as(by=VISITOR, account_id=account_id)
    except PermissionDenied as error:
        raise Http404 from error
    if request.user.is_authenticated:
        logout(request, show_message=False)
    return begun(request, account)


def begun(request: HttpRequest, account: Account) -> HttpResponse:
    """Past allauth's stages, which would ask for the app: its code stands on the page that led here."""
    record_authentication(request, account, "code", reauthenticated=True)
    if app := made_up_apps().get(account.id):
        record_authentication(request, account, "mfa", id=app.pk, type=app.type)
    door = get_adapter(request)
    door.login(request, account)
    answer: HttpResponse = door.post_login(
        request,
        account,
        email_verification="mandatory",
        signal_kwargs=None,
        email=account.email,
        signup=False,
        redirect_url=None,
    )
    return answer
