"""A patient's way back in the hands of a clinician: who sees it, what is on it, and what each form does."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.records.access.comebacks import current_comeback
from runwell.records.actions.comebacks import change_days_of_running
from runwell.records.actions.patients import open_record
from runwell.records.models import Account, AuditEvent, KeptComeback
from runwell.records.roles import Role
from runwell.running.comeback.values import Level, Race
from tests.people import somebody
from tests.records.test_comebacks import begin, calm, programme, ran
from tests.records.whole_runs import kept_run
from tests.web.staff.programs import BONE, WHY, at

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = timedelta(days=1)
PAGES, ACTS = ("return", "return-change"), ("return-neck", "return-days", "return-end")


@pytest.fixture
def browser(as_, clinician_here):
    return as_(clinician_here)


@pytest.fixture
def way(robin):
    """Open, with a run that went well."""
    programme(robin.account)
    begin(robin.account, level=Level(weekly_km=32.18688, longest_km=12), weekdays=(0, 2, 4, 6))
    calm(robin.account)
    return current_comeback(robin)


@pytest.fixture
def neck(robin):
    """An injured femoral neck of which nobody said when it was found."""
    programme(robin.account, cause=BONE, phase=1)
    return begin(robin.account)


def page(browser, patient, name="return"):
    return browser.get(at(name, patient)).content.decode()


def send(browser, patient, name, **fields):
    seen = re.search(r'name="seen" value="([^"]+)"', page(browser, patient, "return-change"))[1]
    return browser.post(at(name, patient), {"seen": seen, **fields})


def test_the_record_and_the_program_lead_there_and_each_look_is_on_the_trail(browser, robin, way):
    for name in ("record", "program"):
        assert at("return", robin) in page(browser, robin, name)
    answer = browser.get(at("return", robin))
    assert answer.headers["Cache-Control"] == "no-store" and b"noindex" in answer.content
    assert AuditEvent.objects.filter(act="read a record", patient=robin.id).count() == 3


def test_without_a_program_and_before_it_is_set_up_it_says_so(browser, robin):
    assert "there is none now" in page(browser, robin)
    programme(robin.account)
    assert "has not set it up yet" in page(browser, robin)
    assert browser.get(at("return-change", robin)).status_code == 302
    for name in ACTS:
        assert browser.post(at(name, robin)).status_code == 302
    assert not KeptComeback.objects.exists()


def test_what_is_open_how_it_was_before_and_what_is_planned_are_there(browser, robin, way):
    html = page(browser, robin)
    for words in (
        *("Running is open", "Stage A1", "20 miles a week", "None named", "Phase of the program"),
        *("Monday, Wednesday, Friday, Sunday", "alk 2 minutes, run 3 minutes", "Planned runs"),
    ):
        assert words in html, words


def test_each_run_and_each_decision_has_its_reasons(browser, robin, way):
    ran(robin.account, 7)
    ran(robin.account, 4)
    ran(robin.account, 1, run_minutes=45)
    html = page(browser, robin)
    assert "On to stage A2." in html and "The morning after was good." in html
    assert "More than planned" in html and "You went for 45 minutes; the plan was " in html


def test_what_closes_it_and_a_race_that_comes_too_early_are_said(browser, robin):
    programme(robin.account, phase=2)
    begin(robin.account, race=Race(on=TODAY + DAY * 30, km=42.195))
    html = page(browser, robin)
    assert "No running now" in html and "Running begins in phase 4" in html
    assert "26.2 miles on " in html and "no day can be named" in html


def test_a_file_leads_to_the_clinicians_page_of_it_and_no_place_stands_here(browser, robin, way):
    run = kept_run(robin)
    KeptComeback.objects.filter(id=way.id).update(base={**way.base, "on": (run.on - DAY).isoformat()})
    html = page(browser, robin)
    assert at("run", robin, run.id) in html
    assert '<svg class="map' not in html and "latitude" not in html


def test_the_day_of_a_diagnosis_lets_the_weeks_count_and_a_reason_shortens_them(
    browser, robin, neck, clinician_here
):
    assert "Not entered" in page(browser, robin)
    found = (TODAY - DAY * 30).isoformat()
    assert send(browser, robin, "return-neck", day=found, reason="").status_code == 302
    kept = current_comeback(robin)
    assert kept.diagnosed_on == TODAY - DAY * 30 and kept.clinician == clinician_here and not kept.sooner_on
    assert send(browser, robin, "return-neck", day=found, reason=WHY).status_code == 302
    html = page(browser, robin)
    assert current_comeback(robin).sooner_on == TODAY and WHY in html and "Dana Here" in html
    assert f'value="{found}"' in page(browser, robin, "return-change")


@pytest.mark.parametrize(
    ("fields", "beside", "said"),
    [
        ({"day": ""}, "neck-day", "Enter the day on which it was found"),
        ({"day": "soon"}, "neck-day", "Enter a day such as"),
        ({"day": (TODAY + DAY).isoformat()}, "neck-day", "no day of a diagnosis"),
        ({"day": "1999-12-31"}, "neck-day", "no day of a diagnosis"),
        ({"day": TODAY.isoformat(), "reason": "x" * 501}, "neck-reason", "500 letters"),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_its_field(browser, robin, neck, fields, beside, said):
    answer = send(browser, robin, "return-neck", **fields)
    html = answer.content.decode()
    assert answer.status_code == 400 and said.lower() in html.lower()
    assert f'id="{beside}_error"' in html and f'href="#{beside}"' in html
    assert current_comeback(robin).diagnosed_on is None


def test_another_cause_has_no_day_of_a_diagnosis(browser, robin, way):
    assert "femoral neck" not in page(browser, robin, "return-change")


def test_other_days_and_an_end_with_its_reason(browser, robin, way):
    assert send(browser, robin, "return-days", days=["1", "5"]).status_code == 302
    assert current_comeback(robin).base["weekdays"] == [1, 5]
    answer = send(browser, robin, "return-end", reason=" ")
    assert answer.status_code == 400 and 'id="end-reason_error"' in answer.content.decode()
    assert send(browser, robin, "return-end", reason=WHY).status_code == 302
    assert current_comeback(robin) is None
    assert KeptComeback.objects.filter(ended_why=WHY).count() == 1
    assert AuditEvent.objects.filter(act="ended a way back to running", patient=robin.id).exists()


@pytest.mark.parametrize("days", [[], ["7"], ["x"]])
def test_days_that_are_none_are_refused_beside_them(browser, robin, way, days):
    answer = send(browser, robin, "return-days", days=days)
    assert answer.status_code == 400 and 'id="days-days_error"' in answer.content.decode()


def test_other_days_are_no_way_round_what_closes_it(browser, robin):
    programme(robin.account, phase=2)
    begin(robin.account)
    answer = send(browser, robin, "return-days", days=["1"])
    assert answer.status_code == 400 and "closed today" in answer.content.decode()


def test_nothing_is_done_where_it_has_changed_since_the_page_was_opened(browser, robin, way):
    html = page(browser, robin, "return-change")
    seen = re.search(r'name="seen" value="([^"]+)"', html)[1]
    change_days_of_running(by=robin.account, patient_id=robin.id, weekdays=(3,), today=TODAY)
    answer = browser.post(at("return-end", robin), {"seen": seen, "reason": WHY})
    html = answer.content.decode()
    assert answer.status_code == 409 and "changed it since" in html and WHY in html
    assert current_comeback(robin)


def test_only_a_clinician_of_the_record_comes_in(as_, client, clinician_elsewhere, desk_here, robin, way):
    people = [
        (clinician_elsewhere, 404),
        (desk_here, 403),
        (somebody("owner2@example.com", Role.OWNER), 403),
        (robin.account, 403),
    ]
    for who, code in people:
        browser = as_(who)
        for name in PAGES:
            assert browser.get(at(name, robin)).status_code == code, (who, name)
        for name in ACTS:
            assert browser.post(at(name, robin), {"reason": WHY, "days": ["1"]}).status_code == code
    client.logout()
    for name in PAGES:
        assert client.get(at(name, robin)).status_code == 302
    assert current_comeback(robin) == way


def test_nobody_changes_their_own_here(as_, oak_lawn):
    both = somebody("both@example.com", Role.CLINICIAN, location=oak_lawn.id)
    Account.objects.filter(pk=both.pk).update(born_on=date(1990, 5, 17))
    both.refresh_from_db()
    own = open_record(by=both, account_id=both.id, location_id=oak_lawn.id)
    browser = as_(both)
    for name in PAGES:
        assert browser.get(at(name, own))["Location"] == reverse("programme:program")
    assert {browser.post(at(name, own), {"reason": WHY}).status_code for name in ACTS} == {403}
