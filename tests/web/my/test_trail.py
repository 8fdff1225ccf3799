"""Who looked at a record, as its person reads it."""

from datetime import UTC, datetime

import pytest

from runwell.records import audit
from runwell.records.actions import roles
from runwell.records.actions.patients import assign
from runwell.records.actions.reading import break_glass, look_at_record
from runwell.records.models import AuditEvent
from runwell.records.roles import Role
from runwell.web.my import acts
from tests.people import sign_in
from tests.web.my.conftest import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def treating(patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


def test_a_reading_shows_with_name_and_role_in_plain_words(own, practice, patient, treating):
    look_at_record(by=treating, patient_id=patient.patient.id)
    page = text(own.get("/my/trail/"))
    assert "<b>clinician</b> (clinician)</p> <p>Read this record" in page
    assert "<b>You</b></p> <p>Opened this record" in page
    assert "<b>test</b> (no person)</p> <p>Named a clinician who looks after you" in page


def test_the_role_is_the_one_they_had_then(own, practice, patient, treating):
    look_at_record(by=treating, patient_id=patient.patient.id)
    roles.end_role(by="test", given_role_id=treating.given_roles.get().id)
    roles.give_role(by="test", account_id=treating.id, role=Role.EDITOR)
    assert "<b>clinician</b> (clinician)</p> <p>Read this record" in text(own.get("/my/trail/"))


def test_an_emergency_stands_out_with_its_reason(own, practice, patient, clinician):
    break_glass(by=clinician, patient_id=patient.patient.id, reason="Collapsed in our waiting room")
    page = text(own.get("/my/trail/"))
    assert "Opened in an emergency" in page and "“Collapsed in our waiting room”" in page
    assert '<li class="emergency">' in page


def test_what_the_site_has_no_sentence_for_is_shown_as_it_stands(own, practice, patient):
    audit.record("test", "did <b>something</b> new", patient.patient, patient=patient.patient.id)
    assert "did &lt;b&gt;something&lt;/b&gt; new" in text(own.get("/my/trail/"))


def test_the_time_is_that_of_the_practice(own, practice, patient, monkeypatch):
    monkeypatch.setattr(audit.timezone, "now", lambda: datetime(2026, 7, 2, 3, 30, tzinfo=UTC))
    audit.record("test", "read a record", patient.patient, patient=patient.patient.id)
    monkeypatch.undo()
    assert "July 1, 2026, 10:30 p.m. CDT" in text(own.get("/my/trail/"))


def test_fifty_on_a_page_and_the_rest_behind_it(own, practice, patient):
    for _ in range(60):
        audit.record("test", "read a record", patient.patient, patient=patient.patient.id)
    first, second = text(own.get("/my/trail/")), text(own.get("/my/trail/?page=2"))
    assert first.count("Read this record") == 50 and 'href="?page=2"' in first and "Page 1 of 2" in first
    assert second.count("Read this record") == 10 and "Opened this record" in second
    for odd in ("0", "99", "x", "-1"):
        assert own.get(f"/my/trail/?page={odd}").status_code == 200


def test_nobody_sees_the_trail_of_another(client, practice, patient, other_patient, treating):
    look_at_record(by=treating, patient_id=patient.patient.id)
    sign_in(client, other_patient)
    assert "Read this record" not in text(client.get(f"/my/trail/?patient={patient.patient.id}"))
    sign_in(client, treating)
    assert client.get("/my/trail/").url == "/my/"


def test_every_act_that_can_stand_on_such_a_trail_has_its_sentence(patient, clinician):
    from tests.records.whole_person import filled

    filled(patient, clinician)
    said = set(AuditEvent.objects.filter(patient=patient.patient.id).values_list("act", flat=True))
    assert said <= set(acts.SENTENCES)
