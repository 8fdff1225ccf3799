"""The settings of the door: ages and minutes that are refused by name, and cookies over TLS."""

import pytest

from runwell.config import accounts
from runwell.config.environment import Environment, WrongSetting


def settings(development=False, **given):
    return accounts.settings(Environment(given), development=development)


@pytest.mark.parametrize(
    ("name", "default"),
    [("RUNWELL_ACCOUNT_AGE", 18), ("RUNWELL_GUARDIAN_AGE", 17), ("RUNWELL_STAFF_IDLE_MINUTES", 15)],
)
def test_ages_and_minutes_have_a_default_and_can_be_set(name, default):
    assert settings()[name] == default
    assert settings(**{name: "16"})[name] == 16


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RUNWELL_ACCOUNT_AGE", "eighteen"),
        ("RUNWELL_ACCOUNT_AGE", "-1"),
        ("RUNWELL_ACCOUNT_AGE", "12"),
        ("RUNWELL_GUARDIAN_AGE", "19"),
        ("RUNWELL_GUARDIAN_AGE", "17.5"),
        ("RUNWELL_STAFF_IDLE_MINUTES", "0"),
        ("RUNWELL_STAFF_IDLE_MINUTES", "600"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_name(name, value):
    with pytest.raises(WrongSetting) as refused:
        settings(**{name: value})
    assert refused.value.where == name


def test_a_lower_account_age_lowers_the_guardians_age_with_it():
    assert settings(RUNWELL_ACCOUNT_AGE="16")["RUNWELL_GUARDIAN_AGE"] == 16


def test_cookies_are_bound_to_this_host_over_tls_and_passkeys_need_tls_in_production():
    there = settings()
    assert there["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert there["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert there["SESSION_COOKIE_SAMESITE"] == there["CSRF_COOKIE_SAMESITE"] == "Lax"
    assert there["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False
    here = settings(development=True)
    assert "SESSION_COOKIE_NAME" not in here and here["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is True


def test_a_host_cookie_has_no_domain_and_the_whole_path(settings):
    """Or browsers throw it away, and nobody could sign in."""
    assert settings.SESSION_COOKIE_DOMAIN is settings.CSRF_COOKIE_DOMAIN is None
    assert settings.SESSION_COOKIE_PATH == settings.CSRF_COOKIE_PATH == "/"
    assert settings.SESSION_COOKIE_HTTPONLY


@pytest.mark.parametrize("name", ["login", "signup", "request_login_code", "reset_password", "confirm_email"])
def test_no_limit_that_a_stranger_reaches_counts_an_account_alone(name):
    assert accounts.SETTINGS["ACCOUNT_RATE_LIMITS"][name].endswith("/ip")
