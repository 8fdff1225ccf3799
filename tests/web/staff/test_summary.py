"""One page of a patient: in a minute, with who said it, and one sheet for whoever has the most to tell."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from pypdf import PdfReader
from reportlab.lib.utils import BytesIO

from runwell.exchange.summary_sheet import lines_of
from runwell.records.actions.intakes import send_intake
from runwell.records.actions.mornings import keep_morning
from runwell.records.intake_questions import intake_questions
from runwell.records.models import AuditEvent, ConfirmedCause, OwnCheck
from runwell.records.packs import the_pack
from runwell.web.staff.summary.saying import about_them, cut
from tests.records.examined import BONE, GTPS, confirmed, entered, opened_again, told
from tests.records.whole_person import filled
from tests.web.check.runners import STRESS_FRACTURE
from tests.web.programme.beginning import browser_of, checked
from tests.web.staff.programs import at, begun
from tests.web.staff.whole_story import DAY, told_it_all

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unsigned_causes_are_shown(settings):
    settings.RUNWELL_SHOW_UNSIGNED = True


@pytest.fixture
def browser(as_, clinician_here):
    return as_(clinician_here)


def words(text):
    """Without tags and with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def page_of(browser, patient):
    return browser.get(at("summary", patient))


def section(browser, patient, title):
    """The lines of one section, with who said each."""
    sheet = page_of(browser, patient).context["page"].sheet
    return [
        f"{one.words} [{one.who}]" for part in sheet.sections if part.title == title for one in part.lines
    ]


def pdf_pages(browser, patient):
    return PdfReader(BytesIO(browser.get(at("summary-pdf", patient)).content)).pages


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_richest_patient_is_one_page(browser, clinician_here, robin, settings, paper):
    settings.RUNWELL_PAPER = paper
    told_it_all(robin.account, clinician_here)
    [page] = pdf_pages(browser, robin)
    said = " ".join(page.extract_text().split())
    order = ["Why they come", "Danger", "More lines on the timeline", "Made on"]
    places = [said.find(one) for one in order]
    assert -1 not in places and places == sorted(places)
    assert "and 1 more" in said and "No diagnosis, no legal chart" in said
    assert min(y for *_x, y in ends(page)) > 0


def ends(page):
    """Where every piece of text stands on the page."""
    found = []
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: found.append((tm[4], tm[5])))
    return [one for one in found if one != (0, 0)]


def test_danger_of_the_richest_is_whole(browser, clinician_here, robin):
    told_it_all(robin.account, clinician_here)
    sheet = page_of(browser, robin).context["page"].sheet
    danger = next(one for one in sheet.sections if one.danger)
    said = " ".join(line.words for line in danger.lines)
    assert danger.more == 0 and "See a doctor within days" in said and "Running was stopped" in said
    assert "It is never calm" in said
    assert any("before a session" in line.who for line in danger.lines)
    assert "still open" not in said, "an injured bone was found, and the same page says so"
    ConfirmedCause.objects.all().delete()
    assert "bone stress injury is still open" in " ".join(section(browser, robin, "Danger"))


def test_the_page_to_read_says_what_the_file_says(browser, robin, clinician_here):
    checked(robin.account)
    begun(clinician_here, robin)
    html = words(page_of(browser, robin).content.decode())
    file = "".join(pdf_pages(browser, robin)[0].extract_text().split())
    sheet = page_of(browser, robin).context["page"].sheet
    for part in filter(lambda one: one.lines, sheet.sections):
        for line in lines_of(sheet, part):
            assert "".join(f"{line.words}[{line.who}]".split() if line.who else line.words.split()) in file
    assert "Summary" in html and "noindex" in page_of(browser, robin).content.decode()


def test_an_empty_record_says_what_is_not_known(browser, robin):
    html = words(page_of(browser, robin).content.decode())
    assert "Not known: there is no hip check in the record." in html
    assert "There is no exercise program now." in html and "No visit is agreed" in html
    assert "Not in the record: what is asked before a visit, a diary of the last 14 days" in html
    assert len(pdf_pages(browser, robin)) == 1


def test_everything_that_can_be_kept_can_be_said(browser, robin, clinician_here):
    filled(robin.account, clinician_here)
    assert page_of(browser, robin).status_code == 200 and len(pdf_pages(browser, robin)) == 1


def test_each_line_says_from_whom_it_is(browser, robin, clinician_here):
    told_it_all(robin.account, clinician_here)
    sheet = page_of(browser, robin).context["page"].sheet
    nobody = [line.words for part in sheet.sections for line in part.lines if not line.who]
    assert nobody == [] or all(one.startswith(("Not in the record", "Some test results")) for one in nobody)


