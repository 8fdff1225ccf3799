"""The page of the editor where a document comes in: chosen or dropped, and told of line by line."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from runwell.pages.door import WRITES, only_for
from runwell.pages.importing import import_draft
from runwell.pages.models import ConditionPage
from runwell.pages.reviewing import Review, review_page
from runwell.publishing.body import Mended
from runwell.publishing.delivery import read
from runwell.publishing.document import Document
from runwell.publishing.lines import Unread
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a document. is_new: False where this very document was imported before."""

    page: ConditionPage
    is_new: bool
    unread: tuple[Unread, ...]
    mended: tuple[tuple[int, str], ...]
    review: Review | None


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*WRITES)
def bring_in(request: HttpRequest) -> HttpResponse:
    """The form; after a document came in, what became of it."""
    if request.method != "POST":
        return render(request, "pages/editor/import.html", {})
    file = request.FILES.get("document")
    try:
        if file is None:
            raise Refusal(_("No document was chosen"), mend=_("Choose a .txt, .md or .docx file"))
        imported = _imported(request, read(file.file))
    except Refusal as refusal:
        known = {"refusal": refusal, "name": file.name if file else ""}
        return render(request, "pages/editor/import.html", known, status=422)
    return render(request, "pages/editor/imported.html", {"imported": imported})


def _imported(request: HttpRequest, document: Document) -> Imported:
    page, is_new = import_draft(document, by=request.user)
    latest = page.get_latest_revision_as_object()
    mended = tuple((one.line, _in_words(one)) for one in document.mended)
    return Imported(page, is_new, document.unread, mended, review_page(latest, latest.signature))


def _in_words(mended: Mended) -> str:
    return {
        "list-cut": _("A blank line cut a list in two. It is one list now."),
        "item-broken": _("An item of a list went on in a paragraph of its own. It is one item now."),
        "sentence-broken": _("A blank line broke a sentence. It is one paragraph now."),
        "numbers": _("A numbered list did not count 1, 2, 3. It does now."),
    }[mended.what]
