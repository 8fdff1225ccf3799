"""Who gets a kept page, and in which form."""

import gzip

import pytest

from runwell.web.check import answers_cookie
from runwell.web.page_cache import kept_pages
from runwell.web.page_cache.may_be_kept import key_of
from tests.people import sign_in, somebody

PAGE = "/locations/chicago/"
pytestmark = pytest.mark.usefixtures("practice")


def test_the_second_visitor_gets_the_page_without_django(ask):
    first, second = ask(PAGE), ask(PAGE)
    assert (first.made, second.made) == (True, False)
    assert (second.status, second.body, second.headers) == (200, first.body, first.headers)
    assert second.body == ask.fresh(PAGE).body


def test_every_header_of_django_is_kept(ask):
    plain, kept = ask.fresh(PAGE).headers, [ask(PAGE), ask(PAGE)][1].headers
    assert plain.items() <= kept.items()
    assert "Content-Security-Policy" in kept and kept["X-Frame-Options"] == "DENY"


def test_a_browser_may_keep_it_and_asks_again_each_time(ask):
    kept = ask(PAGE)
    assert kept.headers["Cache-Control"] == "no-cache"
    again = ask(PAGE, if_none_match=f'"else", {kept.tag}')
    assert (again.status, again.body, again.made) == (304, b"", False)
    assert "Content-Length" not in again.headers
    assert ask(PAGE, if_none_match='W/"else"').status == 200


def test_it_is_compressed_for_those_who_can_read_it(ask):
    plain, zipped = ask(PAGE), ask(PAGE, accept_encoding="br, gzip;q=0.8")
    assert not zipped.made
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert int(zipped.headers["Content-Length"]) == len(zipped.body) < len(plain.body)
    assert gzip.decompress(zipped.body) == plain.body
    assert "Accept-Encoding" in plain.headers["Vary"]


@pytest.mark.parametrize("accepts", ["", "br", "gzip;q=0", "identity, gzip; q=0.0", "xgzip"])
def test_it_is_whole_for_those_who_cannot(ask, accepts):
    ask(PAGE, accept_encoding="gzip")
    kept = ask(PAGE, accept_encoding=accepts)
    assert "Content-Encoding" not in kept.headers
    assert b"<h1" in kept.body and not kept.made


def test_the_head_of_a_page_has_no_body_and_is_no_reading(ask, tally, monkeypatch):
    monkeypatch.setattr("runwell.web.counting.is_read", lambda view, path: True)
    whole = ask(PAGE)
    tally.counts.clear()
    head = ask(PAGE, "HEAD")
    assert not tally.counts
    assert (head.status, head.body, head.made) == (200, b"", False)
    assert head.headers == whole.headers


def test_a_head_alone_keeps_nothing(ask):
    ask(PAGE, "HEAD")
    assert ask(PAGE).made


@pytest.mark.parametrize(
    "cookie", ["sessionid=x", "a=b; sessionid=x", "messages=x", f"{answers_cookie.NAME}=x"]
)
def test_who_brings_a_cookie_of_ours_gets_a_page_of_their_own(ask, cookie):
    ask(PAGE)
    assert ask(PAGE, cookie=cookie).made


def test_a_cookie_of_somebody_else_changes_nothing(ask):
    ask(PAGE)
    assert not ask(PAGE, cookie="_ga=1; sessionid_of_theirs=2").made


def test_nobody_gets_the_page_of_one_who_is_signed_in(ask, client):
    sign_in(client, somebody("runner@example.com", name="Rosa Runner"))
    own = ask(PAGE, cookie=f"sessionid={client.cookies['sessionid'].value}")
    assert "Sign out" in own.text
    stranger = ask(PAGE)
    assert stranger.made
    assert "Sign out" not in stranger.text


@pytest.mark.parametrize("path", [f"{PAGE}?a=1", "/appointments/", "/check/hip/", "/search/", "/nowhere/"])
def test_what_is_never_kept(ask, path):
    ask(path)
    assert ask(path).made


def test_what_is_sent_reaches_django(ask):
    ask(PAGE)
    assert ask(PAGE, "POST", data=b"x").status in {403, 405}


def test_each_host_has_its_own(ask, settings):
    settings.ALLOWED_HOSTS = ["localhost", "www.example.com"]
    here = ask(PAGE)
    there = ask(PAGE, host="www.example.com")
    assert there.made
    assert 'href="http://www.example.com/' in there.text
    assert 'href="http://www.example.com/' not in here.text
    assert ask(PAGE, host="evil.example").status == 400


@pytest.mark.parametrize("host", ["LOCALHOST", "localhost:12345"])
def test_no_other_way_to_write_the_host_fills_the_memory(ask, host):
    ask(PAGE, host=host)
    again = ask(PAGE, host=host)
    assert again.status == 200 and again.made


def test_an_address_without_a_path_is_left_to_django(ask):
    asked = ask("/")
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "", "HTTP_HOST": "localhost", "wsgi.url_scheme": "http"}
    assert asked.status == 200 and key_of(environ) is None


def test_no_more_are_kept_than_fit(ask, monkeypatch):
    monkeypatch.setattr(kept_pages, "MOST", 2)
    for path in (PAGE, "/team/", "/privacy/"):
        ask(path)
    assert [ask(path).made for path in ("/privacy/", "/team/", PAGE)] == [False, False, True]


def test_holidays_pass_at_midnight_wherever_that_is(ask):
    ask(PAGE)
    ask.clock.now += 15 * 60 - 1
    assert not ask(PAGE).made
    ask.clock.now += 1
    assert ask(PAGE).made


def test_a_reading_is_counted_though_django_made_nothing(ask, tally, monkeypatch):
    monkeypatch.setattr("runwell.web.counting.is_read", lambda view, path: path == PAGE)
    for agent in ("Mozilla/5.0", "Mozilla/5.0", "curl/8.0"):
        ask(PAGE, user_agent=agent)
    assert {key[1:]: times for key, times in tally.counts.items()} == {("page-read", PAGE): 2}


def test_counts_are_written_though_only_kept_pages_are_asked_for(ask, tally):
    written, now = [], [0.0]
    tally.write, tally.clock = written.append, lambda: now[0]
    ask(PAGE)
    tally.add("page-read", PAGE)
    now[0] = 60.0
    kept = ask(PAGE)
    assert kept.made and kept.tag
    assert len(written) == 1
    assert not ask(PAGE).made
