"""The data folder, and the secret of a development copy in it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from runwell.config.data_folder import data_folder, development_secret
from runwell.config.environment import Environment, WrongSetting


def test_the_folder_is_made_and_closed_to_others(tmp_path):
    folder = data_folder(Environment({"RUNWELL_DATA": str(tmp_path / "a" / "b")}))
    assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_refused_by_name(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongSetting, match="RUNWELL_DATA"):
        data_folder(Environment({"RUNWELL_DATA": str(tmp_path / "file" / "below")}))


def test_the_secret_is_made_once_and_readable_by_its_owner_only(tmp_path):
    first = development_secret(tmp_path)
    assert len(first) >= 50 and development_secret(tmp_path) == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_two_copies_have_two_secrets(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert development_secret(tmp_path / "a") != development_secret(tmp_path / "b")


def test_many_who_start_at_once_agree_on_one_secret_and_leave_no_draft(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(development_secret, [tmp_path] * 8))
    assert len(secrets) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_a_folder_that_was_open_to_others_is_closed(tmp_path):
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    assert data_folder(Environment({"RUNWELL_DATA": str(folder)})).stat().st_mode & 0o777 == 0o700
