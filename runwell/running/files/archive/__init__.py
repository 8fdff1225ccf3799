"""Archives of watch files, read in place: `members(file, name) -> Iterator[Found | Unread]`."""

from runwell.running.files.archive.found import Found, Told, Unfolded, Unread
from runwell.running.files.archive.walk import is_archive, members

__all__ = ["Found", "Told", "Unfolded", "Unread", "is_archive", "members"]
