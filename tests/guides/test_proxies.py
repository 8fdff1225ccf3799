"""nginx and Caddy as shipped: slow visitors hold up nobody, and nobody says who they are but the proxy."""

import json
import os
import ssl
import subprocess
import sys
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPSConnection

import pytest
from django.http import HttpRequest

from runwell.cli import parser
from runwell.web.public.flood import address_of
from tests.guides.proxies import proxy, until_answers
from tests.guides.slow_visitors import HALF, connected, hold
from tests.guides.stand_in import REPOSITORY

THREADS = parser().parse_args(["serve"]).threads
PATIENCE = 3


@contextmanager
def site(stand_in):
    """gunicorn as `runwell serve` starts it, with pages that say what arrived."""
    words = f"--worker-class gthread --threads {THREADS} --bind 127.0.0.1:{stand_in.site} --log-level warning"
    log = stand_in.root / "gunicorn.log"
    call = [sys.executable, "-m", "gunicorn", *words.split(), "--no-control-socket"]
    with log.open("w") as said:
        env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        running = subprocess.Popen([*call, "tests.guides.echo_site:application"], env=env, stderr=said)
    try:
        until_answers(stand_in.site, running, log, tls=False)
        yield running
    finally:
        running.kill()
        running.wait()


@pytest.fixture(scope="module")
def behind(stand_in):
    with site(stand_in):
        yield stand_in


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def front(request, behind):
    """The port of a proxy in front of the site."""
    with proxy(request.param, behind):
        yield behind.secure


def ask(port, path="/contact/", *, headers=(), data=None, tls=True):
    """What the site says that arrived; the number of the answer where it says nothing."""
    if tls:
        connection = HTTPSConnection(
            "localhost", port, timeout=PATIENCE, context=ssl._create_unverified_context()
        )
    else:
        connection = HTTPConnection("localhost", port, timeout=PATIENCE)
    with closing(connection):
        connection.request("POST" if data else "GET", path, data, dict(headers))
        answer = connection.getresponse()
        return json.loads(answer.read()) if answer.status == 200 else answer.status


@pytest.mark.parametrize("what", HALF)
def test_visitors_who_are_slow_hold_up_nobody_else(front, what):
    held = hold(front, what, 2 * THREADS)
    try:
        assert ask(front)["PATH_INFO"] == "/contact/"
    finally:
        for one in held:
            one.close()


@pytest.mark.parametrize("what", ["sends half a head", "sends half a form", "does not read"])
def test_without_a_proxy_they_would(another, what):
    with site(another):
        held = hold(another.site, what, 2 * THREADS, tls=False)
        with pytest.raises(OSError, match="timed out"):
            ask(another.site, tls=False)
        for one in held:
            one.close()


FORGED = {
    "X-Forwarded-For": "203.0.113.7",
    "X_Forwarded_For": "203.0.113.7",
    "Forwarded": "for=203.0.113.7;proto=http",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Protocol": "ssl",
    "X-Forwarded-Ssl": "on",
    "SCRIPT_NAME": "/elsewhere",
    "PATH_INFO": "/elsewhere/",
    "REMOTE_ADDR": "203.0.113.7",
}


def test_a_visitor_cannot_say_where_they_come_from_nor_how(front):
    came = ask(front, headers=FORGED)
    request = HttpRequest()
    request.META = came
    assert came["REMOTE_ADDR"] == "127.0.0.1"  # the proxy itself, so what it says is believed
    assert address_of(request) == "127.0.0.1"  # the visitor of this test
    assert "203.0.113.7" not in came["HTTP_X_FORWARDED_FOR"]
    assert came["wsgi.url_scheme"] == "https" == came["HTTP_X_FORWARDED_PROTO"]
    assert (came["SCRIPT_NAME"], came["PATH_INFO"]) == ("", "/contact/")
    assert not {"HTTP_X_FORWARDED_PROTOCOL", "HTTP_X_FORWARDED_SSL"} & set(came)


def test_without_a_proxy_gunicorn_would_believe_a_program_of_this_machine(behind):
    came = ask(behind.site, headers={"X-Forwarded-For": "203.0.113.7"}, tls=False)
    request = HttpRequest()
    request.META = came
    assert address_of(request) == "203.0.113.7"


def test_the_host_is_passed_on(front):
    assert ask(front)["HTTP_HOST"].partition(":")[0] == "localhost"


@pytest.mark.parametrize(
    ("path", "size", "taken"),
    [
        ("/contact/", 900_000, True),
        ("/contact/", 1_200_000, False),
        ("/editor/images/add/", 9_000_000, True),
        ("/editor/images/add/", 13_000_000, False),
    ],
)
def test_bodies_that_are_too_large_never_arrive(front, path, size, taken):
    try:
        told = ask(front, path, data=bytes(size))
    except (BrokenPipeError, ConnectionResetError):
        told = 413  # a proxy may hang up before it has been told everything
    if taken:
        assert told["read"] == size
    else:
        assert told in (413, 502)


@pytest.mark.filterwarnings("ignore:.*TLSv1_1 is deprecated:DeprecationWarning")
def test_old_tls_is_refused(front):
    old = ssl._create_unverified_context()
    old.set_ciphers("ALL:@SECLEVEL=0")  # else it is this side that refuses
    old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_1
    with closing(connected(front, tls=False)) as plain, pytest.raises(ssl.SSLError, match="ALERT_PROTOCOL"):
        old.wrap_socket(plain, server_hostname="localhost")


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_a_secret_address_that_failed_is_in_no_log(another, kind):
    with proxy(kind, another) as log:
        assert ask(another.secure, "/kept/a-secret-token/?hip=hurts") == 502
    files = [log, *(another.root / "var/log/nginx").iterdir(), *another.root.glob("*.log")]
    assert [file for file in files if "a-secret-token" in file.read_text()] == []
