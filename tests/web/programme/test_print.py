"""The weeks of a program on paper: what stands there, when nothing may, and who gets them."""

import pytest
from django.test import Client
from pypdf import PdfReader
from reportlab.lib.utils import BytesIO

from runwell.records.actions.patients import assign
from runwell.records.actions.safety_words import say_have_read
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from runwell.web.plan_words import dose_words
from tests.people import sign_in
from tests.records import whole_programme
from tests.records.whole_programme import dose
from tests.web.programme.beginning import browser_of
from tests.web.programme.test_program import kept

pytestmark = pytest.mark.django_db
PAGE, FILE = "/my/program/print/", "/my/program/program.pdf"
PROGRAM = "/my/program/"


def pages(answer):
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(answer.content)).pages


def text(answer):
    return " ".join(" ".join(page.extract_text() for page in pages(answer)).split())


def test_page_and_file_say_the_same(own, patient, practice):
    kept(patient)
    said, file = " ".join(own.get(PAGE).content.decode().split()), text(own.get(FILE))
    exercise = the_pack().exercises["bridge"]
    for words in ("Bridge", dose_words(exercise, dose()), "Your limit is", "Stop and get help today if"):
        assert words in said and words in file
    assert "(708)" in file or "(630)" in file
    assert said.count('class="box"') == 7 * 2 and 'src="/figures/bridge.svg"' in said
    assert "robin" not in file.lower()


@pytest.mark.parametrize(("asked", "weeks"), [("", 1), ("2", 2), ("4", 4), ("500", 1), ("-1", 1), ("x", 1)])
def test_as_many_pages_as_weeks(own, patient, asked, weeks):
    kept(patient)
    assert len(pages(own.get(FILE, {"weeks": asked}))) == weeks
    assert own.get(PAGE, {"weeks": asked}).content.decode().count('<section class="week') == weeks


@pytest.mark.parametrize(("paper", "wide"), [("letter", 612), ("a4", 595)])
def test_the_paper_is_that_of_the_practice(own, patient, settings, paper, wide):
    settings.RUNWELL_PAPER = paper
    kept(patient)
    assert round(float(pages(own.get(FILE))[0].mediabox.width)) == wide
    assert f"programme/{paper}.css" in own.get(PAGE).content.decode()


def test_nobody_keeps_it_and_nobody_finds_it(own, patient):
    kept(patient)
    for address in (PAGE, FILE):
        assert own.get(address)["Cache-Control"] == "no-store"
    assert "noindex" in own.get(FILE)["X-Robots-Tag"]
    assert own.get(FILE)["Content-Disposition"] == 'inline; filename="program.pdf"'


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_nothing_is_printed_while_a_sign_stands(own, patient, address):
    kept(patient)
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING, rules=["RF29"])
    assert own.get(address)["Location"] == PROGRAM


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_nothing_is_printed_before_the_warning_is_read(own, patient, address):
    whole_programme.kept(patient)
    assert own.get(address)["Location"] == PROGRAM


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_everybody_has_only_their_own(client, patient, other_patient, clinician, address):
    kept(patient)
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    assert "/account/login/" in Client().get(address)["Location"]
    assert browser_of(other_patient).get(address)["Location"] == PROGRAM
    sign_in(client, clinician)
    assert client.get(address)["Location"] == "/my/"