@pytest.mark.parametrize("how", ["imaging", "surgery"])
def test_a_cause_that_was_shown_asks_for_no_test_by_hand(browser, clinician_here, robin, how):
    told(robin)
    [first, *_others] = section(browser, robin, "Tests that tell most")
    assert first.startswith("Pressing the outer hip, then pushing the leg out (gluteal tendon cluster): ")
    confirmed(clinician_here, robin, GTPS, how=how)
    assert section(browser, robin, "Tests that tell most") == []
    [line] = section(browser, robin, "Tests by hand")
    assert line.startswith(f"None is needed: the cause is confirmed by {how}. [Dana Here, ")
    assert "None is needed" in pdf_pages(browser, robin)[0].extract_text()
    opened_again(clinician_here, robin)
    assert section(browser, robin, "Tests that tell most")


def test_a_cause_that_an_examination_showed_leaves_the_tests(browser, clinician_here, robin):
    told(robin)
    confirmed(clinician_here, robin, GTPS, how="examination")
    assert section(browser, robin, "Tests that tell most") and section(browser, robin, "Tests by hand") == []


def test_the_gate_of_a_bone_and_the_fit_of_a_cause_are_said_in_whole_sentences(
    browser, clinician_here, robin
):
    told(robin, STRESS_FRACTURE)
    entered(clinician_here, robin, {"ct-fadir": "yes"})
    causes = section(browser, robin, "Leading causes")
    assert all("with and without the tests. " in one or "; before the tests: " in one for one in causes)
    begun(clinician_here, robin, BONE)
    danger = " ".join(section(browser, robin, "Danger"))
    assert "An injured bone: no gate is open." in danger and "should see them" in danger
    assert not re.search(r"\byou\b", danger)


def test_a_test_that_tells_speaks_of_the_patient(browser, robin):
    told(robin)
    said = " ".join(section(browser, robin, "Tests that tell most"))
    assert said and not re.search(r"\byour?\b", said)


def test_the_runners_words_stand_in_quotes(browser, robin):
    answers = {"worries": "that I never <run> again", "settles": "days"}
    version = intake_questions().version
    send_intake(by=robin.account, patient_id=robin.id, words=version, answers=answers)
    html = page_of(browser, robin).content.decode()
    assert "Worries: “that I never &lt;run&gt; again”" in html and "Calm again after: Days." in html
    assert "[runner, intake, " in html


def test_what_is_told_after_the_check_holds_and_says_what_the_check_was_told(browser, robin):
    checked(robin.account, {**PLACE, "prior-bsi": "no"})
    answers = {"stress-injury": "yes"}
    version = intake_questions().version
    send_intake(by=robin.account, patient_id=robin.id, words=version, answers=answers)
    said = " ".join(section(browser, robin, "Health"))
    assert "Bone stress injury before: Yes. The check was told: no." in said
    assert "never had a bone stress injury" not in said


def test_what_was_told_is_there_whole_although_paper_cuts_it(browser, robin):
    long = "word " * 150
    version = intake_questions().version
    send_intake(by=robin.account, patient_id=robin.id, words=version, answers={"worries": long})
    html = page_of(browser, robin).content.decode()
    assert long.strip() in html and f"{long[:119].strip()}…”" in html


def test_causes_stand_with_their_reasons_and_an_unsigned_pack_says_so(browser, robin):
    checked(robin.account)
    [first, *_] = section(browser, robin, "Leading causes")
    assert ": fits " in first and "For: " in first and "rules, check of" in first
    assert "not signed by a clinician" in page_of(browser, robin).content.decode()


def test_where_causes_may_not_be_shown_none_is_named(browser, robin, settings):
    checked(robin.account)
    settings.RUNWELL_SHOW_UNSIGNED = False
    from runwell.records.models import Practice

    Practice.objects.update(show_unsigned=False)
    [only] = section(browser, robin, "Leading causes")
    assert only.startswith("None named: no clinician has signed")


def test_i_do_not_know_is_danger(browser, robin):
    checked(
        robin.account, {"pain-location-main": "outer-hip", "fever-unwell": "unknown", "cancer-history": "yes"}
    )
    said = " ".join(section(browser, robin, "Danger"))
    assert "“I don't know”: there is a fever or they feel ill" in said
    assert "Said yes: they had cancer before" in said


def test_an_earlier_check_that_was_graver_is_still_told(browser, robin):
    grave = checked(robin.account, STRESS_FRACTURE, days_ago=9)
    OwnCheck.objects.filter(id=grave.id).update(kept_at=timezone.now() - 9 * DAY)
    checked(robin.account)
    told = [one for one in section(browser, robin, "Danger") if "Before that the answer was graver" in one]
    assert len(told) == 1 and "See a doctor within days" in told[0]
    OwnCheck.objects.filter(id=grave.id).update(kept_at=timezone.now() - 200 * DAY)
    assert not any("graver" in one for one in section(browser, robin, "Danger"))


