"""Readers of watch files: bytes -> a `Run`, or a `Refusal`. One door for each format."""
