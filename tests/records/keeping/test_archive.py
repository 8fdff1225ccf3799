"""The tar inside: only what a backup may hold gets out of it, and every byte is looked at."""

import io
import json
import tarfile

import pytest

from runwell.records.keeping import sealed
from runwell.records.keeping.archive import Part, Stream, packed, unpacked
from runwell.records.keeping.manifest import FORMAT
from runwell.refusals import Refusal
from tests.records.keeping.test_refused import MANIFEST


def described(members):
    return type(MANIFEST)("0.1.0", MANIFEST.made_at, "sqlite", True, (), {}, members)


@pytest.fixture
def parts(tmp_path):
    made = []
    for name in ("database/one", "media/" + "long " * 40 + "é", "originals/empty"):
        file = tmp_path / str(len(made))
        file.write_bytes(name.encode() * 9_999 if "empty" not in name else b"")
        made.append(Part(name, file))
    return made


def opened(pieces, into=None):
    return unpacked(io.BytesIO(b"".join(pieces)), into, lambda size: None)


def made(*members):
    """A tar by the standard library, of (name, text, kind)."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as tar:
        for name, text, kind in members:
            info = tarfile.TarInfo(name)
            info.type, info.size, info.linkname = kind, len(text), "/etc/passwd"
            tar.addfile(info, io.BytesIO(text))
    return [file.getvalue()]


def test_what_goes_in_comes_out(parts, tmp_path):
    manifest = opened(packed(parts, described), tmp_path / "out")
    assert manifest.members.keys() == {part.name for part in parts} and manifest.file_count == 2
    for part in parts:
        assert (tmp_path / "out" / part.name).read_bytes() == part.path.read_bytes()


def test_a_file_that_vanishes_is_left_out_and_the_rest_is_whole(parts):
    parts[1].path.unlink()
    assert len(opened(packed(parts, described)).members) == 2


@pytest.mark.parametrize(
    "name", ["/media/x", "media/../x", "../x", "media//x", "./media/x", "mail/x", "media/"]
)
def test_a_name_that_is_not_ours_is_refused(name, tmp_path):
    with pytest.raises(Refusal, match="no backup of Runwell"):
        opened(made((name, b"x", tarfile.REGTYPE)), tmp_path / "out")
    assert not list(tmp_path.rglob("x"))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_only_plain_files_are_taken(kind, tmp_path):
    with pytest.raises(Refusal, match="media/x"):
        opened(made(("media/x", b"", kind)), tmp_path / "out")


def test_the_same_name_twice_is_refused(tmp_path):
    twice = ("media/x", b"x", tarfile.REGTYPE)
    with pytest.raises(Refusal, match="media/x"):
        opened(made(twice, twice), tmp_path / "out")


def test_a_hash_that_differs_a_missing_and_an_additional_file_are_named(parts):
    whole = b"".join(packed(parts, described))
    with pytest.raises(Refusal, match="originals/empty"):
        opened(
            packed(parts, lambda members: described({k: v for k, v in members.items() if "empty" not in k}))
        )
    with pytest.raises(Refusal, match="database/one"):
        opened([whole[:600], bytes([whole[600] ^ 1]), whole[601:]])
    with pytest.raises(Refusal, match="ends too soon"):
        opened([whole[:2000]])


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b"{", b'{"format": 1}', b'{"format": 1, "members": []}'])
def test_a_manifest_that_says_nothing_is_refused(text):
    with pytest.raises(Refusal, match="manifest.json"):
        opened(made(("manifest.json", text, tarfile.REGTYPE)))


def test_a_newer_form_is_refused():
    text = json.dumps({"format": FORMAT + 1}).encode()
    with pytest.raises(Refusal, match="newer Runwell"):
        opened(made(("manifest.json", text, tarfile.REGTYPE)))


def test_no_byte_of_a_sealed_file_can_be_changed_or_cut_off_unseen(parts, tmp_path, monkeypatch):
    """The slow lock of the passphrase is left out here: its own bytes are tried in test_refused.py."""
    monkeypatch.setattr(sealed.pyrage.passphrase, "encrypt", lambda text, passphrase: text)
    monkeypatch.setattr(sealed.pyrage.passphrase, "decrypt", lambda text, passphrase: text)
    file = tmp_path / "sealed"
    with file.open("wb") as target:
        sealed.seal(Stream(packed(parts, described), lambda size: None), target, "")
    whole = file.read_bytes()
    start = whole.index(b"age-encryption.org/v1")
    with tarfile.open(file) as tar:
        size = tar.getmember(sealed.CONTENTS).size
    assert len(tried(file).members) == 3
    for place in [start, start + 60, *range(start + 120, start + size, size // 40), start + size - 1]:
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        with pytest.raises(Refusal):
            tried(file)
        file.write_bytes(whole[:place])
        with pytest.raises(Refusal):
            tried(file)


def tried(file):
    with sealed.contents(file, "") as stream:
        return unpacked(stream, None, lambda size: None)
