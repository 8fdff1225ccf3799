"""How much of a runner's watch files may be kept, and on its way."""

from __future__ import annotations

from django.db.models import Count, Sum
from django.utils.translation import gettext

from runwell.records.models import OriginalFile, Patient, Upload
from runwell.refusals import Refusal

BYTES, FILES = 6_000_000_000, 40_000
"""Of one patient; expert judgment. A run every day for ten years is 3,650 files of 150 KB, 0.55 GB, and twice
that where watch and phone both recorded it: a fifth of this, and of the files. The rest is for an export of 4
GB on its way, most of which is no run.
"""


def demand_room_on_its_way(patient: Patient, name: str, size: int) -> None:
    """Refusal: with what is kept and with what is on its way, a file of this size is too much."""
    on_its_way = Upload.objects.filter(patient=patient).aggregate(bytes=Sum("size"))["bytes"] or 0
    kept, files = _kept(patient)
    if kept + on_its_way + size > BYTES or files >= FILES:
        raise _too_much(name, kept, files, on_its_way)


def demand_room_to_keep(patient: Patient, name: str, size: int, files: int) -> None:
    """Refusal: with so many bytes in so many more files, more would be kept than may be."""
    kept, already = _kept(patient)
    if kept + size > BYTES or already + files > FILES:
        raise _too_much(name, kept, already, 0)


def _kept(patient: Patient) -> tuple[int, int]:
    """Bytes and files. Of what holds no run only a hash is kept, which does not count."""
    found = OriginalFile.objects.filter(patient=patient, holds=OriginalFile.RUNS)
    said = found.aggregate(bytes=Sum("size"), files=Count("id"))
    return said["bytes"] or 0, said["files"]


def _too_much(name: str, kept: int, files: int, on_its_way: int) -> Refusal:
    what = gettext(
        "there is no room for this beside your other files: {kept} GB in {files} files are kept, "
        "{on_its_way} GB are on their way, and {most} GB in {most_files} files are the most that we keep"
    )
    said = what.format(
        kept=f"{kept / 1e9:.1f}",
        files=f"{files:,}",
        on_its_way=f"{on_its_way / 1e9:.1f}",
        most=f"{BYTES / 1e9:.0f}",
        most_files=f"{FILES:,}",
    )
    mend = gettext("Undo an import or delete runs that you do not need, or hand in a part of it")
    return Refusal(said, name, mend)
