"""What a condition page tells machines: its condition, and a review only where a clinician made one."""

import json
import re

import pytest

from runwell.pages.models import ConditionPage
from tests.people import clinician, practice

__all__ = ["clinician", "practice"]

pytestmark = pytest.mark.django_db


def said(client, page):
    html = client.get(page.url).content.decode()
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return {node["@type"]: node for node in json.loads(block)["@graph"]}["MedicalWebPage"]


def test_the_page_says_what_it_is_about(client, practice, page):
    node = said(client, page)
    assert node["about"]["name"] == "Hip pain after running"
    assert node["about"]["associatedAnatomy"]["name"] == "Hip"
    assert node["name"] == page.title
    assert {"reviewedBy", "lastReviewed"}.isdisjoint(node)


@pytest.mark.parametrize("demo", [False, True])
def test_a_review_is_said_only_of_a_real_signature(client, practice, page, clinician, demo):
    page.signatures.all().delete()
    page.signatures.create(
        content=page.specific_class.objects.get(pk=page.pk).content,
        signed_by=clinician,
        name="Avery Mockford",
        credentials="PT, DPT",
        next_review_on="2099-01-01",
        demo=demo,
    )
    assert ConditionPage.objects.get(pk=page.pk).signature
    node = said(client, page)
    assert page.signatures.get().demo is demo
    assert ("lastReviewed" in node, "reviewedBy" in node) == (not demo, not demo)
    assert demo or node["reviewedBy"]["name"] == "Avery Mockford"


def test_causes_and_treatments_of_the_pack_are_said_by_name(client, practice, page):
    page.body = [
        ("cause", "hip/gluteal-tendinopathy"),
        ("cause", "hip/no-longer-there"),
        ("treatment", "hip/gtps/education"),
    ]
    page.author = "Nobody that we know"
    ConditionPage.save_base(page)  # not through the review, which this is no test of
    node = said(client, page)
    assert len(node["about"]["cause"]) == 1
    assert node["about"]["possibleTreatment"] == [{"@type": "MedicalTherapy", "name": "Education"}]
    assert node["author"] == {"@id": "http://testserver/#practice"}
