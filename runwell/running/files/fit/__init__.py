"""The reader of FIT files, the format that nearly every watch writes."""

from runwell.running.files.fit.door import decode_fit

__all__ = ["decode_fit"]
