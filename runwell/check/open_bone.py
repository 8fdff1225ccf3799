"""Whether a bone stress injury is likely enough to be reckoned with."""

from __future__ import annotations

from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.knowledge.pack import Pack


def bone_is_open(pack: Pack, answers: Answers) -> bool:
    """Whether the bone causes together are at or above the share from which the pack calls one open."""
    shares = after(pack, answers).as_mapping()
    return sum(shares[cause.id] for cause in pack.causes.values() if cause.bone) >= pack.limits.bone_open
