"""The version of a pack: a hash of its content, so that a changed number is a new version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from runwell.knowledge.pack import Pack, Signature
from runwell.knowledge.writing import write

DIGITS = 12


def version_of(pack: Pack) -> str:
    """region@hash of everything that the pack's files say but its signatures."""
    return f"{pack.region}@{_hash(write(replace(pack, signatures=())))[:DIGITS]}"


def versioned(pack: Pack) -> Pack:
    """The same pack with the version that belongs to its content."""
    return replace(pack, version=version_of(pack))


def signed(pack: Pack, signature: Signature) -> Pack:
    """The pack with one more signature; it counts while the version it names is the pack's own."""
    return replace(pack, signatures=(*pack.signatures, signature))


def _hash(files: Mapping[str, str]) -> str:
    return sha256("\0".join(f"{path}\0{files[path]}" for path in sorted(files)).encode()).hexdigest()
