"""The nodes of a page as the element of its HTML that machines read."""

from __future__ import annotations

import json
from collections.abc import Iterable

from runwell.publishing.structured_data.site import Node

CONTEXT = "https://schema.org"
# No word of a page may end the element, open a comment in it, or break a line where a script would.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def graph(nodes: Iterable[Node]) -> Node:
    """The nodes of one page, bound together."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def script(nodes: Iterable[Node]) -> str:
    """HTML. A block of data: browsers do not run it, and no policy against scripts bars it."""
    words = json.dumps(graph(nodes), ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return f'<script type="application/ld+json">{words}</script>'
