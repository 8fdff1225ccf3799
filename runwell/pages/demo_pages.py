"""The pages of the demo: as a copywriter delivered them, and then as an editor's hand mended them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from runwell.pages.going_live import Brought, bring, touched
from runwell.pages.importing import import_draft
from runwell.pages.models import ConditionPage
from runwell.publishing.address import slug_of
from runwell.publishing.document import Document
from runwell.publishing.writing import write


@transaction.atomic
def show_mended(delivered: Document, mended: Document, *, by: str) -> Brought:
    """Two versions of one page, so that the editor can compare them; the mended one is live.

    A page that is there already stands as it is, unless it is what an older demo published as it was
    delivered, and nobody has touched it since.
    """
    first, second = write(delivered), write(mended)
    known = Q(slug=slug_of(mended)) | Q(delivered__in=(first, second))  # an editor may have moved it
    page = ConditionPage.objects.filter(known).first()
    if page is None:
        import_draft(delivered, by=by)
    elif touched(page) or page.get_latest_revision_as_object().delivered not in (first, second):
        return Brought(f"/{page.slug}/")
    return bring(mended, by=by)
