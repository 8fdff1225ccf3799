"""A process with the settings of production, asked as a browser and as an attacker would."""

import json
import os
import shutil
import subprocess
import sys
from http.cookies import SimpleCookie

import pytest

pytestmark = pytest.mark.django_db
HOST = "www.example.com"
ASKS = """
import json, sys
import django
django.setup()
from django.conf import settings
from django.test import Client
from tests.people import somebody_with_a_record
from tests.web.account.conftest import PASSWORD, confirmed

robin = confirmed(somebody_with_a_record("robin@example.com"))
over_tls = {"secure": True, "HTTP_HOST": "www.example.com"}
client = Client(raise_request_exception=False)
asked = {}

def ask(name, how="get", path="/", *data, **extra):
    answer = getattr(client, how)(path, *data, **{**over_tls, **extra})
    cookies = answer.cookies.output(header="")
    asked[name] = [answer.status_code, dict(answer.headers), cookies, answer.content.decode()]

ask("plain", secure=False)
ask("spoofed", secure=False, HTTP_X_FORWARDED_PROTO="https")
ask("door", path="/account/login/")
ask("lost", path="/nothing/")
ask("mail", path="/mail/")
ask("demo", path="/demo/")
ask("failwhale", path="/editor/failwhale/")
ask("other host", HTTP_HOST="evil.example.com")
ask("in", "post", "/account/login/", {"login": robin.email, "password": PASSWORD})
ask("mine", path="/my/")
ask("check", "post", "/check/")
ask("keep", "post", "/kept/x/own/")
ask("broken", "post", "/check/question/", {"x": "\\0"})
json.dump(asked, sys.stdout)
"""


@pytest.fixture(scope="module")
def asked(django_db_setup, tmp_path_factory, django_db_blocker):
    """What a process in production answers, on a copy of the empty database of the tests."""
    from django.conf import settings

    name = settings.DATABASES["default"]["NAME"]
    if not str(name).endswith(".sqlite3"):
        pytest.skip("the copy is made of an SQLite file")
    folder = tmp_path_factory.mktemp("production")
    with django_db_blocker.unblock():
        from django.db import connection

        connection.cursor().execute("VACUUM INTO %s", [str(folder / "runwell.sqlite3")])
    env = {
        "PATH": os.environ["PATH"],
        "RUNWELL_ENV": "production",
        "RUNWELL_DATA": str(folder),
        "SECRET_KEY": "a secret of more than fifty characters for the tests of production",
        "ALLOWED_HOSTS": HOST,
        "EMAIL_URL": "smtp://localhost:1",
        "DJANGO_SETTINGS_MODULE": "runwell.config.settings",
    }
    words = ["manage", "collectstatic", "--noinput", "-v0"]
    manage = f"import sys; from runwell.cli import main; sys.exit(main({words}))"
    subprocess.run([sys.executable, "-c", manage], env=env, check=True, capture_output=True)
    done = subprocess.run([sys.executable, "-c", ASKS], env=env, capture_output=True, text=True, check=False)
    shutil.rmtree(folder)
    assert done.returncode == 0, done.stderr
    answers = {name: tuple(said) for name, said in json.loads(done.stdout).items()}
    return answers | {"log": done.stderr}


def test_it_is_there_over_tls_alone_and_says_so_for_a_year(asked):
    for name in ("plain", "spoofed"):
        status, head, _, _ = asked[name]
        assert (status, head["Location"]) == (301, f"https://{HOST}/")
    said = asked["door"][1]["Strict-Transport-Security"]
    assert said == "max-age=31536000; includeSubDomains; preload"


@pytest.mark.parametrize(("name", "cookie"), [("door", "__Host-csrf"), ("in", "__Host-session")])
def test_its_cookies_stay_with_this_host(asked, name, cookie):
    morsel = SimpleCookie(asked[name][2])[cookie]
    assert morsel["secure"] and morsel["samesite"] == "Lax" and morsel["path"] == "/" and not morsel["domain"]
    assert morsel["httponly"] or cookie == "__Host-csrf"


def test_every_cookie_of_it_is_for_tls_and_for_no_other_site(asked):
    for name in ("in", "mine", "check", "keep"):
        for cookie in SimpleCookie(asked[name][2]).values():
            assert cookie["secure"] and cookie["samesite"] in ("Lax", "Strict"), cookie.key
            assert cookie["httponly"] or cookie.key == "__Host-csrf", cookie.key


@pytest.mark.parametrize("name", ["mail", "demo", "failwhale", "lost"])
def test_what_is_for_development_is_not_there(asked, name):
    status, _, _, said = asked[name]
    assert status in (302, 404)
    assert "Traceback" not in said and "DEBUG" not in said


def test_another_host_gets_no_page(asked):
    assert asked["other host"][0] == 400


def test_its_log_names_nobody(asked):
    assert "robin" not in asked["log"]
    assert "/nothing/" in asked["log"]
