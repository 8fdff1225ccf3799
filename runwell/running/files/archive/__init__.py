"""Archives of watch files, read in place: `members(file, name) -> Iterator[Found | Unread]`."""

from runwell.running.files.archive.found import Found, Told, Unfolded, Unread

__all__ = ["Found", "Told", "Unfolded", "Unread"]
