"""The service worker keeps the player's code and nothing of anybody; the player can be installed."""

import io
import json
import re

import pytest
from PIL import Image

from runwell.web.session import worker
from runwell.web.session.icons import SIZES, icon, name
from runwell.web.share_picture import png
from runwell.web.stylesheet import FOLDER

pytestmark = pytest.mark.django_db


def kept(client):
    """What the served worker says that it keeps."""
    first, _, rest = client.get("/my/session/worker.js").content.decode().partition("\n")
    assert rest == (FOLDER / "session/worker.js").read_text()
    return json.loads(first.removeprefix("const KEPT = "))


def test_it_keeps_the_shell_code_and_styles_and_no_address_that_is_personal(client):
    files = kept(client)["files"]
    assert files[:2] == ["/my/session/", "/my/session/manifest.webmanifest"]
    assert {"/static/session/store.js", "/static/session/queue.js"} <= set(files)
    code = r"/static/session/[\w.-]+\.(js|css)"
    assert all(re.fullmatch(code, one) for one in files[2:])
    assert not any("worker" in one for one in files)


def test_it_is_read_anew_each_time_and_may_look_after_the_player_only(client):
    answer = client.get("/my/session/worker.js")
    assert answer["Content-Type"] == "text/javascript"
    assert answer["Cache-Control"] == "no-store"
    assert "Service-Worker-Allowed" not in answer


def test_its_version_is_another_one_as_soon_as_a_file_has_changed(client, tmp_path, monkeypatch):
    before = kept(client)["version"]
    (tmp_path / "store.js").write_text("one")
    monkeypatch.setattr(worker, "FOLDER", tmp_path)
    first = worker.version()
    (tmp_path / "store.js").write_text("two")
    assert len({before, first, worker.version()}) == 3


def test_the_player_can_be_installed_under_the_name_of_the_practice(client, practice):
    answer = client.get("/my/session/manifest.webmanifest")
    said = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert said["start_url"] == said["id"] == "/my/session/"
    assert said["name"].endswith(practice.name) and len(said["short_name"]) <= 12
    assert {one["sizes"] for one in said["icons"]} >= {"192x192", "512x512"}
    for one in said["icons"]:
        assert (FOLDER / one["src"].removeprefix("/static/")).exists()


@pytest.mark.parametrize("size", SIZES)
def test_the_icons_are_the_ones_that_the_script_draws(size):
    files = (FOLDER / name(size)).read_bytes(), png(icon(size))
    there, drawn = (Image.open(io.BytesIO(data)) for data in files)
    assert there.size == (size, size)
    assert there.tobytes() == drawn.tobytes()
