"""What clinicians call a test or a cause stands beside the plain name on every page of theirs."""

import re

import pytest

from runwell.web.staff.clinical_names import both_names, clinical_test, name_of_cause, name_of_test
from tests.property.strategies import HIP
from tests.records.examined import CLUSTER, EXAM, GTPS, confirmed, entered, told
from tests.web.staff.programs import at

TENDON = "Irritated outer-hip tendon (Gluteal tendinopathy, gluteus medius or minimus)"
CLUSTER_TEST = "Pressing the outer hip, then pushing the leg out (gluteal tendon cluster)"


def html(response):
    return " ".join(re.sub(r"<style>.*?</style>", "", response.content.decode(), flags=re.DOTALL).split())


def test_every_test_and_cause_of_the_pack_has_one():
    tests = [one for one in HIP.findings.values() if one.kind == "clinician-test"]
    assert tests and all(clinical_test(one) for one in tests)
    names = [name_of_cause(HIP, one) for one in (*HIP.causes, *HIP.families, *HIP.impairments)]
    assert len(set(names)) == len(names) and all(one.endswith(")") and one.count("(") == 1 for one in names)


@pytest.mark.parametrize(
    ("test", "name"),
    [
        ("ct-slr", "Lifting the straight leg (straight leg raise)"),
        ("ct-fadir", "Bending the hip and turning it in (FADIR test)"),
        ("ct-slump", "Slump test"),
        ("known-no-more", "known-no-more"),
    ],
)
def test_a_test_is_named_once_in_plain_words_and_once_as_clinicians_do(test, name):
    assert name_of_test(HIP, test) == name


def test_a_cause_that_the_pack_knows_no_more_keeps_its_id():
    assert name_of_cause(HIP, "known-no-more") == "known-no-more" and name_of_cause(HIP, "") == ""
    assert both_names("Stiff hip", "") == both_names("Stiff hip", "stiff hip") == "Stiff hip"


@pytest.mark.django_db
def test_the_pages_of_a_patient_bear_both(as_, robin, clinician_here, settings):
    settings.RUNWELL_SHOW_UNSIGNED = True
    told(robin)
    entered(clinician_here, robin, CLUSTER)
    browser = as_(clinician_here)
    assert "Gluteal tendinopathy, gluteus medius or minimus" in html(browser.get(at("record", robin)))
    confirmed(clinician_here, robin, GTPS, how=EXAM)
    pages = {name: html(browser.get(at(name, robin))) for name in ("examination", "summary", "timeline")}
    assert all(CLUSTER_TEST in pages[name] for name in ("examination", "timeline"))
    assert "the gluteal tendon cluster was positive in both parts" in pages["summary"].lower()
    for name in ("record", "cause", "summary", "timeline", "examination"):
        assert TENDON in (pages.get(name) or html(browser.get(at(name, robin))))
    assert "<small>Gluteal tendinopathy (gluteus medius or minimus) / " in pages["examination"]
