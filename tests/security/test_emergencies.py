"""Whoever opened a record in an emergency reads it for an hour, and changes nothing in it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from runwell.records.access.messages import thread
from runwell.records.access.writing import OnlyRead
from runwell.records.actions.clinicians_programmes import begin_for_patient, lock_programme
from runwell.records.actions.gates import open_bone_gate
from runwell.records.actions.messages import settle_messages, write_message
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.notes import write_note
from runwell.records.actions.patients import assign
from runwell.records.actions.prescriptions import look_at_course
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.actions.reading import break_glass
from runwell.records.models import AuditEvent, KeptProgramme, Message, Note
from runwell.records.roles import Role
from tests.access.kept import kept
from tests.people import sign_in, somebody
from tests.records.examined import told
from tests.security.writings import writings

pytestmark = pytest.mark.django_db
WORDS = "Fainted on the way in & was taken to the ER"
PAGES = (
    "",
    "timeline/",
    "summary/",
    "notes/",
    "messages/",
    "examination/",
    "cause/",
    "discharge/",
    "program/",
)
SENT_FROM = [*PAGES[3:8], "program/gate/", "program/lock/", "program/begin/", "messages/settled/"]


@pytest.fixture
def record(patient, clinician):
    """Of somebody with a program who wrote a message, and who agrees to all of it."""
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    told(patient.patient)
    begin_for_patient(by=clinician, patient_id=patient.patient.id, cause="femoral-neck-bsi")
    write_message(by=patient, patient_id=patient.patient.id, words="It hurts")
    return patient.patient


@pytest.fixture
def reader(record):
    """A clinician of another office, who gave a reason."""
    account = somebody("reader@example.com", Role.CLINICIAN, location=_another_office())
    break_glass(by=account, patient_id=record.id, reason="They fainted in the waiting room")
    return account


def _another_office():
    from runwell.records.models import Location

    nowhere = {"name": "Far", "street": "1", "city": "1", "state": "1", "zip": "1", "telephone": "1"}
    return Location.objects.create(slug="far", time_zone="America/Chicago", **nowhere).id


def as_(account):
    browser = Client()
    sign_in(browser, account)
    return browser


def test_it_is_read(record, reader):
    assert [one.words for one in thread(reader, record.id)] == ["It hurts"]
    assert bring_up_to_date(by=reader, patient_id=record.id, today=timezone.localdate()).kept
    browser = as_(reader)
    for page in PAGES:
        answer = browser.get(f"/staff/patients/{record.id}/{page}")
        assert answer.status_code == 200, page
        assert "to read it, not to change it" in answer.content.decode(), page


def test_nothing_is_added_to_it(record, reader):
    who, before = {"by": reader, "patient_id": record.id}, kept()
    today = timezone.localdate()
    more = (
        lambda: begin_for_patient(**who, cause="doms"),
        lambda: lock_programme(**who, reason="Wait for the scan"),
        lambda: open_bone_gate(**who, gate="G1", reason="Walks without pain"),
        lambda: look_at_course(**who),
        lambda: keep_morning(**who, on=today, pain=0),
        lambda: settle_messages(**who, seen=1),
    )
    for write in (*writings(reader, record), *more):
        with pytest.raises(OnlyRead, match="in an emergency, to read it"):
            write()
    assert kept() == before


@pytest.mark.parametrize("page", SENT_FROM)
def test_a_form_of_it_says_why_not_and_gives_back_what_was_typed(record, reader, page):
    browser, before = as_(reader), (KeptProgramme.objects.count(), Note.objects.count())
    answer = browser.post(f"/staff/patients/{record.id}/{page}", {"words": WORDS, "act": "open", "seen": "1"})
    said = answer.content.decode()
    assert answer.status_code == 403 and "Nothing was kept" in said
    assert "Fainted on the way in &amp; was taken to the ER" in said
    assert (KeptProgramme.objects.count(), Note.objects.count()) == before
    assert not AuditEvent.objects.filter(account=reader.id, act__startswith="wrote").exists()


def test_who_looks_after_them_still_writes_also_with_a_reason(record, clinician, reader):
    break_glass(by=clinician, patient_id=record.id, reason="They fainted in the waiting room")
    assert write_note(by=clinician, patient_id=record.id, words=WORDS)
    sent = as_(clinician).post(f"/staff/patients/{record.id}/messages/", {"words": "Come in", "seen": "1"})
    assert sent.status_code == 302 and Message.objects.filter(clinician=clinician).count() == 1
    assign(by="test", patient_id=record.id, clinician_id=reader.id)
    assert write_note(by=reader, patient_id=record.id, words="I look after them from now on")


def test_at_the_office_of_the_patient_a_clinician_writes(record, reader):
    record.location_id = _at_the_office_of(reader)
    record.save()
    assert write_note(by=reader, patient_id=record.id, words=WORDS)


def _at_the_office_of(account):
    return account.given_roles.get().location_id


def test_it_ends_with_the_hour(record, reader):
    record.opened.update(until=timezone.now())
    with pytest.raises(PermissionDenied):
        write_note(by=reader, patient_id=record.id, words=WORDS)
    assert as_(reader).get(f"/staff/patients/{record.id}/").status_code == 404
