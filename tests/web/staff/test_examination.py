"""A clinician enters what they tested: results, reasons, what stays, and that nothing typed is lost."""

import re

import pytest
from django.core.exceptions import PermissionDenied

from runwell.check.examined_parts import Said
from runwell.records.access.findings_of import findings_of
from runwell.records.models import AuditEvent, Examination
from runwell.web.staff.examination.words import REGIONS, SAID, about, plain_number
from tests.property.strategies import HIP
from tests.records.examined import (
    BONE,
    CLUSTER,
    GTPS,
    confirmed,
    entered,
    opened_again,
    told,
    told_of_a_bone,
)
from tests.web.staff.programs import at, seen, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(as_, clinician_here):
    return as_(clinician_here)


def html(response):
    return " ".join(re.sub(r"<style>.*?</style>", "", response.content.decode(), flags=re.DOTALL).split())


def holds(patient):
    return {one.test: one.result for one in findings_of(patient)}


def test_every_note_has_its_sentence_and_every_group_of_tests_its_name():
    assert set(SAID) == set(Said)
    groups = {one.correlation_group for one in HIP.findings.values() if one.kind == "clinician-test"}
    assert groups == set(REGIONS)


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.01, "under 1 in 20"), (0.06, "about 1 in 10"), (0.47, "about 5 in 10"), (0.85, "over 8 in 10")],
)
def test_a_share_is_said_in_tenths(share, words):
    assert about(share, HIP.limits.shown_at_most) == words


def test_the_form_has_every_test_once_and_the_telling_ones_first(browser, robin):
    told(robin)
    page = html(browser.get(at("examination", robin)))
    for test in HIP.findings.values():
        if test.kind == "clinician-test":
            assert page.count(f'id="exam-{test.id}"') == 1 and " ".join(test.question.split())[:20] in page
    first, _, rest = page.partition("more tests</summary>")
    assert 'id="exam-ct-gtps-cluster"' in first and 'id="exam-ct-pelvic-compression"' in rest
    assert "No result is kept yet" in page and "Their last hip check" not in page


def test_what_is_entered_is_kept_and_changes_the_order_with_its_reasons(browser, robin, clinician_here):
    told(robin)
    answer = send(browser, robin, "examination", **CLUSTER, words="Limps a little")
    assert answer.status_code == 302 and answer.url.endswith("#causes")
    assert holds(robin) == CLUSTER and Examination.objects.get().clinician == clinician_here
    page = html(browser.get(at("examination", robin)))
    assert "LR+ 17" in page and "LR+ is that of a positive result" in page and "Kinsella R" in page
    assert "several studies taken together; 272 people / 314 hips (6 studies)" in page
    assert "Limps a little" in page and "Kept: Both positive, by Dana Here" in page
    assert "No published figure for this cause: it changes nothing." in page
    assert AuditEvent.objects.filter(patient=robin.id, act="entered what an examination found").exists()


def test_a_small_study_is_said_and_shown_without_a_number(browser, robin, clinician_here):
    told(robin)
    entered(clinician_here, robin, {"ct-red": "yes"})
    page = html(browser.get(at("examination", robin)))
    assert "One small study" in page and "no number: it rests on a small study" in page
    assert "counts as" in page and "no single one counts for more than 10 times" in page


def test_a_negative_test_for_a_bone_is_said_to_rule_out_nothing(browser, robin, clinician_here):
    told_of_a_bone(robin)
    entered(clinician_here, robin, {"ct-ppp": "no"})
    page = html(browser.get(at("examination", robin)))
    assert "A negative result rules nothing out here" in page
    assert "An injured bone is possible." in page and "What decides: " in page
    assert "See a doctor within days" in page or "Be seen today" in page


def test_a_sign_of_a_bone_raises_the_level_in_words(browser, robin, clinician_here):
    told(robin)
    assert "Book a physical therapist" in html(browser.get(at("examination", robin)))
    entered(clinician_here, robin, {"ct-ppp": "yes"})
    page = html(browser.get(at("examination", robin)))
    assert "See a doctor within days: raised by a test" in page


@pytest.mark.parametrize("how", ["imaging", "surgery"])
def test_a_cause_that_was_shown_folds_the_tests_and_says_why(browser, robin, clinician_here, how):
    told_of_a_bone(robin)
    confirmed(clinician_here, robin, BONE, how=how)
    page = html(browser.get(at("examination", robin)))
    folded = page.partition("<details><summary>Enter tests all the same</summary>")[2]
    assert 'id="exam-ct-fadir"' in folded and page.count('id="exam-ct-fadir"') == 1
    assert f"Confirmed by {how}: Stress injury of the bone at the hip" in page and "By Dana Here, " in page
    assert "no test by hand changes that" in page and "The confirmed cause holds" in page
    assert "An injured bone is possible." not in page and "An X-ray first, then an MRI" not in page
    assert "Confirm a cause" not in page
    refused = send(browser, robin, "examination", words="a" * 1001)
    assert "<details open><summary>Enter tests all the same</summary>" in html(refused)
    assert send(browser, robin, "examination", **{"ct-fadir": "yes"}).status_code == 302


