"""A pack that is written and read again is the same pack."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from runwell.knowledge.forms.layout import WIDTH
from runwell.knowledge.reading import read
from runwell.knowledge.version import versioned
from runwell.knowledge.writing import write
from runwell.records.packs import PACKS, the_pack
from tests.knowledge.knee_files import knee
from tests.knowledge.strategies import packs


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(packs())
def test_any_pack_is_read_back_as_it_was_written_and_always_to_the_same_text(pack):
    files = write(pack)
    again = read(files)
    assert again == versioned(pack)
    assert write(again) == files


def test_the_hip_pack_is_read_back_as_it_was_written():
    assert read(write(the_pack("hip"))) == the_pack("hip")


def test_the_order_in_which_files_are_handed_over_does_not_matter():
    files = write(the_pack("hip"))
    assert read(dict(reversed(files.items()))) == the_pack("hip")


def test_the_files_on_disk_are_exactly_what_is_written():
    folder = PACKS / "hip"
    on_disk = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.toml")
    }
    written = write(the_pack("hip"))
    assert sorted(on_disk) == sorted(written)
    assert [path for path in written if on_disk[path] != written[path]] == []


def test_a_lost_number_would_be_seen():
    pack = the_pack("hip")
    cause = pack.causes["doms"]
    changed = replace(pack, causes={**pack.causes, "doms": replace(cause, recovery_weeks=(0.5, 1.0))})
    assert read(write(changed)) != pack


def test_the_made_up_region_is_exactly_what_is_written():
    assert write(read(knee())) == knee()


def test_every_file_of_a_pack_says_in_a_comment_what_it_is():
    assert [path for path, text in write(the_pack("hip")).items() if not text.startswith("# ")] == []


def test_no_line_of_the_hip_pack_is_too_wide_to_read_unless_it_cannot_be_folded():
    lines = [line for text in write(the_pack("hip")).values() for line in text.splitlines()]
    wide = [line for line in lines if len(line) > WIDTH + 4]
    addresses, items, answers = "http", '    "', " in ["
    assert [
        line for line in wide if addresses not in line and items not in line and answers not in line
    ] == []
