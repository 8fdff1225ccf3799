"""What is said of an archive, or of a file in it, that is not read."""

from __future__ import annotations

from typing import Final

from runwell.refusals import Refusal
from runwell.running.files.archive import limits

NO_PASSWORD: Final = "Nothing of Runwell asks for a password: make an export without one"
SPLIT: Final = "This is one part of an archive that was cut into several"
SPLIT_MEND: Final = "Ask for the export as one zip file, or send the files themselves"
AGAIN: Final = "Download the export again and send the new file"
THEMSELVES: Final = "Send the files that you recorded themselves, without the archive"
OTHER_ARCHIVES: Final = {
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\xfd7zX": "an XZ archive",
    b"BZh": "a bzip2 archive",
    b"(\xb5/\xfd": "a Zstandard archive",
}
METHODS: Final = {
    1: "Shrink",
    6: "Implode",
    9: "Deflate64",
    12: "bzip2",
    14: "LZMA",
    93: "Zstandard",
    95: "XZ",
    98: "PPMd",
    99: "AES encryption",
}


def no_zip(name: str, head: bytes) -> Refusal:
    """For a file that is no zip at all."""
    if not head:
        return Refusal("This file is empty", name, AGAIN)
    for sign, what in OTHER_ARCHIVES.items():
        if head.startswith(sign):
            return Refusal(f"This is {what}, and Runwell reads zip files only", name, THEMSELVES)
    return Refusal("This is not a zip file, or its beginning is damaged", name, AGAIN)


def nothing_inside(name: str) -> Refusal:
    """For a zip without a file."""
    return Refusal("There is no file in this archive", name, AGAIN)


def too_many(name: str) -> Refusal:
    """For more members than are read."""
    return Refusal(f"There are more than {limits.MEMBERS:,} files in this archive", name, "Send it in parts")


def too_much(name: str) -> Refusal:
    """For more bytes than are unfolded."""
    most = limits.UNFOLDED // (1024 * limits.MEGABYTE)
    return Refusal(f"Unpacked, this archive would be larger than {most} GB", name, "Send it in parts")


def overlapping(name: str, member: str) -> Refusal:
    """For a zip whose members share bytes, so that a small file would unfold to a huge one."""
    what = f"Files lie on top of each other in this archive, from “{member}” on. It may be made to do harm"
    return Refusal(what, name, AGAIN)


def locked(name: str) -> Refusal:
    """For a member, or a whole archive, behind a password."""
    return Refusal("This is locked with a password", name, NO_PASSWORD)


def cut_short(name: str, found: int) -> Refusal:
    """For a zip without its end, of which the first members could be read."""
    files = "1 file that is whole" if found == 1 else f"{found:,} files found in it"
    return Refusal(f"The end of this archive is missing or damaged. The {files} will be read", name, AGAIN)


def too_deep(name: str) -> Refusal:
    """For a zip inside too many others."""
    return Refusal("This archive lies inside too many other archives", name, THEMSELVES)


def too_large(name: str) -> Refusal:
    """For a member over the limit."""
    most = limits.MEMBER // limits.MEGABYTE
    return Refusal(f"This file is larger than {most} MB, and no recording of a run is", name)


def grows(name: str, times: int) -> Refusal:
    """For a member that unfolds to far more than a recording would."""
    what = f"Unpacked, this file would be {times:,} times as large. No recording is packed so tightly"
    return Refusal(what, name)


def method(name: str, number: int) -> Refusal:
    """For a way of packing that is not read."""
    known = METHODS.get(number, f"method {number}")
    return Refusal(f"This file is packed in a way that Runwell does not read ({known})", name, THEMSELVES)


def evil_name(shown: str) -> Refusal:
    """For a name that would lead out of the archive's folder or hide what it is."""
    return Refusal("The name of this file is not safe, so it was not read", shown, "Give it a plain name")


def unreadable(name: str) -> Refusal:
    """For a member of which no byte can be had."""
    return Refusal("This part of the archive is damaged, and nothing of the file can be read", name, AGAIN)


def beside(name: str) -> Refusal:
    """For a photo, a list and the like."""
    return Refusal("This is not a recording of a watch", name)


def the_list(name: str) -> Refusal:
    """For the list that has been read for what it says of the others."""
    return Refusal("This is Strava's list. Names, gear and distances are taken from it", name)


def other_fit(name: str, kind: str) -> Refusal:
    """For a FIT file that holds no activity."""
    return Refusal(f"This is {kind}, not a recording of an activity", name)


def not_there(name: str) -> Refusal:
    """For a file that Strava's list names and the archive does not hold."""
    return Refusal("Strava's list names this file, but it is not in the archive", name, AGAIN)


def typed_in(name: str, count: int) -> Refusal:
    """For activities of Strava's list that never had a file."""
    what = (
        "1 activity in this list has no file"
        if count == 1
        else f"{count:,} activities in this list have no file"
    )
    return Refusal(f"{what}: such activities were typed in by hand", name)
