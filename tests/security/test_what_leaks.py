"""What fails is noted without names, addresses and secrets; what waits and what is kept opens no door."""

import io
import logging

import pytest
from django.test import Client

from runwell.config.logs import LOGGING, DiscreetFormatter
from runwell.records.models import DueJob, KeptVerdict, SignInLink
from tests.people import sign_in
from tests.web.account.conftest import confirmed, no_limit_left_over

__all__ = ["no_limit_left_over"]
pytestmark = pytest.mark.django_db
SECRET = "gP3-secret_token-that-opens-a-door"
FAILING = [
    f"/kept/{SECRET}/",
    f"/KEPT/{SECRET}/",
    f"/kept/{SECRET}",
    f"/kept/{SECRET}/forget/",
    f"/kept/{SECRET}/own/",
    f"/kept//{SECRET}/",
    f"/kept/{SECRET}%0aERROR/",
    f"/%6Bept/{SECRET}/",
    f"/kept/{SECRET}/appointment/",
    f"/visit/{SECRET}/",
    f"/VISIT//{SECRET}/yes/",
    f"/visit/{SECRET}/move/x",
    f"/visit/{SECRET}/appointment.ics",
    f"/calendar/{SECRET}.ics",
    f"/account/link/{SECRET}/",
    f"/account//link/{SECRET}/x",
    f"/account/confirm-email/{SECRET}/",
    f"/account/password/reset/key/{SECRET}/",
    f"/account/password/reset/key/abc-{SECRET}/",
    f"/nothing/?email={SECRET}",
    f"/documents/1/x.pdf?{SECRET}",
]


@pytest.fixture
def log(settings):
    """What a server would write, in the form in which it writes it."""
    settings.DEBUG = False
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(DiscreetFormatter(LOGGING["formatters"]["discreet"]["format"], style="{"))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def test_no_secret_of_an_address_stands_in_the_log(log):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    for path in FAILING:
        client.get(path)
        client.post(path, {"email": "robin@example.com"})
    assert "Not Found" in log.getvalue()
    assert SECRET not in log.getvalue()
    assert "robin" not in log.getvalue()


def test_no_line_of_the_log_is_a_visitors(log):
    Client().get("/nothing%0aERROR forged: yes/")
    assert "\nERROR forged" not in log.getvalue()


def test_what_breaks_inside_names_nobody(log, patient, monkeypatch):
    from runwell.web.my import home

    sign_in(client := Client(raise_request_exception=False), patient)

    def broken(*args, **kwargs):
        raise ValueError(f"row of {patient.email} {SECRET}")

    monkeypatch.setattr(home, "render", broken)
    assert client.get("/my/").status_code == 500
    assert "ValueError in" in log.getvalue()
    assert patient.email not in log.getvalue() and SECRET not in log.getvalue()


def test_no_table_holds_what_opens_a_door(client, patient):
    """Of a token only the hash is kept; a mail that waits with one is locked."""
    confirmed(patient)
    client.post("/account/link/", {"email": patient.email})
    [link], [job] = SignInLink.objects.all(), DueJob.objects.filter(kind="mail")
    from runwell.records.post import unsealed

    token = unsealed(job.about["sealed"]).body.partition("/account/link/")[2].partition("/")[0]
    assert len(token) >= 43
    assert (
        token not in str(vars(link)) and token not in str(vars(job)) and patient.email not in str(job.about)
    )
    assert "token_hash" in {field.name for field in KeptVerdict._meta.fields}
