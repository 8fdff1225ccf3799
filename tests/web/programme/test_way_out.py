"""Out of a phase: what the runner ticks, and the step to the next phase once all of it held."""

import pytest
from django.test import Client
from django.utils import timezone

from runwell.knowledge.exit_checks import ExitCheck
from runwell.records import access
from runwell.records.access import phase_exits
from runwell.records.actions.programmes import keep_programme
from runwell.records.models import PhaseTick
from tests.records.whole_programme import programme, situation
from tests.web.programme.beginning import browser_of

pytestmark = pytest.mark.django_db
PAGE, TICK, MOVE = "/my/program/", "/my/program/tick/", "/my/program/phase/"


@pytest.fixture
def begun(own, patient):
    keep_programme(by=patient, patient_id=patient.patient.id, programme=programme(), situation=situation())
    return own


def by_runner(client):
    way = client.get(PAGE).context["page"].way
    return next(one for one in way.checks if one.by == "runner")


@pytest.mark.parametrize(
    ("held", "passed", "said"), [("yes", True, "It held on:"), ("no", False, "it did not hold yet")]
)
def test_a_check_is_ticked_for_today_and_taken_back(begun, held, passed, said):
    check = by_runner(begun)
    begun.post(TICK, {"check": check.id, "held": held})
    tick = PhaseTick.objects.get()
    assert (tick.check_id, tick.passed, tick.by, tick.on) == (
        check.id,
        passed,
        "runner",
        timezone.localdate(),
    )
    assert said in begun.get(PAGE).content.decode()
    begun.post(TICK, {"check": check.id, "held": "undo"})
    assert not PhaseTick.objects.exists() and by_runner(begun).today == ""


def test_what_is_counted_is_not_ticked_and_nonsense_is_said(begun):
    way = begun.get(PAGE).context["page"].way
    counted = next(one for one in way.checks if one.by == "log")
    for check in (counted.id, "nonsense", ""):
        answer = begun.post(TICK, {"check": check, "held": "yes"}, follow=True)
        assert answer.status_code == 200 and [str(one) for one in answer.context["messages"]]
    begun.post(TICK, {"check": by_runner(begun).id, "held": "perhaps"})
    assert not PhaseTick.objects.exists()


def test_the_next_phase_waits_for_every_check(begun, patient):
    answer = begun.post(MOVE, follow=True)
    assert "Not yet:" in answer.content.decode()
    assert access.current_programme(patient.patient).phase == 1
    assert 'action="/my/program/phase/"' not in begun.get(PAGE).content.decode()


def test_ready_it_moves_and_the_page_says_so(begun, patient, monkeypatch):
    """The days of two checks are the records' own test; here one check that is counted at once stands in."""
    one = ExitCheck(
        id="a", groups=("gtps",), leaves="settle", says="A day", by="log", counted="days", at_least=0
    )
    monkeypatch.setattr(phase_exits, "exit_checks", lambda there: (one,))
    from runwell.programme.phases import Exit, Held

    today = timezone.localdate()
    monkeypatch.setattr(phase_exits, "_found", lambda *_: Exit((Held(one, (today,)),), ready=True))
    assert 'action="/my/program/phase/"' in begun.get(PAGE).content.decode()
    answer = begun.post(MOVE, follow=True)
    assert "You are in the next phase." in answer.content.decode()
    assert access.current_programme(patient.patient).phase == 2
    assert "From phase 1 to phase 2: load." in answer.content.decode()


@pytest.mark.parametrize("address", [TICK, MOVE])
def test_only_their_own(begun, other_patient, clinician, address):
    form = {"check": by_runner(begun).id, "held": "yes"}
    assert begun.get(address).status_code == 405
    assert "/account/login/" in Client().post(address, form)["Location"]
    for account in (other_patient, clinician):
        assert browser_of(account).post(address, form).status_code == 302
    assert not PhaseTick.objects.exists()
