"""Words of people stay words: on every page, in mails, in the download, in the log, on the trail."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.utils.html import escape

from runwell.records import audit
from runwell.records.actions.export import Original
from runwell.records.models import Account, AuditEvent, OpenedRecord, VisitRequest
from runwell.web.my.download import LIMIT
from runwell.web.public import appointments
from tests.people import sign_in
from tests.security.attacks import browser, doors, path_of

pytestmark = pytest.mark.django_db
TAG = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
WORDS = [
    TAG,
    "{{ 7|add:7 }}{% debug %}",
    "\u202eevil\u2066\u200f",
    "🏃" * 30,
    "Eve\r\nInjected: line",
    "javascript:alert(1)",
]


def asked(client, **words):
    appointments.LIMIT.seen.clear()
    given = {
        "name": "Robin",
        "telephone": "(312) 555-0111",
        "email": "",
        "times": "",
        "note": "",
        "office": "",
    }
    return client.post("/appointments/", {**given, **words})


def test_a_hostile_name_is_a_name_on_every_page(world):
    """Everybody is called by a script; every page is read by somebody who sees such names."""
    for account in world.people.values():
        Account.objects.filter(pk=account.pk).update(name=TAG)
    VisitRequest.objects.update(name=TAG, telephone=TAG, times=TAG, note=TAG)
    OpenedRecord.objects.update(reason=TAG)
    shown = 0
    for name, column in doors("get"):
        said = browser(world, column).get(path_of(name, world)).content.decode(errors="replace")
        assert "<script>alert" not in said and "<img src=x" not in said, name
        shown += "&lt;script&gt;alert(1)" in said
    assert shown >= 8


@pytest.mark.parametrize("words", WORDS)
def test_what_a_stranger_writes_stands_at_the_desk_as_words(client, practice, front_desk, words):
    assert asked(client, name=words, times=words, note=words).status_code == 302
    sign_in(client, front_desk)
    said = client.get("/desk/").content.decode()
    assert TAG not in said
    assert escape(words.strip()[:4]) in said
    assert VisitRequest.objects.get().name == words.strip()


@pytest.mark.parametrize("field", ["name", "telephone", "email", "times", "note", "office"])
@pytest.mark.parametrize("words", ["\0", "a\0b", "x" * 10_000])
def test_what_no_table_can_hold_is_refused_and_is_no_error(client, practice, field, words):
    assert asked(client, **{field: words}).status_code == 400
    assert not VisitRequest.objects.exists()


@pytest.mark.parametrize("reason", ["x" * 400, " " * 20 + "\u200b" * 20, "\0" * 20, "......................"])
def test_a_reason_that_nobody_could_read_opens_nothing(world, reason):
    client, before = browser(world, "clinician elsewhere"), OpenedRecord.objects.count()
    assert client.post(path_of("staff:break-glass", world), {"reason": reason}).status_code == 400
    assert OpenedRecord.objects.count() == before


def test_a_reason_leaves_out_what_no_table_can_hold(world):
    client = browser(world, "clinician elsewhere")
    client.post(path_of("staff:break-glass", world), {"reason": "fell down\0 in the hall"})
    assert OpenedRecord.objects.order_by("opened_at").last().reason == "fell down in the hall"


@pytest.mark.parametrize(
    "words", [*WORDS, "Any time, Tuesday or Wednesday", "2026-01-01T00:00:00 is no time"]
)
def test_the_download_opens_whatever_stands_in_it(client, practice, patient, words):
    LIMIT.seen.clear()
    Account.objects.filter(pk=patient.pk).update(name=words)
    sign_in(client, patient)
    asked(client, name=words, times=words, note=words)
    zipped = zipfile.ZipFile(io.BytesIO(b"".join(client.post("/my/download/").streaming_content)))
    assert zipped.namelist() == ["index.html", "record.json"]
    page = zipped.read("index.html").decode()
    assert TAG not in page and "onerror=alert(1)>" not in page
    assert escape(words.strip()[:4]) in page
    assert json.loads(zipped.read("record.json"))["requests"][0]["note"] == words.strip()


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/b", "a\\b", "C:x", ".bashrc", "a\0b", "", "a\n"])
def test_no_original_leaves_its_folder(name):
    with pytest.raises(ValueError, match="plain"):
        Original(name, b"")


def test_a_name_forges_no_row_of_the_trail(world):
    """Rows hold ids and our words; a name with a line of its own stands in none."""
    forged = "Eve\n2026-01-01 account 1 deleted everything"
    Account.objects.update(name=forged)
    browser(world, "patient").post("/my/download/")
    asked(Client(), name=forged)
    rows = AuditEvent.objects.values_list("by", "act", "record", "door")
    assert not [row for row in rows if "Eve" in "".join(row) or "\n" in "".join(row)]
    audit.verify()
