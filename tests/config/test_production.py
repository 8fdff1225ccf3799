"""Production refuses to start without what it needs, by name; development needs nothing."""

import os
import subprocess
import sys

import pytest

from runwell.config.environment import Environment, WrongSetting
from runwell.config.production import demand

GOOD = {
    "SECRET_KEY": "between-1-and-50-random-characters-are-not-too-many-for-a-key",
    "ALLOWED_HOSTS": "www.example.com",
}


def test_every_missing_setting_is_named_at_once():
    with pytest.raises(WrongSetting) as refused:
        demand(Environment({}))
    assert {one.where for one in refused.value.all} == {"SECRET_KEY", "ALLOWED_HOSTS"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECRET_KEY", ""), ("SECRET_KEY", "short"), ("ALLOWED_HOSTS", ""), ("ALLOWED_HOSTS", "a.com,*")],
)
def test_what_is_missing_or_unsafe_is_refused_by_its_own_name_only(name, value):
    with pytest.raises(WrongSetting) as refused:
        demand(Environment({**GOOD, name: value}))
    assert [one.where for one in refused.value.all] == [name]


def test_with_what_it_needs_it_starts():
    demand(Environment(GOOD))


def settings(tmp_path, expression, **given):
    """The value of a setting in a fresh process."""
    env = {"PATH": os.environ["PATH"], "RUNWELL_DATA": str(tmp_path), **given}
    code = f"from runwell.config import settings as s; print({expression})"
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_debug_is_on_in_development_only(tmp_path):
    assert settings(tmp_path, "s.DEBUG") == "True"
    assert settings(tmp_path, "s.DEBUG", RUNWELL_ENV="production", **GOOD) == "False"


@pytest.mark.parametrize("mode", ["prod", "Production", "staging"])
def test_a_mode_that_is_not_known_is_never_taken_for_development(tmp_path, mode):
    assert "RUNWELL_ENV" in settings(tmp_path, "s.DEBUG", RUNWELL_ENV=mode)


@pytest.mark.parametrize("paper", ["A4 ", "Letter", "legal"])
def test_paper_that_is_not_known_is_refused_by_its_name(tmp_path, paper):
    assert settings(tmp_path, "s.RUNWELL_PAPER") == "letter"
    said = settings(tmp_path, "s.RUNWELL_PAPER", RUNWELL_PAPER=paper)
    assert "RUNWELL_PAPER" in said and "letter, a4" in said


def test_production_sends_cookies_over_tls_only_and_uses_the_secret_it_was_given(tmp_path):
    said = settings(
        tmp_path,
        "s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE, s.SECRET_KEY",
        RUNWELL_ENV="production",
        **GOOD,
    )
    assert said == f"True {GOOD['SECRET_KEY']}"
    assert not (tmp_path / "secret-key").exists()


def test_djangos_own_deployment_check_finds_nothing(tmp_path):
    env = {"PATH": os.environ["PATH"], "RUNWELL_DATA": str(tmp_path), "RUNWELL_ENV": "production", **GOOD}
    check = ["manage", "check", "--deploy", "--fail-level", "INFO"]
    command = f"import sys; from runwell.cli import main; sys.exit(main({check}))"
    done = subprocess.run(
        [sys.executable, "-c", command], env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
