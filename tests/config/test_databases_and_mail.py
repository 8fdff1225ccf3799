"""DATABASE_URL and EMAIL_URL."""

from pathlib import Path

import pytest

from runwell.config.databases import database
from runwell.config.environment import WrongSetting
from runwell.config.mail import mail

DATA = Path("/data")


def test_without_an_address_the_records_lie_in_the_data_folder():
    assert database("", DATA)["NAME"] == "/data/runwell.sqlite3"


def test_another_sqlite_file_is_opened_with_the_same_care():
    here = database("sqlite:////srv/runwell.sqlite3", DATA)
    assert here["NAME"] == "/srv/runwell.sqlite3"
    assert here["OPTIONS"] == database("", DATA)["OPTIONS"]


def test_postgresql_keeps_its_connections_and_looks_whether_they_live():
    there = database("postgres://rw:p%40ss@db.example:5433/runwell?sslmode=require", DATA)
    assert (there["USER"], there["PASSWORD"], there["HOST"], there["PORT"]) == (
        "rw",
        "p@ss",
        "db.example",
        5433,
    )
    assert there["NAME"] == "runwell" and there["OPTIONS"]["sslmode"] == "require"
    assert there["CONN_HEALTH_CHECKS"] and there["CONN_MAX_AGE"] > 0


@pytest.mark.parametrize(
    "url",
    [
        *("mysql://a@b/c", "runwell.sqlite3", "sqlite://", "sqlite://:memory:", "http://x/y"),
        *("postgres://u:s3cret@host:port/x", "postgres://[::1/x", "postgres://u:s3cret@host"),
    ],
)
def test_an_address_of_nothing_we_know_is_refused_by_name(url):
    with pytest.raises(WrongSetting, match="DATABASE_URL") as refused:
        database(url, DATA)
    assert "s3cret" not in str(refused.value)


FAR = "postgres://rw:p@db.example:5432/runwell"


@pytest.mark.parametrize("mode", ["", "?sslmode=disable", "?sslmode=require", "?sslmode=verify-ca"])
def test_in_production_another_machines_database_must_prove_who_it_is(mode):
    with pytest.raises(WrongSetting, match="verify-full"):
        database(FAR + mode, DATA, production=True)


@pytest.mark.parametrize(
    "url",
    [
        FAR + "?sslmode=verify-full",
        *("postgres://rw:p@localhost/runwell", "postgres://rw@[::1]:5432/runwell"),
        *("postgres://rw@/runwell", "postgres://rw@/runwell?host=/run/postgresql"),
    ],
)
def test_in_production_this_machine_and_a_proven_one_are_fine(url):
    assert database(url, DATA, production=True)["NAME"] == "runwell"


QUEUE = "runwell.records.post.QueueBackend"


def test_in_development_mail_waits_its_turn_and_becomes_files_in_the_data_folder():
    assert mail("", DATA, development=True) == {
        "EMAIL_BACKEND": QUEUE,
        "RUNWELL_MAIL_IS_ON": True,
        "RUNWELL_MAIL_THROUGH": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": "/data/mail",
    }


def test_in_production_mail_without_a_server_is_off():
    assert mail("", DATA, development=False)["RUNWELL_MAIL_IS_ON"] is False


@pytest.mark.parametrize("development", [True, False])
def test_a_mail_server_is_not_waited_for_for_ever(development):
    given = mail("smtp+tls://desk%40x:secret@mail.example:587", DATA, development=development)
    assert (given["EMAIL_HOST"], given["EMAIL_PORT"], given["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
    assert given["EMAIL_HOST_USER"] == "desk@x" and given["EMAIL_TIMEOUT"] == 10
    assert given["EMAIL_BACKEND"] == QUEUE and given["RUNWELL_MAIL_IS_ON"]
    assert given["RUNWELL_MAIL_THROUGH"] == "django.core.mail.backends.smtp.EmailBackend"


@pytest.mark.parametrize("url", ["pigeon://loft", "mail.example", "smtp://host:port"])
def test_a_mail_address_that_is_not_understood_is_refused_by_name(url):
    with pytest.raises(WrongSetting, match="EMAIL_URL"):
        mail(url, DATA, development=False)


def test_in_production_no_mail_crosses_the_network_in_the_clear():
    with pytest.raises(WrongSetting, match="in the clear"):
        mail("smtp://desk:secret@mail.example:25", DATA, development=False)
    for fine in ("smtp+tls://mail.example:587", "smtp+ssl://mail.example:465", "smtp://localhost:25"):
        assert mail(fine, DATA, development=False)["RUNWELL_MAIL_IS_ON"]
    assert mail("smtp://mail.example:25", DATA, development=True)["RUNWELL_MAIL_IS_ON"]
