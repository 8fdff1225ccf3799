"""The timeline on a clinician's screen: everything once, under its day, with who or what made it."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from re import findall

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from runwell.records.access.timeline import SOURCES, Kind, Span, moments_of, programmes_of
from runwell.records.access.timeline.logged import LOGGED
from runwell.records.actions.gates import open_bone_gate
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.notes import write_note
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.reading import break_glass
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.models import (
    AuditEvent,
    ConfirmedCause,
    Examination,
    KeptMorning,
    KeptProgramme,
    KeptRun,
    Message,
    OutcomeScore,
    RunWord,
    TeamMember,
    Visit,
    VisitRequest,
)
from runwell.records.packs import the_pack
from runwell.web.staff.clinical_names import name_of_cause, name_of_test
from runwell.web.staff.timeline.all_entries import LINES, entries
from runwell.web.staff.timeline.asked import Asked
from runwell.web.staff.timeline.kinds import NAMES
from runwell.web.staff.timeline.page import timeline_of
from tests.records import whole_programme
from tests.records.whole_person import filled
from tests.records.whole_runs import kept_run
from tests.web.staff.programs import BONE, begun

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 110


def at(patient):
    return reverse("staff:timeline", args=[patient.id])


def read(browser, patient, query=""):
    answer = browser.get(at(patient) + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def lines_of(patient, month, *kinds, today=None):
    """The entries of a month, without a page around them."""
    asked = Asked(month, kinds, 12)
    when = today or timezone.localdate()
    return entries(the_pack(), patient, asked.span, asked.every, programmes_of(patient), when)


def ago(days):
    return timezone.localdate() - timedelta(days=days)


def morning(patient, on, **said):
    return KeptMorning.objects.create(patient=patient, on=on, **said)


def test_every_source_has_words_and_every_kind_a_name():
    told_otherwise = {*LOGGED, "Note.at"}
    assert set(LINES) | told_otherwise == {one.name for one in SOURCES}
    assert not set(LINES) & told_otherwise and set(NAMES) == set(Kind)


def test_of_a_whole_person_every_row_stands_on_the_timeline_once(practice, patient, clinician):
    """Each kind by itself and all together say the same, month for month, and nothing is lost."""
    record = filled(patient, clinician)
    first, last = date(2026, 9, 1), timezone.localdate() + timedelta(days=31)
    rows = {name: len(found) for name, found in moments_of(record, Span(first, last), tuple(Kind)).items()}
    assert all(rows.get(name) for name in LINES if name not in ABSENT), rows
    every = list(_all_months(record, first, last))
    shown = Counter(one.kind for one in every)
    for kind in Kind:
        assert Counter({kind: shown[kind]}) == Counter(
            one.kind for one in _all_months(record, first, last, kind)
        )
    told = sum(one.many for one in every if one.kind in TOLD_ROW_BY_ROW)
    named = {one.name for one in SOURCES if one.kind in TOLD_ROW_BY_ROW}
    assert told == sum(rows[name] for name in named)
    assert all(one.who and one.what for one in every)


ABSENT = (
    *("VisitRequest.answered_at", "Visit.begins_at", "Discharge.reopened_at", "Assignment.ended_at"),
    *("Consent.withdrawn_at", "KeptComeback.ended_at", "KeptComeback.sooner_on"),
)
TOLD_ROW_BY_ROW = {
    *(Kind.CHECKS, Kind.VISITS, Kind.MESSAGES, Kind.FINDINGS, Kind.PROGRAM, Kind.NOTES, Kind.RECORD)
}


def _all_months(record, first, last, *kinds):
    month = first
    while month <= last:
        yield from lines_of(record, month, *kinds, today=last)
        month = (month + timedelta(days=32)).replace(day=1)


def test_the_page_says_it_all_and_the_look_is_noted_once(as_, clinician_here, robin, checked):
    write_note(by=clinician_here, patient_id=robin.id, words="Walks with a limp")
    browser = as_(clinician_here)
    html = read(browser, robin)
    assert "Walks with a limp" in html and "by Dana Here" in html
    assert "Hip check:" in html and escape(checked.verdict["why"][0]["reason"]) in html
    assert "Agreed that this record is kept" in html and "by the runner" in html
    assert AuditEvent.objects.filter(act="read a record", patient=robin.id).count() == 1
    assert browser.get(at(robin)).headers["Cache-Control"] == "no-store" and "noindex" in html


@pytest.mark.parametrize("who", ["owner", "administrator", "desk_here", "colleague", "patient"])
def test_nobody_but_clinicians_reads_it(as_, who, request, robin):
    browser = as_(robin.account if who == "patient" else request.getfixturevalue(who))
    assert browser.get(at(robin)).status_code == 403
    assert not AuditEvent.objects.filter(act="read a record").exists()


def test_elsewhere_it_is_closed_until_the_glass_is_broken(as_, client, clinician_elsewhere, robin):
    assert client.get(at(robin)).url.startswith("/account/login/")
    browser = as_(clinician_elsewhere)
    assert browser.get(at(robin)).status_code == 404
    break_glass(by=clinician_elsewhere, patient_id=robin.id, reason="The patient fell in the street")
    html = read(browser, robin)
    assert "Opened in an emergency" in html and "The patient fell in the street" in html


def test_quiet_mornings_are_one_line_and_telling_ones_stand_alone(robin):
    month = date(2026, 10, 1)
    for day in range(1, 13):
        morning(robin, date(2026, 10, day), pain=1 + day % 3)
    morning(robin, date(2026, 10, 13), pain=2, woke=True)
    morning(robin, date(2026, 10, 14), pain=8)
    morning(robin, date(2026, 10, 15), pain=2, painkillers=True)
    morning(robin, date(2026, 10, 16), pain=2, notes="قفزت")
    morning(robin, date(2026, 10, 17), pain=None)
    said = {one.on.day: one for one in lines_of(robin, month, Kind.MORNINGS)}
    assert said[12].what == "12 mornings, Oct 1 to 12: pain 1 to 3" and said[12].many == 12
    assert said[13].what == "Morning 2. Pain woke them"
    assert said[14].what == "Red morning: pain 8", "far above the mornings before"
    assert said[15].what == "Morning 2. Painkillers" and said[16].says == ("“قفزت”",)
    assert said[17].what == "Morning, pain not said"


def test_a_red_morning_is_judged_by_the_program_of_its_day(clinician_here, robin):
    """An injured bone may not hurt at all."""
    begun(clinician_here, robin, cause=BONE)
    KeptProgramme.objects.update(began_at=datetime(2026, 10, 1, 15, tzinfo=UTC))
    morning(robin, date(2026, 9, 30), pain=1)
    morning(robin, date(2026, 10, 2), pain=1)
    (red,) = lines_of(robin, date(2026, 10, 1), Kind.MORNINGS)
    assert red.what == "Red morning: pain 1"
    (quiet,) = lines_of(robin, date(2026, 9, 1), Kind.MORNINGS)
    assert quiet.what == "Morning 1"


@pytest.fixture
def program(robin):
    """One that asks for Mondays, Wednesdays and Fridays, since four weeks ago."""
    kept = whole_programme.kept(robin.account)
    began = timezone.now() - timedelta(days=28)
    KeptProgramme.objects.filter(id=kept.id).update(began_at=began, base_on=None)
    kept.refresh_from_db()
    return kept


def test_sessions_done_with_sets_pain_and_band_and_skipped_ones_as_one_line(robin, program):
    day = next(ago(n) for n in range(8, 15) if ago(n).isoweekday() == 3)
    when = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=20)
    made = {"planned": day.isoformat(), "at": when.isoformat(), "pain": 2}
    sets = [whole_programme.entry(program, n, set=n, **made) for n in (1, 2)]
    said = whole_programme.answers(program, planned=day.isoformat(), at=when.isoformat())
    take_in_sessions(
        by=robin.account, patient_id=robin.id, entries=[*sets, {**said, "during": 3, "limp": True}]
    )
    found = {}
    for month in {day.replace(day=1), timezone.localdate().replace(day=1), ago(28).replace(day=1)}:
        for one in lines_of(robin, month, Kind.SESSIONS):
            found.setdefault("done" if one.what.startswith("Session") else "missed", []).append(one)
    (done,) = found["done"]
    assert done.what == "Session: 2 of 3 sets, pain 3, limped" and done.on == day
    assert done.says[0].startswith("Red") and "You limped." in done.folded
    missed = sum(one.many for one in found["missed"])
    planned = [ago(n) for n in range(1, 29) if ago(n).isoweekday() in (1, 3, 5)]
    assert missed == len(planned) - 1
    assert all("done" in one.what for one in found["missed"])


def test_a_score_says_what_changed_and_whether_it_matters(robin):
    keep = {"by": robin.account, "patient_id": robin.id, "measure": "nprs"}
    for on, score in ((date(2026, 8, 3), 7), (date(2026, 9, 7), 6), (date(2026, 10, 5), 3)):
        keep_outcome_score(**keep, score=score, on=on)
    first, second, third = (lines_of(robin, date(2026, month, 1), Kind.SCORES)[0] for month in (8, 9, 10))
    assert first.says[0] == "The first score." and first.link is None
    assert second.says[0] == "−1 since the first (7 on Aug 3, 2026)."
    assert third.says[:2] == (
        "−4 since the first (7 on Aug 3, 2026).",
        "−3 since the last (6 on Sep 7, 2026).",
    )
    assert "matters to people" in third.says[2] and "This one does, for the better." in third.says[2]
    assert "This one does not yet." in second.says[-1]
    assert third.link.href.startswith("https://") and third.look == "go"


def test_a_score_of_a_questionnaire_that_is_gone_still_stands(robin):
    OutcomeScore.objects.create(patient=robin, measure="long-gone", on=date(2026, 10, 5), score=3)
    (one,) = lines_of(robin, date(2026, 10, 1), Kind.SCORES)
    assert one.what == "long-gone: 3"


def test_runs_are_folded_by_week_with_the_load_pain_and_jumps(robin):
    for day, meters in ((5, 5000), (7, 5000), (12, 16_000)):
        run = kept_run(robin)
        began = datetime(2026, 10, day, 13, tzinfo=UTC)
        KeptRun.objects.filter(id=run.id).update(on=began.date(), began_at=began, meters=meters)
    RunWord.objects.create(patient=robin, on=date(2026, 10, 12), during=4, limp=False)
    RunWord.objects.create(patient=robin, on=date(2026, 10, 14), run_minutes=20, during=1)
    early, late = sorted(lines_of(robin, date(2026, 10, 1), Kind.RUNS), key=lambda one: one.on)
    assert early.what == "Week of Oct 5 to 11, 2 runs, 6.2 miles" and early.on == date(2026, 10, 11)
    assert late.what == "Week of Oct 12 to 18, 2 runs, 9.9 miles, pain up to 4"
    assert "farther than the longest run" in late.says[0] and late.look == "soon"
    assert any("ran 20 minutes, pain 1" in words for words in late.folded)
    assert any("nothing said of it" in words for words in early.folded)


def test_a_week_that_goes_on_stands_under_today(robin):
    began = datetime(2026, 9, 29, 15, tzinfo=UTC)
    KeptRun.objects.filter(id=kept_run(robin).id).update(on=began.date(), began_at=began)
    said = lines_of(robin, date(2026, 9, 1), Kind.RUNS, today=date(2026, 9, 30))
    assert [one.on for one in said] == [date(2026, 9, 30)]
    (later,) = lines_of(robin, date(2026, 10, 1), Kind.RUNS, today=date(2026, 11, 1))
    assert later.on == date(2026, 10, 4)
    assert not lines_of(robin, date(2026, 9, 1), Kind.RUNS, today=date(2026, 11, 1))


def test_visits_say_when_where_with_whom_and_who_moved_them(robin, oak_lawn, clinician_here):
    from runwell.records import audit

    begins = datetime(2026, 10, 20, 15, tzinfo=UTC)
    asked = VisitRequest.objects.create(
        patient=robin, name="x", telephone="1", asked_at=begins - timedelta(days=9), urgent=True,
        location=oak_lawn, times="mornings", reason="Groin pain", state=VisitRequest.AGREED,
    )  # fmt: skip
    member = TeamMember.objects.first()
    facts = {"request": asked, "member": member, "location": oak_lawn, "ends_at": begins + timedelta(hours=1)}
    moved, came = (
        Visit.objects.create(**facts, begins_at=begins, state=state, since=timezone.now())
        for state in (Visit.MOVED, Visit.CAME)
    )
    audit.record(clinician_here, "moved a visit", moved, patient=robin.id)
    month = timezone.localdate().replace(day=1)
    (gone,) = [one for one in lines_of(robin, month, Kind.VISITS) if "moved" in one.what]
    assert gone.who == "Dana Here" and "Tuesday, October 20, 2026" in gone.what
    october = {one.what.partition(":")[0]: one for one in lines_of(robin, date(2026, 10, 1), Kind.VISITS)}
    assert member.name in october["Came to a visit"].what and "Oak Lawn" in october["Came to a visit"].what
    wish = october["Asked for a visit, urgently"]
    assert wish.who == "the runner" and "From their check: Groin pain" in wish.says
    assert came.state == Visit.CAME


def test_messages_show_their_first_words_and_lead_to_the_rest(as_, clinician_here, robin):
    Message.objects.create(patient=robin, number=1, words="It hurts again. " * 40)
    Message.objects.create(patient=robin, number=2, words="Rest today", clinician=clinician_here)
    html = read(as_(clinician_here), robin)
    assert "Message to the practice" in html and "…" in html and html.count("It hurts again.") < 12
    assert "Message to the patient" in html and reverse("staff:messages", args=[robin.id]) in html


def test_what_a_clinician_found_and_decided_has_its_words_and_reasons(robin, clinician_here):
    pack = the_pack()
    test = next(one for one in pack.findings.values() if one.kind == "clinician-test")
    by = {"patient": robin, "clinician": clinician_here, "pack": pack.version}
    Examination.objects.create(
        **by, number=1, results={test.id: test.values[0], "ct-gone": "yes"}, words="Left"
    )
    ConfirmedCause.objects.create(**by, number=1, cause=BONE, how=ConfirmedCause.IMAGING, words="MRI")
    ConfirmedCause.objects.create(**by, number=2, words="It came back")
    begun(clinician_here, robin, cause=BONE)
    open_bone_gate(by=clinician_here, patient_id=robin.id, gate="G1", reason="Walks without pain")
    found = lines_of(robin, timezone.localdate().replace(day=1), Kind.FINDINGS)
    said = {one.what: one for one in found}
    assert f"{name_of_test(pack, test.id)}: {test.label(test.values[0])}" in said["Examination"].says
    assert "ct-gone: yes" in said["Examination"].says and "“Left”" in said["Examination"].says
    assert said[f"Confirmed by imaging: {name_of_cause(pack, BONE)}"].says == ("“MRI”",)
    assert said["The cause is open again"].says == ("“It came back”",)
    assert "“Walks without pain”" in said["Gate G1 opened"].says
    assert {one.who for one in found} == {"Dana Here"}


def test_a_corrected_note_is_struck_through(as_, clinician_here, robin):
    write_note(by=clinician_here, patient_id=robin.id, words="Left hip")
    write_note(by=clinician_here, patient_id=robin.id, words="Right hip", amends=1)
    html = read(as_(clinician_here), robin)
    assert "<s>“Left hip”</s>" in html and "<s>“Right hip”</s>" not in html
    assert "Note 2, which corrects note 1" in html


def test_a_filter_stays_while_one_leafs_and_shows_only_what_was_chosen(as_, clinician_here, robin):
    morning(robin, date(2025, 3, 5), pain=2)
    Message.objects.create(patient=robin, number=1, words="xmessagex", at=datetime(2024, 5, 5, tzinfo=UTC))
    write_note(by=clinician_here, patient_id=robin.id, words="xnotex")
    browser = as_(clinician_here)
    html = read(browser, robin, "?kind=mornings&kind=notes&weeks=26&kind=nonsense")
    assert "xnotex" in html and "Agreed that this record" not in html
    assert "?month=2025-03&amp;kind=mornings&amp;kind=notes&amp;weeks=26#lines" in html
    assert 'value="mornings" checked' in html and 'value="runs" checked' not in html
    assert "month=2024-05" not in html, "there is no such line"
    march = read(browser, robin, "?month=2025-03&kind=mornings")
    assert "Morning 2" in march and "March 2025" in march and "Later: " not in march


@pytest.mark.parametrize(
    "month", ["", "x", "2026-13", "9999-99", "2026-1", "-1-01", "2099-01", "0001-01", "\0"]
)
def test_nonsense_in_the_address_is_this_month(month):
    said = QueryDict(mutable=True)
    said["month"], said["weeks"] = month, "7"
    asked = Asked.of(said, date(2026, 11, 28))
    assert (asked.month, asked.weeks) == (date(2026, 11, 1), 12)


def test_early_in_a_month_it_opens_at_the_newest_month_that_has_lines(clinician_here, robin):
    for old in (200, 100):
        Message.objects.create(patient=robin, number=old, words="x", at=timezone.now() - timedelta(days=old))
    today = timezone.localdate()
    asked = Asked.of(QueryDict("kind=messages"), today)
    page = timeline_of(robin, asked, today)
    assert page.asked.month == ago(100).replace(day=1) and page.latest
    assert [day.on for day in page.days] == [ago(100)]
    this = Asked.of(QueryDict(f"kind=messages&month={today:%Y-%m}"), today)
    assert timeline_of(robin, this, today).asked.month == today.replace(day=1)


def test_the_charts_mark_what_matters_and_draw_no_line_over_days_nobody_wrote_down(
    clinician_here, robin, checked
):
    for back in (1, 2, 3, 10, 11):
        keep_morning(by=robin.account, patient_id=robin.id, on=ago(back), pain=back % 4)
    begun(clinician_here, robin)
    today = timezone.localdate()
    page = timeline_of(robin, Asked(today.replace(day=1), (), 12), today)
    (line,) = [one for one in page.strip.pain.drawn if one.look == "round"]
    assert len(line.lines) == 2 and len(line.dots) == 5
    assert [len(piece.split()) for piece in line.lines] == [2, 3]
    marked = [entry.what for one in page.strip.marked for entry in one.entries]
    assert "The program began." in marked and any(one.startswith("Hip check") for one in marked)
    assert page.strip.runs is None and len(page.strip.pain.table.rows) == 5


def test_three_years_cost_no_more_statements_than_three_weeks(as_, clinician_here, robin, program):
    browser = as_(clinician_here)
    with CaptureQueriesContext(connection) as few:
        read(browser, robin)
    rows = [KeptMorning(patient=robin, on=ago(n), pain=n % 4) for n in range(1100)]
    KeptMorning.objects.bulk_create(rows)
    Message.objects.bulk_create(
        Message(patient=robin, number=n, words="x", at=timezone.now() - timedelta(days=n))
        for n in range(1, 1000)
    )
    VisitRequest.objects.bulk_create(
        VisitRequest(patient=robin, name="x", telephone="1", asked_at=timezone.now()) for _ in range(50)
    )
    read(browser, robin)  # brings the program to today once more, since the diary is new
    with CaptureQueriesContext(connection) as many:
        html = read(browser, robin)
    assert len(many) <= len(few) <= MOST_STATEMENTS
    assert len(findall("Message to the practice", html)) <= 31


def test_a_clinician_who_is_a_patient_is_led_to_their_own_pages(as_, clinician_here):
    from runwell.records.actions.patients import open_record

    clinician_here.born_on = date(1980, 1, 2)
    clinician_here.save()
    open_record(by=clinician_here, account_id=clinician_here.id)
    answer = as_(clinician_here).get(at(clinician_here.patient))
    assert answer.status_code == 302 and answer.url == reverse("programme:program")
