"""What a shared link shows, and what a reader meets where nothing is."""

import io

import pytest
from django.template import engines
from django.test import Client
from PIL import Image

from runwell.web.share_picture import pixels, png
from runwell.web.stylesheet import FOLDER
from runwell.web.templatetags.sharing import HEIGHT, WIDTH

pytestmark = pytest.mark.django_db


def test_the_picture_is_the_one_that_the_script_draws():
    file = (FOLDER / "share.png").read_bytes()
    assert len(file) <= 60 * 1024
    kept, drawn = (Image.open(io.BytesIO(data)) for data in (file, png(pixels())))
    assert kept.size == (WIDTH, HEIGHT)
    assert kept.tobytes() == drawn.tobytes()


def test_a_page_for_everybody_says_what_a_shared_link_shows(client, practice):
    html = client.get("/exercises/bridge/?from=mail").content.decode()
    for tag in (
        '<meta property="og:title" content="Bridge | IMPACT Physical Therapy and Sports Recovery">',
        '<meta property="og:url" content="http://testserver/exercises/bridge/">',
        '<meta property="og:image" content="http://testserver/static/share.png">',
    ):
        assert tag in html
    assert '<meta property="og:description" content="Bridge, step by step.' in html


@pytest.mark.parametrize("address", ["/search/?q=hip", "/check/hip/together/", "/no-such-page/"])
def test_a_page_that_is_not_for_sharing_says_nothing_of_the_kind(client, practice, address):
    assert "og:" not in client.get(address).content.decode()


def test_what_is_written_in_a_title_stays_text(client, practice):
    from runwell.records.models import TeamMember

    TeamMember.objects.filter(slug="avery-mockford").update(name='A "B" <C> & D')
    html = client.get("/team/avery-mockford/").content.decode()
    assert 'og:title" content="A &quot;B&quot; &lt;C&gt; &amp; D, PT, DPT, Physical therapist' in html


def test_a_page_that_is_not_there_leads_on(client, practice):
    answer = client.get("/no-such-page/")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert 'action="/search/"' in html and 'name="robots" content="noindex"' in html
    for address in ("/check/hip/", "/appointments/", "/exercises/", "/locations/", "/contact/"):
        assert f'href="{address}"' in html.partition("<main")[2], address


def test_a_fault_is_told_calmly_even_where_the_database_is_gone(practice, settings, monkeypatch):
    from django.db import OperationalError

    from runwell.web.site import team

    def broken(*args, **kwargs):
        raise OperationalError("the disk is gone")

    settings.DEBUG = False
    monkeypatch.setattr(team, "render", broken)
    answer = Client(raise_request_exception=False).get("/team/")
    html = answer.content.decode()
    assert answer.status_code == 500
    assert "Something went wrong on our side" in html and "disk" not in html
    assert 'href="/locations/"' in html


def test_the_page_of_a_fault_asks_no_record(django_assert_num_queries):
    page = engines["django"].get_template("500.html")
    with django_assert_num_queries(0):
        assert "911" in page.render()
