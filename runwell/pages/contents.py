"""What of a page counts as its content: whatever a reader is told. A signature holds for exactly this."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from runwell.pages.models import ConditionPage

PLAIN = (
    *("title", "seo_title", "search_description", "keywords", "region"),
    *("author", "drawing", "image_alt", "sources"),
)


def content_hash(page: ConditionPage) -> str:
    """SHA-256 in hex. The address and the days of publication do not count."""
    said = {name: getattr(page, name) for name in PLAIN} | {
        "image": page.image_id,
        "body": _blocks(page.body),
        "disclaimers": _blocks(page.disclaimers),
    }
    return sha256(json.dumps(said, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def _blocks(stream: Any) -> list[dict[str, Any]]:
    """Block by block: a stream that was not read yet gives what the database holds, in another form."""
    return [
        {"type": one.block_type, "value": _without_ids(one.block.get_prep_value(one.value))} for one in stream
    ]


def _without_ids(raw: Any) -> Any:
    """Wagtail gives a block an id when it is saved; the same words are the same content."""
    if isinstance(raw, dict):
        return {name: _without_ids(value) for name, value in raw.items() if name != "id"}
    return [_without_ids(one) for one in raw] if isinstance(raw, list) else raw