def test_no_red_flag_is_said_too(browser, robin):
    checked(robin.account)
    assert any(
        "No question about red flags was answered yes" in one for one in section(browser, robin, "Danger")
    )


def test_what_made_a_grave_level_is_said_and_not_that_no_flag_was_said_yes(browser, robin):
    grave = checked(robin.account, STRESS_FRACTURE)
    OwnCheck.objects.filter(id=grave.id).update(answers={}, asked=[])
    danger = section(browser, robin, "Danger")
    assert "See a doctor within days" in danger[0] and "rules, check of" in danger[1]
    assert not any("answered yes" in one for one in danger)


PLACE = {"pain-location-main": "outer-hip"}


def test_red_flags_that_were_not_asked_are_named_on_paper_as_far_as_a_line_goes(browser, robin):
    check = checked(robin.account)
    OwnCheck.objects.filter(id=check.id).update(answers=PLACE, asked=list(PLACE))
    [line] = [one for one in section(browser, robin, "Danger") if "Not asked whether" in one]
    not_asked = page_of(browser, robin).context["page"].not_asked
    named = [one for one in not_asked if one in line]
    assert named and re.search(rf"and {len(not_asked) - len(named)} more", line) and len(line) < 400
    html = page_of(browser, robin).content.decode()
    assert all(f"<li>{escape(one)}</li>" in html for one in not_asked)


def test_pain_says_where_it_tends(browser, robin):
    today = timezone.localdate()
    for number in range(14):
        pain = 2 if number < 7 else 6
        keep_morning(by=robin.account, patient_id=robin.id, on=today - number * DAY, pain=pain)
    [line] = section(browser, robin, "Pain")
    assert "2 today, worst 6 in 14 days; getting less (mean 6.0, then 2.0); 14 of 14 written down" in line


def test_a_confirmed_cause_names_who_and_by_what(browser, robin, clinician_here):
    kept = {"patient": robin, "clinician": clinician_here, "pack": the_pack().version}
    ConfirmedCause.objects.create(**kept, number=1, cause="femoral-neck-bsi", how=ConfirmedCause.IMAGING)
    [line] = section(browser, robin, "Found by a clinician")
    assert (
        line.startswith(
            "Confirmed by imaging: Stress injury of the bone at the hip (Femoral neck bone stress"
        )
        and "Dana Here" in line
    )
    ConfirmedCause.objects.create(**kept, number=2, words="the MRI was of the other hip")
    [line] = section(browser, robin, "Found by a clinician")
    assert "open again. “the MRI was of the other hip”" in line


def test_a_check_of_an_earlier_pack_is_said_as_far_as_it_reads(browser, robin):
    check = checked(robin.account)
    OwnCheck.objects.filter(id=check.id).update(answers={"gone": "yes"}, asked=["gone"])
    html = page_of(browser, robin).content.decode()
    assert "Not in the record: the answers of the check" in words(html)


def test_the_look_is_on_the_trail_and_the_file_has_no_name(browser, robin, clinician_here):
    looks = AuditEvent.objects.filter(account=clinician_here.id, act="read a record").count()
    answer = browser.get(at("summary-pdf", robin))
    assert answer["Content-Type"] == "application/pdf" and answer["X-Robots-Tag"] == "noindex"
    assert answer["Content-Disposition"] == 'inline; filename="summary.pdf"'
    assert AuditEvent.objects.filter(account=clinician_here.id, act="read a record").count() > looks


def test_nobody_else_reads_it(robin, sasha, clinician_elsewhere, desk_here, owner):
    for name in ("summary", "summary-pdf"):
        assert "/account/login/" in Client().get(at(name, robin))["Location"]
        for somebody in (robin.account, sasha.account, clinician_elsewhere, desk_here, owner):
            answer = browser_of(somebody).get(at(name, robin))
            assert answer.status_code in (403, 404) and b"%PDF" not in answer.content


def test_what_the_check_tells_back_reads_well_of_somebody_else():
    said = [one.said(value) for one in the_pack().findings.values() for value in one.values]
    told = [about_them(one) for one in said]
    assert not [one for one in told if re.search(r"\byou", one, re.IGNORECASE)]
    assert not [one for one in told if re.search(r"\bthey (whichever|at night|$)", one)]
    assert about_them("it wakes you whichever way you lie") == "it wakes them whichever way they lie"
    assert about_them("Your pain was 5. You rest.") == "Their pain was 5. They rest."


def test_a_cut_says_that_it_is_one():
    assert cut("a  b\nc") == "a b c" and cut("word " * 9, 11) == "word word…" and cut("x" * 9, 4) == "xxxx…"
