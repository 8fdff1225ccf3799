"""A clinician's list: who stands on it, what it says, in how few questions, and the one button on it."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from runwell.care.attention import Kind
from runwell.records import access
from runwell.records.access.caseload import caseload
from runwell.records.access.messages import needs_reply
from runwell.records.actions.caseload_mail import HOURS, mail_clinicians
from runwell.records.actions.messages import settle_messages
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.own_checks import keep_own_check
from runwell.records.actions.patients import assign
from runwell.records.actions.reading import break_glass
from runwell.records.actions.standings import bring_standing_up
from runwell.records.jobs.working import work_off
from runwell.records.models import (
    Assignment,
    AuditEvent,
    ConfirmedCause,
    Consent,
    Discharge,
    DueJob,
    Intake,
    Message,
    Note,
    ProgrammeChange,
    Standing,
    Visit,
    VisitRequest,
)
from tests import caseloads
from tests.web.staff.programs import begun

pytestmark = pytest.mark.django_db
LIST = "/staff/caseload/"
DAY = timedelta(days=1)
EMERGENCY = {"level": "emergency", "pack": "1", "stop_running": True, "why": []}


def today():
    return timezone.localdate()


@pytest.fixture
def mine(robin, clinician_elsewhere):
    """Robin, of another office, assigned to this clinician."""
    assign(by="test", patient_id=robin.id, clinician_id=clinician_elsewhere.id)
    return clinician_elsewhere


def listed(clinician):
    return {one.name: one for one in caseload(clinician, timezone.now())}


def kinds(clinician, name="robin"):
    return [need.kind for need in listed(clinician)[name].needs]


def standing(patient, **facts):
    row, _ = Standing.objects.update_or_create(patient=patient, defaults={"as_of": today(), **facts})
    return row


def red(patient, ago=0):
    """A red morning that is known since now."""
    day = today() - DAY * ago
    known = {"red_on": [day.isoformat(), timezone.now().isoformat()]}
    return standing(patient, red_on=day, known=known, programme_since=day, logged_on=day)


class TestWhoIsOnIt:
    def test_those_who_are_assigned_and_those_at_ones_offices(self, mine, clinician_here, robin, sasha):
        assert {name: (one.mine, one.here) for name, one in listed(mine).items()} == {
            "robin": (True, False),
            "sasha": (False, True),
        }
        assert {name: (one.mine, one.here) for name, one in listed(clinician_here).items()} == {
            "robin": (False, True)
        }

    def test_all_of_them_are_open_to_that_clinician_and_no_other(self, mine, clinician_here, robin, sasha):
        for one in (mine, clinician_here):
            assert {each.id for each in caseload(one, timezone.now())} == set(
                access.patients(one).values_list("id", flat=True)
            )

    def test_not_whoever_took_their_consent_back(self, mine, robin):
        Consent.objects.filter(patient=robin).update(withdrawn_at=timezone.now())
        assert listed(mine) == {}

    def test_not_a_record_that_is_open_for_an_hour(self, clinician_elsewhere, robin):
        break_glass(by=clinician_elsewhere, patient_id=robin.id, reason="they fell down outside")
        assert listed(clinician_elsewhere) == {}

    def test_not_the_clinician_themselves(self, clinician_here, oak_lawn):
        from runwell.records.actions.patients import open_record

        type(clinician_here).objects.filter(id=clinician_here.id).update(born_on="1990-05-17")
        open_record(by="test", account_id=clinician_here.id, location_id=oak_lawn.id)
        assert listed(clinician_here) == {}

    def test_nobody_else_has_a_list(self, desk_here, owner, patient, colleague):
        for one in (desk_here, owner, patient, colleague):
            with pytest.raises(PermissionDenied):
                caseload(one, timezone.now())


class TestWhatItSays:
    def test_a_program_that_runs_and_is_not_worked_out_says_so(self, mine, robin):
        begun(mine, robin)
        assert kinds(mine) == [Kind.BROKEN]
        bring_standing_up(by="test", patient_id=robin.id, today=today())
        assert kinds(mine) == []
        Standing.objects.update(as_of=today() - DAY)
        assert kinds(mine) == []
        Standing.objects.update(as_of=today() - DAY * 2, looked_at=None)
        assert kinds(mine) == [Kind.BROKEN]

    def test_what_is_of_a_program_goes_with_it(self, mine, robin):
        red(robin)
        assert kinds(mine) == []
        begun(mine, robin)
        red(robin)
        assert kinds(mine) == [Kind.RED_MORNING]

    def test_an_alarm_is_there_at_once_until_somebody_does_something(self, mine, robin):
        keep_own_check(by=robin.account, verdict_json=EMERGENCY, answers={}, asked=())
        assert kinds(mine) == [Kind.RED_FLAG]
        Note.objects.create(patient=robin, number=1, words="Called: went to the ER", clinician=mine)
        assert kinds(mine) == []

    @pytest.mark.parametrize(
        ("written", "waits"), [("p", 0), ("pc", None), ("pcp", 2), ("pcpp", 2), ("c", None)]
    )
    def test_a_message_waits_from_the_first_that_nobody_answered(self, mine, robin, written, waits):
        now = timezone.now()
        for n, who in enumerate(written):
            at = now - DAY * (9 - n)
            Message.objects.create(
                patient=robin, number=n + 1, words="Hi", at=at, clinician=mine if who == "c" else None
            )
        found = [need for need in listed(mine)["robin"].needs if need.kind is Kind.MESSAGE]
        since = timezone.localdate(now - DAY * (9 - waits)) if waits is not None else None
        assert [need.since for need in found] == ([since] if since else [])
        told = needs_reply([robin.id])
        assert [timezone.localdate(at) for at in told.values()] == [need.since for need in found]
        settle_messages(by=mine, patient_id=robin.id, seen=9)
        assert Kind.MESSAGE not in kinds(mine) and needs_reply([robin.id]) == {}

    def test_an_urgent_request_and_a_visit_without_an_intake(self, mine, robin):
        now = timezone.now()
        facts = {"patient": robin, "name": "Robin", "telephone": "1", "asked_at": now}
        asked = VisitRequest.objects.create(**facts, urgent=True)
        assert kinds(mine) == [Kind.URGENT_REQUEST]
        VisitRequest.objects.update(state=VisitRequest.AGREED)
        noon = timezone.make_aware(datetime.combine(today() + DAY, datetime.min.time())) + DAY / 2
        visit = Visit.objects.create(
            request=asked, begins_at=noon, ends_at=noon + DAY / 24, state=Visit.AGREED
        )
        assert kinds(mine) == [Kind.NO_INTAKE]
        assert listed(mine)["robin"].visit_at == visit.begins_at
        Intake.objects.create(patient=robin, words="1")
        assert kinds(mine) == []
        Discharge.objects.create(
            patient=robin, number=1, how="goals-met", clinician=mine, reopened_at=timezone.now()
        )
        assert kinds(mine) == [Kind.NO_INTAKE]
        Visit.objects.update(state=Visit.CANCELLED)
        assert kinds(mine) == []

    def test_the_cause_that_was_confirmed_goes_before_that_of_the_program(self, mine, robin):
        begun(mine, robin)
        assert listed(mine)["robin"].cause == "gluteal-tendinopathy"
        facts = {"patient": robin, "clinician": mine, "pack": "1"}
        ConfirmedCause.objects.create(number=1, cause="femoral-neck-bsi", how="imaging", **facts)
        assert listed(mine)["robin"].cause == "femoral-neck-bsi"
        ConfirmedCause.objects.create(number=2, words="It is open again", **facts)
        assert listed(mine)["robin"].cause == "gluteal-tendinopathy"


class TestThePage:
    def test_whoever_has_no_clinician_and_cannot_wait_is_told_of_on_every_list(
        self, as_, robin, clinician_here
    ):
        words = "1 patient without a clinician cannot wait."
        assert words not in as_(clinician_here).get(LIST).content.decode()
        keep_own_check(by=robin.account, verdict_json=EMERGENCY, answers={}, asked=())
        assert words in as_(clinician_here).get(LIST).content.decode()
        assert words not in as_(clinician_here).get(f"{LIST}?whose=nobody").content.decode()
        assign(by="test", patient_id=robin.id, clinician_id=clinician_here.id)
        assert words not in as_(clinician_here).get(LIST).content.decode()

    def test_it_says_who_needs_what_since_when(self, as_, mine, robin):
        begun(mine, robin)
        red(robin, ago=1)
        said = as_(mine).get(LIST).content.decode()
        for words in ("robin", "A red morning after a session or a run", "yesterday", "1 of 1 needs"):
            assert words in said
        for name in ("record", "program", "timeline", "messages"):
            assert reverse(f"staff:{name}", args=[robin.id]) in said

    def test_the_most_urgent_stands_first(self, as_, mine, robin, sasha):
        assign(by="test", patient_id=sasha.id, clinician_id=mine.id)
        begun(mine, robin)
        red(robin)
        assert as_(mine).get(LIST).context["page"].rows[0].patient.name == "robin"
        keep_own_check(by=sasha.account, verdict_json=EMERGENCY, answers={}, asked=())
        page = as_(mine).get(LIST).context["page"]
        assert [row.patient.name for row in page.rows] == ["sasha", "robin"]
        assert str(page.rows[0].about) == "Emergency"

    def test_filters(self, as_, mine, robin, sasha):
        begun(mine, robin)
        red(robin)

        def names(query):
            return [row.patient.name for row in as_(mine).get(LIST + query).context["page"].rows]

        assert names("") == ["robin"]
        assert names("?whose=office") == names("?whose=nobody") == ["sasha"]
        assert names("?need=red-morning") == ["robin"]
        assert names("?need=gate") == []
        assert names("?whose=anything&need=nothing&page=x") == ["robin"]
        Discharge.objects.create(patient=robin, number=1, how="goals-met", clinician=mine)
        assert names("") == []
        assert names("?whose=discharged") == ["robin"]
        assert [str(one.count) for one in as_(mine).get(LIST).context["page"].whose] == ["0", "0", "0", "1"]

    def test_it_comes_fifty_at_a_time(self, as_, clinician_here):
        caseloads.caseload(clinician_here, 120, 0.02)
        page = as_(clinician_here).get(LIST + "?page=3").context["page"]
        assert (len(page.rows), page.on, page.back) == (20, "", "page=2")

    def test_a_look_at_the_list_is_on_the_trail_once_an_hour(self, as_, mine, robin):
        for _ in range(3):
            as_(mine).get(LIST)
        DueJob.objects.update(due_at=timezone.now())
        work_off("one")
        assert AuditEvent.objects.filter(account=mine.id, act="read the list of their patients").count() == 1

    def test_who_may_come(self, as_, client, mine, desk_here, owner, colleague, robin):
        assert client.get(LIST).status_code == 302
        for one in (desk_here, owner, colleague, robin.account):
            assert as_(one).get(LIST).status_code == 403


class TestFiveHundredPatients:
    def test_in_at_most_twelve_queries_whoever_they_are(
        self, as_, clinician_here, oak_lawn, django_assert_max_num_queries
    ):
        caseloads.caseload(clinician_here, 500, 0.1, oak_lawn)
        browser = as_(clinician_here)
        browser.get(LIST)  # which is noted on the trail, once an hour
        for query in ("", "?page=5", "?whose=office&need=red-morning", "?whose=discharged"):
            with django_assert_max_num_queries(12):
                found = browser.get(LIST + query)
            assert found.status_code == 200
        page = browser.get(LIST).context["page"]
        assert (page.all, len(page.rows)) == (500, 50)
        assert {one.name: one.count for one in page.kinds if one.count}


class TestTheButton:
    def send(self, browser, patient, seen, **fields):
        return browser.post(reverse("staff:caseload-looked", args=[patient.id]), {"seen": seen, **fields})

    def test_it_settles_what_was_seen(self, as_, mine, robin):
        begun(mine, robin)
        red(robin)
        browser = as_(mine)
        (row,) = browser.get(LIST).context["page"].rows
        assert row.looked
        sent = self.send(browser, robin, row.patient.seen, whose="mine", need="red-morning")
        assert sent.url == LIST + "?need=red-morning"
        assert ProgrammeChange.objects.filter(what="looked", clinician=mine).count() == 1
        assert kinds(mine) == []

    def test_not_what_came_in_between(self, as_, mine, robin):
        begun(mine, robin)
        red(robin, ago=1)
        browser = as_(mine)
        (row,) = browser.get(LIST).context["page"].rows
        red(robin)
        self.send(browser, robin, row.patient.seen)
        assert not ProgrammeChange.objects.filter(what="looked").exists()
        assert kinds(mine) == [Kind.RED_MORNING]

    def test_it_is_not_offered_where_a_look_lets_something_go_on(self, as_, mine, robin):
        begun(mine, robin, cause="pelvic-sacral-bsi")
        Standing.objects.all().delete()
        bring_standing_up(by="test", patient_id=robin.id, today=today())
        Standing.objects.update(looked_at=None)
        (row,) = as_(mine).get(LIST).context["page"].rows
        assert [need.kind for need in row.needs] == [Kind.CLOSED]
        assert not row.looked

    def test_whose_exercises_nobody_has_set_is_listed_until_some_are(self, as_, mine, robin):
        from runwell.records.actions.gates import open_bone_gate
        from runwell.records.actions.prescriptions import change_prescription
        from tests.records.whole_programme import dose

        def stands():
            DueJob.objects.update(due_at=timezone.now())
            work_off("one")
            return kinds(mine)

        begun(mine, robin, cause="femoral-neck-bsi")
        open_bone_gate(by=mine, patient_id=robin.id, gate="G1", reason="walks without pain")
        assert stands() == [Kind.EMPTY]
        answer = as_(mine).get(LIST)
        assert "Exercises are open, and none is set: choose some" in answer.content.decode()
        (row,) = answer.context["page"].rows
        assert not row.looked, "a look sets none"
        change_prescription(by=mine, patient_id=robin.id, prescription=dose("dead-bug", sets=2))
        assert stands() == []

    def test_nobody_notes_a_look_at_somebody_else(self, as_, clinician_here, sasha, desk_here):
        begun_by = clinician_here
        for one in (begun_by, desk_here):
            assert self.send(as_(one), sasha, "x").status_code == 403
        assert as_(clinician_here).get(reverse("staff:caseload-looked", args=[sasha.id])).status_code == 405


class TestTheMail:
    @pytest.fixture
    def now(self):
        return timezone.localtime().replace(hour=HOURS[0], minute=5)

    def test_once_a_day_and_it_names_nobody(self, mine, robin, now, settings):
        settings.RUNWELL_MAIL_IS_ON = True
        assert mail_clinicians(by="test", now=now) == 0
        keep_own_check(by=robin.account, verdict_json=EMERGENCY, answers={}, asked=())
        assert mail_clinicians(by="test", now=now) == 1
        assert mail_clinicians(by="test", now=now + timedelta(hours=3)) == 0
        assert mail_clinicians(by="test", now=now + DAY) == 1
        DueJob.objects.update(due_at=timezone.now())
        work_off("one")
        letter = mail.outbox[0]
        assert letter.to == [mine.email]
        assert letter.subject == "Somebody on your list needs you"
        assert "robin" not in letter.body.casefold()
        assert LIST in letter.body

    def test_only_for_what_is_urgent_and_only_to_whom_they_are_assigned(
        self, mine, clinician_here, robin, now
    ):
        begun(mine, robin)
        red(robin)
        assert mail_clinicians(by="test", now=now) == 0
        keep_own_check(by=robin.account, verdict_json=EMERGENCY, answers={}, asked=())
        mail_clinicians(by="test", now=now)
        assert not DueJob.objects.filter(key__startswith=f"caseload {clinician_here.id}").exists()

    def test_who_has_no_clinician_waits_for_all_who_may_read_their_record(self, clinician_here, robin, now):
        Assignment.objects.filter(patient=robin).delete()
        keep_own_check(by=robin.account, verdict_json=EMERGENCY, answers={}, asked=())
        mail_clinicians(by="test", now=now)
        assert DueJob.objects.filter(key__startswith=f"caseload {clinician_here.id}").count() == 1

    def test_not_at_night_and_not_for_the_discharged(self, mine, robin, now):
        keep_own_check(by=robin.account, verdict_json=EMERGENCY, answers={}, asked=())
        assert mail_clinicians(by="test", now=now.replace(hour=3)) == 0
        Discharge.objects.create(
            patient=robin, number=1, how="goals-met", clinician=mine, at=timezone.now() - DAY
        )
        assert mail_clinicians(by="test", now=now) == 0


def test_what_is_logged_reaches_the_list(as_, mine, robin):
    """From the diary by way of the due job to the page."""
    begun(mine, robin, cause="pelvic-sacral-bsi")
    keep_morning(by=robin.account, patient_id=robin.id, on=today(), pain=4)
    DueJob.objects.update(due_at=timezone.now())
    work_off("one")
    assert "An injured bone hurt" in as_(mine).get(LIST).content.decode()
