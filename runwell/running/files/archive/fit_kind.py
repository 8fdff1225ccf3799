"""Which kind of FIT file this is, by its first bytes alone: most of a Garmin export are no activities."""

from __future__ import annotations

from runwell.running.files.fit.names import ACTIVITY, KINDS

OWN = range(41, 200)


def other_kind(head: bytes) -> str:
    """What a FIT file is instead of an activity; nothing for an activity, and for what is not known."""
    kind = fit_kind(head)
    if kind is None or kind == ACTIVITY:
        return ""
    return KINDS.get(kind, "a file that the watch keeps for itself" if kind in OWN else "")


def fit_kind(head: bytes) -> int | None:
    """The number that the first message (file_id) gives; None where it does not say."""
    if len(head) < 20 or head[8:12] != b".FIT" or head[0] not in (12, 14):
        return None
    at = head[0]
    fields, after = head[at + 5], at + 6
    number = int.from_bytes(head[at + 3 : at + 5], "big" if head[at + 2] else "little")
    if head[at] & 0xC0 != 0x40 or number != 0:
        return None
    sizes = head[after : after + 3 * fields]
    data = after + len(sizes)
    if head[at] & 0x20:
        data += 1 + 3 * head[data] if data < len(head) else len(head)
    if data >= len(head) or head[data] != head[at] & 0x0F:
        return None
    return _field_zero(head, sizes, data + 1)


def _field_zero(head: bytes, sizes: bytes, at: int) -> int | None:
    for one in range(0, len(sizes) - 2, 3):
        if sizes[one] == 0:
            return head[at] if sizes[one + 1] == 1 and at < len(head) else None
        at += sizes[one + 1]
    return None
