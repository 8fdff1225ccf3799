"""Pictures that editors put on pages, served by the site itself: decision 0024."""

from __future__ import annotations

from pathlib import PurePosixPath
from types import MappingProxyType

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

# What a browser may show. Whatever else lies among the pictures can only be saved: an SVG could run scripts.
SHOWN = MappingProxyType(
    {
        ".avif": "image/avif",
        ".gif": "image/gif",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".png": "image/png",
        ".webp": "image/webp",
    }
)
A_DAY = "public, max-age=86400"


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """One file of MEDIA_ROOT/images; 404 for folders, links out of it and everything beside it.

    Originals stay where they are, since a photo may say where it was taken. Documents have a view of
    Wagtail's own, which knows who may read them.
    """
    folder = settings.MEDIA_ROOT / "images"
    if "\0" in path or not (folder / path).resolve().is_relative_to(folder.resolve()):
        raise Http404("a path, or a link, that leads elsewhere")
    answer = serve(request, path, document_root=str(folder))
    kind = SHOWN.get(PurePosixPath(path).suffix.lower())
    answer.headers["Content-Type"] = kind or "application/octet-stream"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = A_DAY
    if kind is None:
        answer.headers["Content-Disposition"] = "attachment"
    return answer
