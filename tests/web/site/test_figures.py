"""The drawings of exercises at their own addresses, and on the exercise's page."""

import pytest

from runwell.records import exercise_figures
from runwell.records.exercise_figures import has_figure
from runwell.web.site.figures import POLICY

pytestmark = pytest.mark.django_db
BOTH = ("/figures/bridge.svg", "/figures/bridge/moving.svg")


@pytest.mark.parametrize("address", BOTH)
def test_a_drawing_may_be_kept_and_may_do_nothing(client, address):
    response = client.get(address)
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"] == POLICY and "unsafe" not in POLICY
    assert "max-age=3600" in response["Cache-Control"] and "Set-Cookie" not in response
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304 and not again.content


@pytest.fixture
def unseen(monkeypatch):
    """The bridge as it was before anybody looked at it."""
    seen = exercise_figures.tables()
    bridge = {**seen["bridge"], "looked_at": False}
    monkeypatch.setattr(exercise_figures, "tables", lambda: {**seen, "bridge": bridge})


def test_what_nobody_looked_at_or_nobody_knows_is_not_found(client, hip_pack, unseen):
    for name in ("bridge", "no-such-exercise"):
        assert client.get(f"/figures/{name}.svg").status_code == 404
        assert client.get(f"/figures/{name}/moving.svg").status_code == 404
    assert client.get("/figures/clam.svg").status_code == 200


def test_the_page_of_one_that_nobody_looked_at_has_its_steps_alone(client, hip_pack, unseen):
    assert not has_figure("bridge")
    html = client.get("/exercises/bridge/").content.decode()
    assert "/figures/bridge" not in html and "<ol" in html


def test_the_page_shows_the_strip_and_links_to_the_motion_and_never_plays_it(client, hip_pack):
    for name in hip_pack.exercises:
        html = client.get(f"/exercises/{name}/").content.decode()
        assert (f'src="/figures/{name}.svg"' in html) == has_figure(name), name
        assert (f'<a href="/figures/{name}/moving.svg"' in html) == has_figure(name), name
        assert f'src="/figures/{name}/moving.svg"' not in html
