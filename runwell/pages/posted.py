"""The page that a form of the editor would make, unsaved, so that it can be judged first."""

from __future__ import annotations

from django.http import HttpRequest

from runwell.pages.models import ConditionPage
from runwell.pages.signing import latest


def page_in(request: HttpRequest, page_id: int) -> ConditionPage | None:
    """None: the form has gaps, and no page can be made of it. PermissionDenied: there is no such page."""
    page = latest(page_id)
    form = (
        type(page)
        .get_edit_handler()
        .get_form_class()(request.POST, instance=page, parent_page=page.get_parent(), for_user=request.user)
    )
    form.defer_required_fields()
    try:
        return form.save(commit=False) if form.is_valid() else None
    except (KeyError, ValueError):  # Wagtail's forms take it for granted that a browser filled them in
        return None
