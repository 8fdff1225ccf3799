"""Everything in one file: whole, readable offline, and named after nobody."""

import json
import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from runwell.records.actions.export import Everything, Original, gather_everything
from runwell.records.models import AuditEvent
from runwell.web.my.archive import zipped
from runwell.web.my.download import LIMIT, zipped_everything
from tests.people import sign_in
from tests.web.my.conftest import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_limit_left_over():
    LIMIT.seen.clear()


def opened(pieces):
    return ZipFile(BytesIO(b"".join(pieces)))


def test_the_button_gives_a_file_that_is_kept_nowhere(own, check, patient):
    assert "record.json" in text(own.get("/my/download/"))
    assert not AuditEvent.objects.filter(act="downloaded everything").exists()
    answer = own.post("/my/download/")
    assert answer.streaming and answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Cache-Control"] == "no-store"
    named = answer.headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="my-data-\d{4}-\d\d-\d\d\.zip"', named)
    archive = opened(answer)
    assert archive.testzip() is None and archive.namelist() == ["index.html", "record.json"]
    record = json.loads(archive.read("record.json"))
    check.refresh_from_db()
    assert record["checks"][0]["verdict"] == check.verdict
    assert record["checks"][0]["answers"] == check.answers
    assert AuditEvent.objects.first().act == "downloaded everything"


def test_the_page_in_it_needs_nothing_else_and_leads_nowhere(own, check):
    page = unescape(opened(own.post("/my/download/")).read("index.html").decode())
    assert check.verdict["headline"] in page and check.verdict["advice"][0] in page
    assert "How did this pain begin?" in page
    assert not re.search(r'(href|src)="(?!originals/)', page) and "<script" not in page
    assert "robin@example.com" in page and "1990-05-17" in page


def test_originals_lie_in_a_folder_of_their_own(patient, practice):
    everything = gather_everything(by=patient)
    run = Original("3f2a.fit", b"\x0e\x10 bytes as they came")
    archive = opened(zipped_everything(Everything(everything.record, (run,))))
    assert archive.read("originals/3f2a.fit") == run.content
    assert 'href="originals/3f2a.fit"' in archive.read("index.html").decode()


def test_it_is_sent_a_file_at_a_time():
    big = [("one", b"a" * 100_000), ("two", b"b" * 100_000)]
    pieces = list(zipped(big, timezone.now()))
    assert len(pieces) == 3 and all(pieces)
    assert opened(pieces).read("two") == b"b" * 100_000


def test_everybody_gets_their_own_only(client, practice, check, other_patient, front_desk):
    for account in (other_patient, front_desk):
        sign_in(client, account)
        record = json.loads(
            opened(client.post("/my/download/", {"account": str(check.patient.account_id)})).read(
                "record.json"
            )
        )
        assert record["account"]["email"] == account.email and record["checks"] == []


def test_a_stranger_gets_nothing(client, practice, check):
    assert client.post("/my/download/").url.startswith("/account/login/")


def test_nobody_keeps_the_server_busy_with_it(own, check):
    for _ in range(LIMIT.times):
        assert own.post("/my/download/").status_code == 200
    refused = own.post("/my/download/")
    assert refused.status_code == 429 and "Try again later" in text(refused)