def test_a_scan_of_something_else_does_not_hide_that_a_bone_is_open(browser, robin, clinician_here):
    told_of_a_bone(robin)
    confirmed(clinician_here, robin, GTPS)
    page = html(browser.get(at("examination", robin)))
    assert "An injured bone is possible." in page and "What decides: " in page


@pytest.mark.parametrize("how", ["examination", "course"])
def test_a_cause_that_tests_or_time_showed_leaves_them_open(browser, robin, clinician_here, how):
    told(robin)
    confirmed(clinician_here, robin, GTPS, how=how)
    page = html(browser.get(at("examination", robin)))
    assert "Enter tests all the same" not in page and "Irritated outer-hip tendon (" in page


def test_a_cause_that_is_open_again_opens_the_tests(browser, robin, clinician_here):
    confirmed(clinician_here, robin, GTPS)
    opened_again(clinician_here, robin)
    page = html(browser.get(at("examination", robin)))
    assert "Enter tests all the same" not in page and "Confirm a cause" in page


def test_without_a_check_it_says_from_what_the_causes_begin(browser, robin):
    assert "They have not added a hip check" in html(browser.get(at("examination", robin)))
    told(robin, {"never-asked": "yes"})
    assert "has no answers that we can still read" in html(browser.get(at("examination", robin)))


def test_a_result_is_taken_back(browser, robin, clinician_here):
    entered(clinician_here, robin, {"ct-fadir": "yes"})
    assert send(browser, robin, "examination", **{"ct-fadir": "take-back"}).status_code == 302
    assert holds(robin) == {} and ": taken back" in html(browser.get(at("examination", robin)))


def test_nothing_entered_and_a_made_up_result_are_refused(browser, robin):
    for fields in ({}, {"ct-fadir": "perhaps"}, {"words": "a" * 1001}, {"ct-fadir": "take-back"}):
        answer = send(browser, robin, "examination", **fields)
        assert answer.status_code == 400 and 'role="alert"' in html(answer)
    assert not Examination.objects.exists()


def test_the_second_of_two_is_told_and_what_they_chose_is_still_there(browser, robin, clinician_elsewhere):
    from runwell.records.actions.patients import assign

    assign(by="test", patient_id=robin.id, clinician_id=clinician_elsewhere.id)
    opened = seen(browser, at("examination", robin))
    entered(clinician_elsewhere, robin, {"ct-fadir": "no"})
    given = {"seen": opened, "ct-slr": "yes", "words": "Back tested too"}
    answer = browser.post(at("examination", robin), given)
    page = html(answer)
    assert answer.status_code == 409 and "New since you opened this page" in page and "Lee Elsewhere" in page
    assert 'name="ct-slr" value="yes" checked' in page and "Back tested too" in page
    assert "<details open><summary>" in page, "a chosen test is not hidden"
    assert holds(robin) == {"ct-fadir": "no"}
    again = browser.post(at("examination", robin), {**given, "seen": seen_in(page)})
    assert again.status_code == 302 and holds(robin) == {"ct-fadir": "no", "ct-slr": "yes"}


def seen_in(page):
    return re.search(r'name="seen" value="([^"]+)"', page)[1]


def test_somebody_elses_patient_stays_closed(as_, robin, clinician_elsewhere, desk_here, owner):
    for who, status in ((clinician_elsewhere, 404), (desk_here, 403), (owner, 403)):
        browser = as_(who)
        for name in ("examination", "cause"):
            assert browser.get(at(name, robin)).status_code == status
            assert browser.post(at(name, robin), {"seen": "0", "ct-fadir": "yes"}).status_code in (403, 404)
    assert not Examination.objects.exists()


def test_the_patient_is_led_to_their_own_pages_and_enters_nothing(as_, robin):
    assert (
        as_(robin.account).post(at("examination", robin), {"seen": "0", "ct-fadir": "yes"}).status_code == 403
    )
    with pytest.raises(PermissionDenied):
        entered(robin.account, robin)


@pytest.fixture
def owner(db):
    from runwell.records.roles import Role
    from tests.people import somebody

    return somebody("the-owner@example.com", Role.OWNER)


def test_a_ratio_always_has_two_digits_that_count():
    assert [plain_number(one) for one in (1, 0.4, 0.96, 4.21, 17.4)] == ["1.0", "0.40", "0.96", "4.2", "17"]
