"""The made-up people: through real actions, once, never in production; their stories are what they say."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone

from runwell.care.free_times import not_there
from runwell.care.opening import Span
from runwell.records import access, audit
from runwell.records.access.caseload import caseload
from runwell.records.access.comebacks import way_back
from runwell.records.access.demo_times import time_before, time_from
from runwell.records.access.discharges import current_discharge
from runwell.records.access.findings_of import confirmed_cause
from runwell.records.access.messages import needs_reply, unread_for_patient, unread_of_patients
from runwell.records.access.visits import clinicians_of, opening_at
from runwell.records.actions.demo.colleagues import make_up_colleague
from runwell.records.actions.demo.figures import LEVELS, make_up_figures
from runwell.records.actions.demo.runners import make_up_runner
from runwell.records.actions.practice import load_practice
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.made_up import FILE, read, the_cast
from runwell.records.models import (
    Account,
    AuditEvent,
    Consent,
    DailyCount,
    Location,
    OpenedRecord,
    OwnCheck,
    Patient,
    Visit,
    VisitRequest,
)
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.running.comeback.values import Outcome
from runwell.running.evidence import before_pain
from runwell.web.counting import ASKED, BEGUN, ENDED, READ
from runwell.web.visits.reason import reason_of
from tests.made_up import in_the_demo, made, make_everybody_up
from tests.people import PRACTICE

__all__ = ["in_the_demo", "made"]
pytestmark = pytest.mark.usefixtures("in_the_demo")


def every_row():
    return {model.__name__: sorted(map(repr, model.objects.values_list())) for model in apps.get_models()}


def account(first_name):
    return Account.objects.get(name__startswith=f"{first_name} ")


def test_a_second_time_changes_nothing_at_all(made):
    before = every_row()
    again = make_everybody_up()
    assert every_row() == before and set(again.values()) == {None} and None not in made.values()


def test_the_owner_of_the_demo_has_figures_to_look_at_and_real_ones_are_left_alone():
    today = timezone.localdate()
    assert make_up_figures(by="test", today=today, page="/hip-pain-after-running/") > 1000
    rows = every_row()["DailyCount"]
    assert make_up_figures(by="test", today=today, page="/") == 0 and every_row()["DailyCount"] == rows
    for level in LEVELS:
        assert DailyCount.objects.filter(what=ENDED, detail=level).exists()
    assert {row.what for row in DailyCount.objects.all()} == {READ, BEGUN, ENDED, ASKED}
    assert not DailyCount.objects.filter(day__gte=today).exists()


def told(model):
    """Every row without its packed columns, in whose bytes any letters may stand."""
    names = [field.attname for field in model._meta.concrete_fields if field.name != "packed"]
    return model.objects.values(*names)


def test_everybody_is_made_up_and_says_so():
    assert Account.objects.filter(demo=False).count() == 0
    for model in apps.get_app_config("records").get_models():
        for row in told(model):
            # "hip@" and letters or digits is the version of a pack.
            assert re.search(r"(?<!hip)@(?!example\.com)[a-z]", json.dumps(row, default=str)) is None
    telephones = VisitRequest.objects.values_list("telephone", flat=True)
    assert telephones and all(re.fullmatch(r"\(\d{3}\) 555-01\d\d", one) for one in telephones)


def test_the_trail_is_whole_and_is_not_dated_back(made):
    assert audit.verify() == AuditEvent.objects.count() > 50
    assert AuditEvent.objects.filter(at__lt=timezone.now() - timedelta(hours=1)).count() == 0


def test_colleagues_have_two_factors_and_their_place_in_the_team(made):
    for colleague in the_cast().colleagues:
        account = Account.objects.get(email=colleague.email)
        secrets = made[colleague.email]
        assert account.check_password(secrets.password) and len(secrets.totp_secret) == 32
        assert access.accounts.has_second_factor(account) and access.accounts.is_confirmed(account)
        assert access.has(account, colleague.role)
        assert secrets.password not in repr(secrets) and secrets.totp_secret not in repr(secrets)
    names = {person["email"]: person["name"] for person in PRACTICE["people"]}
    joined = {member.account.email: member.name for member in access.team() if member.account}
    told = {one.email: one.name for one in the_cast().colleagues if one.email in names}
    assert joined == told and joined.items() <= names.items() and len(joined) == 6


def test_each_check_led_where_its_story_says():
    kept = {}
    for check in OwnCheck.objects.order_by("kept_at"):
        kept.setdefault(check.patient.account.email, []).append(check.verdict["level"])
        assert check.verdict["on"] == timezone.localdate(check.kept_at).isoformat()
        assert check.kept_at >= check.patient.since and len(check.asked) > 20
    assert kept == {
        one.email: [check.level for check in one.check] for one in the_cast().runners if one.check
    }
    assert {"self-care", "physical-therapist", "urgent-same-day"} <= {x for xs in kept.values() for x in xs}


def test_a_sore_hip_and_a_bone_are_told_from_each_other():
    first = {one: account(one).patient.checks.first().verdict for one in ("Robin", "Dana")}
    assert first["Robin"]["causes"][0]["id"] == "gtps" and not first["Robin"]["stop_running"]
    dana = first["Dana"]
    assert "bone" in str(dana["why"]) and dana["stop_running"] and not dana["causes"]


def test_whoever_looks_after_a_runner_may_read_them_and_the_others_not():
    quinn, morgan = account("Quinn"), account("Morgan")
    read = {
        one: {patient.account.name.split()[0] for patient in access.patients(one)} for one in (quinn, morgan)
    }
    assert read[quinn] == {"Robin", "Kai", "Riley", "Sydney", "Frankie"}
    assert read[morgan] == {"Dana", "Toby", "Casey", "Jordan", "Ellis"}  # not Noel, who took the consent back
    assigned = {one.account for one in access.names(quinn).filter(assignments__clinician=quinn)}
    assert assigned == {account("Robin"), account("Sydney"), account("Frankie")}


def test_requests_wait_where_they_were_sent():
    jamie, parker = account("Jamie"), account("Parker")
    waiting = {
        one: sorted(r.name for r in access.visit_requests(one).filter(answered_at=None))
        for one in (jamie, parker)
    }
    oak_lawn = ["Casey Pretendle", "Dana Pretens"]
    assert waiting == {jamie: ["Blake Notley", *oak_lawn], parker: oak_lawn}
    urgent = VisitRequest.objects.get(urgent=True, state=VisitRequest.WAITING)
    assert urgent.location.slug == "oak-lawn"
    assert urgent.reason == reason_of(account("Dana").patient.checks.get().verdict)
    answered = VisitRequest.objects.get(state=VisitRequest.ANSWERED)
    assert answered.patient == account("Jules").patient
    assert VisitRequest.objects.get(name="Blake Notley").patient is None


def test_visits_are_at_times_when_somebody_is_there_and_stand_where_their_stories_say():
    now, found = timezone.localtime(), {}
    for one in Visit.objects.select_related("request", "member", "location"):
        opening = opening_at(one.location, one.begins_at.date(), 1)
        [clinician] = clinicians_of(one.location, [one.member], one.begins_at.date(), 1)
        assert not_there(opening, clinician, Span(one.begins_at, one.ends_at)) is None, one.request.name
        assert (one.begins_at < now) == (one.state in ("came", "missed")), one.request.name
        assert one.request.asked_at <= one.since <= max(now, one.ends_at)
        found.setdefault(one.request.name.split()[0], []).append(one.state)
    assert {name: sorted(states) for name, states in found.items()} == {
        **{name: ["agreed"] for name in ("Alex", "Jordan", "Sydney")},
        **{"Robin": ["agreed", "came"], "Ellis": ["came"], "Frankie": ["came", "came"]},
        **{"Riley": ["missed"], "Kai": ["declined"], "Sage": ["moved", "proposed"], "Casey": ["held"]},
    }


def test_whatever_day_the_demo_is_loaded_there_is_a_time():
    now, places = timezone.localtime(), {one.slug: one for one in Location.objects.all()}
    for days in range(20):  # with its weekends, and holidays where there are any
        for place in places.values():
            ahead, was = time_from(place, None, now, days + 1), time_before(place, None, now, days + 1)
            assert was.ends_at < now < ahead.begins_at


def needs(name, whose):
    [found] = [one for one in caseload(account(whose), timezone.now()) if one.name.startswith(f"{name} ")]
    return [need.kind.value for need in found.needs]


def test_the_lists_of_clinicians_show_many_kinds_of_need():
    assert needs("Dana", "Morgan") == ["red-flag", "urgent-request"]
    assert {"red-morning", "message"} <= set(needs("Casey", "Morgan"))
    assert "closed" in needs("Jordan", "Morgan") and needs("Ellis", "Morgan") == []
    assert needs("Robin", "Quinn") == ["message"] and needs("Riley", "Quinn") == ["quiet"]
    [frankie] = [one for one in caseload(account("Quinn"), timezone.now()) if one.name.startswith("Frankie")]
    assert frankie.discharged_on and frankie.cause == "gluteal-tendinopathy" and not frankie.needs


def test_messages_wait_where_their_stories_say():
    unread = {name: unread_for_patient(account(name)) for name in ("Riley", "Ellis", "Robin", "Casey")}
    assert unread == {"Riley": 1, "Ellis": 1, "Robin": 0, "Casey": 0}
    casey, robin = account("Casey").patient.id, account("Robin").patient.id
    assert unread_of_patients(account("Morgan"), [casey]) == {casey: 1}
    assert unread_of_patients(account("Quinn"), [robin]) == {} and robin in needs_reply([robin])
    for patient in Patient.objects.all():
        dated = [one.at for one in patient.messages.order_by("number")]
        assert dated == sorted(dated) and all(at < timezone.now() for at in dated)


def test_causes_were_found_out_and_gates_opened_after_them():
    ellis, frankie = account("Ellis").patient, account("Frankie").patient
    found = {one: confirmed_cause(one) for one in (ellis, frankie)}
    assert (found[ellis].cause, found[ellis].how) == ("femoral-neck-bsi", "imaging")
    assert (found[frankie].cause, found[frankie].how) == ("gluteal-tendinopathy", "examination")
    assert [one.gate for one in ellis.gates.order_by("number")] == ["G0", "G1"]
    assert ellis.gates.get(gate="G1").at > found[ellis].at
    asked = [one.exercise for one in stands("Ellis").today.prescriptions]
    assert asked == ["iso-abduction-supine", "dead-bug"]
    assert current_discharge(frankie).how == "goals-met" and frankie.examinations.get().results
    assert Consent.objects.filter(purpose=Consent.LEARNING).count() == 3
    first, second = account("Robin").patient.notes.order_by("number")
    assert second.amends == first.number and "right side" in second.words


def test_consents_are_as_the_stories_say():
    guardian = Consent.objects.get(purpose=Consent.GUARDIAN)
    assert (guardian.patient.account, guardian.guardian_name) == (account("Kai"), "Jo Sampleton")
    assert guardian.recorded_by == account("Jamie") and access.agrees(account("Kai"))
    assert not access.agrees(account("Noel")) and access.own_checks(account("Noel")).exists()
    reese = account("Reese")
    assert not access.accounts.is_confirmed(reese) and not Patient.objects.filter(account=reese).exists()
    assert not account("Sage").has_usable_password() and access.accounts.is_confirmed(account("Sage"))


def test_an_emergency_waits_for_the_owner():
    opened = OpenedRecord.objects.get()
    assert (opened.clinician, opened.patient.account) == (account("Morgan"), account("Toby"))
    assert list(access.opened_records(account("Harper")).filter(seen_at=None)) == [opened]


def stands(name):
    today = timezone.localdate()
    return bring_up_to_date(by="test", patient_id=account(name).patient.id, today=today)


def test_programs_stand_where_their_stories_say():
    robin, casey, jordan, riley = (stands(name) for name in ("Robin", "Casey", "Jordan", "Riley"))
    assert (robin.programme.phase, robin.meanwhile, robin.today.locked) == (2, False, ())
    steps = {one.because[0]["why"] for one in robin.kept.changes.filter(by="rules")}
    assert steps >= {"more-repetitions", "more-sets"}, "it went up step by step"
    assert casey.meanwhile and casey.flares[-1].over is None and not casey.today.locked
    assert [one.why for one in jordan.today.locked] == ["locked-bone"]
    assert access.open_gate(account("Jordan").patient) == "G0"
    assert not riley.meanwhile and riley.today.prescriptions
    days = {name: access.course_of(account(name).patient) for name in ("Robin", "Casey", "Riley")}
    today = timezone.localdate()
    last = {name: (today - course.last_day(today)).days for name, course in days.items()}
    assert last["Robin"] <= 3 and last["Casey"] <= 3 and last["Riley"] > 7
    assert len(days["Robin"].sessions) > 14 and len(days["Robin"].mornings) == 41


def test_what_happened_in_a_program_stands_on_its_day_and_one_entry_waits():
    for name in ("Robin", "Casey", "Jordan"):
        kept = stands(name).kept
        dated = [timezone.localdate(change.at) for change in kept.changes.all()]
        assert dated == sorted(dated) and dated[0] == timezone.localdate(kept.began_at)
        assert len(set(dated)) > 3 or name == "Jordan"
    waiting = {
        one: access.entries_to_look_at(account(one).patient).count() for one in ("Robin", "Casey", "Riley")
    }
    assert waiting == {"Robin": 0, "Casey": 1, "Riley": 0}
    assert access.outcome_scores(account("Robin").patient).count() == 8


def test_nobody_is_made_up_in_production_or_in_a_real_practice(settings):
    colleague, runner = the_cast().colleagues[0], the_cast().runners[0]
    load_practice(by="test", practice={**PRACTICE, "demo": False})
    for _ in range(2):
        with pytest.raises(Refusal, match="belong to a demo"):
            make_up_colleague(by="test", colleague=colleague)
        with pytest.raises(Refusal, match="belong to a demo"):
            make_up_runner(by="test", runner=runner, now=timezone.now())
        load_practice(by="test", practice=PRACTICE)
        settings.RUNWELL_ENV = "production"


def test_a_story_whose_colleague_was_put_out_says_how_to_mend_it():
    from runwell.records.actions.roles import end_role

    end_role(by="test", given_role_id=account("Jamie").given_roles.get().id)
    kai = next(one for one in the_cast().runners if one.guardian)
    new = type(kai)(**{**{f: getattr(kai, f) for f in kai.__dataclass_fields__}, "email": "new@example.com"})
    with pytest.raises(Refusal, match="no longer has the role front desk"):
        make_up_runner(by="test", runner=new, now=timezone.now())


def test_a_person_with_a_real_address_is_refused():
    text = Path(FILE).read_text().replace("owner@example.com", "owner@clinic.com", 1)
    with pytest.raises(Refusal, match=r"owner@clinic\.com"):
        read(text)


def test_somebody_is_on_the_way_back_to_running_with_files_of_a_long_run_before_the_pain(made):
    sydney = account("Sydney")
    today = timezone.localdate()
    bring_up_to_date(by=sydney, patient_id=sydney.patient.id, today=today)
    now = way_back(sydney, sydney.patient, today)
    assert now.stands.open and now.stands.stage > "A1"
    outcomes = [one.outcome for one in now.stands.graded if one.runs]
    assert outcomes.count(Outcome.DONE) >= 4 and Outcome.OVER in outcomes
    began = sydney.patient.checks.get().kept_at.date() - timedelta(days=6)
    evidence = before_pain(now.runs, began, the_pack())
    assert evidence.spike.longer_by > 60 and evidence.suggestion.choice == "more-volume"
    assert any(run.indoor for run in now.runs)
