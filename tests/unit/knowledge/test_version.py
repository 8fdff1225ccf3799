"""What a version stands for, and what a signature is worth."""

import re
from dataclasses import replace
from datetime import date

from runwell.knowledge.pack import Signature
from runwell.knowledge.reading import read
from runwell.knowledge.version import signed, version_of, versioned
from runwell.knowledge.writing import write
from tests.knowledge.knee_files import broken, knee


def signature(version):
    return Signature("Dr. A. Knee", "sports physician", date(2026, 12, 1), version)


def test_a_version_is_the_region_and_twelve_digits():
    assert re.fullmatch(r"knee@[0-9a-f]{12}", read(knee()).version)


def test_the_same_files_have_the_same_version_whatever_their_layout():
    files = knee()
    files["sources.toml"] = "# a remark\n" + files["sources.toml"].replace(" = ", "=")
    assert read(files).version == read(knee()).version


def test_any_changed_number_word_or_rule_is_another_version():
    changed = [
        broken("questions/walking.toml", ("[0.3000, 0.5000, 0.7000]", "[0.3000, 0.5000, 0.7001]")),
        broken("questions/walking.toml", ('fine = "Nothing"', 'fine = "Nothing."')),
        broken("limits.toml", ("value = 6", "value = 7")),
        broken("red-flags/injury.toml", ("P(shin-bone-stress) >= 0.2", "P(shin-bone-stress) >= 0.3")),
        broken("pack.toml", ("review_due = 2027-11-23", "review_due = 2028-11-23")),
        broken("changes/prior.toml", ("[0.45, 0.5]", "[0.44, 0.5]")),
    ]
    versions = {read(files).version for files in [knee(), *changed]}
    assert len(versions) == len(changed) + 1


def test_a_pack_without_a_signature_is_unsigned_and_says_so_on_its_cover():
    pack = read(knee())
    assert not pack.signed
    assert "# Unsigned: nobody has checked this version yet." in write(pack)["pack.toml"]


def test_a_signature_of_this_version_signs_it_and_does_not_change_it():
    pack = read(knee())
    one = signed(pack, signature(pack.version))
    assert one.signed
    again = read(write(one))
    assert again.signed
    assert again.version == pack.version
    assert "Unsigned" not in write(one)["pack.toml"]


def test_a_changed_number_unsigns():
    pack = read(knee())
    files = write(signed(pack, signature(pack.version)))
    files["limits.toml"] = files["limits.toml"].replace("value = 6", "value = 7")
    changed = read(files)
    assert len(changed.signatures) == 1
    assert not changed.signed


def test_a_signature_of_another_version_signs_nothing():
    pack = read(knee())
    assert not signed(pack, signature("knee@000000000000")).signed


def test_a_second_signature_keeps_the_first():
    pack = read(knee())
    twice = signed(signed(pack, signature(pack.version)), signature(pack.version))
    assert len(read(write(twice)).signatures) == 2


def test_the_version_belongs_to_the_content_not_to_the_field():
    pack = replace(read(knee()), version="knee@anything")
    assert versioned(pack).version == version_of(pack) == read(knee()).version


def test_packs_of_one_version_are_one_key_of_a_cache():
    assert len({read(knee()), read(knee())}) == 1
