"""What Runwell adds to Wagtail's editor: its rooms in the menu, and the refusal to publish what blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from runwell.pages.door import READS, WRITES
from runwell.pages.guard import Blocked, blocking, demand_publishable
from runwell.pages.models import ConditionPage
from runwell.pages.posted import page_in
from runwell.pages.signing import as_if_signed
from runwell.records import access
from runwell.records.roles import Role

SUBMITS = ("action-submit", "action-restart-workflow")


class RoomItem(MenuItem):
    """A room in the menu of those whose roles open it."""

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = tuple(roles)

    def is_shown(self, request: HttpRequest) -> bool:
        return access.has(request.user, *self.roles)


@hooks.register("register_admin_menu_item")
def import_in_the_menu() -> MenuItem:
    address = reverse("page-review:import")
    return RoomItem(_("Import a document"), address, icon_name="upload", order=110, roles=WRITES)


@hooks.register("register_admin_menu_item")
def due_in_the_menu() -> MenuItem:
    return RoomItem(
        _("Due for review"), reverse("page-review:due"), icon_name="check", order=120, roles=READS
    )


@hooks.register("before_publish_page")
def refuse_what_blocks(request: HttpRequest, page: Any) -> HttpResponse | None:
    """The draft is saved, and its writer reads on its own page why it is not live."""
    return _refused(request, [page], reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_edit_page")
def refuse_to_submit_what_blocks(request: HttpRequest, page: Any) -> None:
    """A clinician is not to read what its writers have to mend: the form is saved as a draft instead."""
    asked = [name for name in SUBMITS if request.POST.get(name)]
    if not asked or not isinstance(page, ConditionPage):
        return
    now = page_in(request, page.pk)
    if now and (rows := blocking(now, as_if_signed(timezone.localdate()))):
        request.POST = request.POST.copy()
        for name in asked:
            del request.POST[name]
        messages.error(request, " ".join(Blocked(rows).messages))


@hooks.register("before_bulk_action")
def refuse_several(request: HttpRequest, action_type: str, objects: Any, action: Any) -> HttpResponse | None:
    """Several at once are published all or none."""
    if action_type != "publish" or request.method != "POST":
        return None
    drafts = [page.get_latest_revision_as_object() for page in _with_descendants(objects, action)]
    return _refused(request, drafts, reverse("wagtailadmin_explore_root"))


def _with_descendants(objects: Iterable[Any], action: Any) -> Iterable[Any]:
    """The pages themselves, and what lies below them unpublished if that was asked for."""
    below = action.cleaned_form.cleaned_data.get("include_descendants")
    for page in objects:
        yield page
        yield from page.get_descendants().not_live().specific() if below else ()


def _refused(request: HttpRequest, pages: Iterable[Any], back: str) -> HttpResponse | None:
    for page in pages:
        if isinstance(page, ConditionPage):
            try:
                demand_publishable(page)
            except Blocked as blocked:
                messages.error(request, " ".join(blocked.messages))
                return redirect(back)
    return None
