"""What phones send: kept once, named back, or waiting for a clinician; nobody else's, and never a crash."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from runwell.records.actions.consents import withdraw_consent
from runwell.records.models import EntryToLookAt, KeptSession, SetEntry
from runwell.web.session.sync import MOST
from tests.people import sign_in
from tests.records.whole_programme import answers, entry

pytestmark = pytest.mark.django_db
SYNC = "/my/session/sync/"


def send(client, came, **more):
    body = came if isinstance(came, bytes | str) else json.dumps(came)
    return client.post(SYNC, body, content_type="application/json", **more)


def test_what_was_done_is_kept_once_and_named_each_time(own, program):
    sent = [entry(program, 1), entry(program, 2), answers(program, during=2)]
    ids = [one["id"] for one in sent]
    assert send(own, sent).json() == {"kept": ids, "there": [], "waits": []}
    assert send(own, sent).json() == {"kept": [], "there": ids, "waits": []}
    assert (SetEntry.objects.count(), KeptSession.objects.count()) == (2, 1)


AHEAD = timezone.localtime() + timedelta(days=3)
BAD = {
    "pain 11": ({"pain": 11}, "pain"),
    "a session in the future": ({"planned": AHEAD.date().isoformat(), "at": AHEAD.isoformat()}, "at"),
    "a pack that is gone": ({"pack": "hip@000000000000"}, "pack"),
    "an unknown exercise": ({"exercise": "handstand"}, "exercise"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_entry_waits_for_a_clinician_and_holds_up_nothing(own, program, name):
    changes, where = BAD[name]
    sent = [entry(program, 1), entry(program, 2, **changes), entry(program, 3)]
    said = send(own, sent).json()
    assert said["kept"] == [sent[0]["id"], sent[2]["id"]]
    [waits] = said["waits"]
    assert (waits["place"], waits["where"]) == (1, where)
    assert waits["what"] and waits["mend"]
    again = send(own, sent).json()
    assert (len(again["there"]), len(again["waits"])) == (2, 1)
    assert [one.came for one in EntryToLookAt.objects.all()] == [json.dumps(sent[1], sort_keys=True)]


@pytest.mark.parametrize("came", [b"", b"\xff\xfe\x00", "not JSON", "[" * 5000, '"{}"', "7", "null"])
def test_what_is_no_list_is_kept_as_it_came(own, program, came):
    said = send(own, came)
    assert said.status_code == 200
    assert [one["place"] for one in said.json()["waits"]] == [0]
    assert EntryToLookAt.objects.count() == 1 and not SetEntry.objects.exists()


def test_too_many_at_once_are_refused_in_json_and_kept_by_nobody(own, program):
    said = send(own, [{"pain": 11}] * (MOST + 1))
    assert said.status_code == 413 and set(said.json()) == {"what", "where", "mend"}
    assert send(own, b"x" * (1 << 20) + b"x").status_code == 413
    assert not EntryToLookAt.objects.exists()


def test_who_took_back_their_agreement_is_told_so_and_nothing_is_kept(own, patient, program):
    withdraw_consent(by=patient)
    said = send(own, [entry(program)])
    assert said.status_code == 403 and "took back your agreement" in said.json()["what"]
    assert not SetEntry.objects.exists() and not EntryToLookAt.objects.exists()


def test_another_runner_adds_nothing_to_this_program(client, other_patient, program):
    sign_in(client, other_patient)
    [waits] = send(client, [entry(program)]).json()["waits"]
    assert "not one of this runner's" in waits["what"]
    assert not SetEntry.objects.exists()
    assert EntryToLookAt.objects.get().patient == other_patient.patient


def test_who_has_no_record_is_told_so(client, clinician, program):
    sign_in(client, clinician)
    said = send(client, [entry(program)])
    assert said.status_code == 404 and said.json()["what"] == "you have no record here"
    assert not SetEntry.objects.exists() and not EntryToLookAt.objects.exists()


def test_a_stranger_is_sent_to_sign_in_and_a_forged_form_is_refused(client, patient, program):
    assert send(client, [entry(program)])["Location"].startswith("/account/login/")
    strict = Client(enforce_csrf_checks=True)
    sign_in(strict, patient)
    assert send(strict, [entry(program)]).status_code == 403
    assert not SetEntry.objects.exists() and not EntryToLookAt.objects.exists()
