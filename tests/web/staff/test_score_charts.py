"""The charts of scores on a clinician's pages: of the patient, with what the line means and its source."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.packs import the_pack
from runwell.web.diary.measures import measure
from runwell.web.diary.progress import progress
from tests.web.staff.programs import at, begun

pytestmark = pytest.mark.django_db


def kept(patient, measure, *scores):
    """The last one today, those before it ten days apart."""
    for back, score in enumerate(reversed(scores)):
        day = timezone.localdate() - timedelta(days=10 * back)
        keep_outcome_score(by=patient.account, patient_id=patient.id, measure=measure, score=score, on=day)


def chart_of(patient):
    [chart] = progress(patient, timezone.localdate(), for_clinicians=True).outcomes
    return chart


def test_the_line_says_what_it_means_and_where_that_was_read(robin):
    kept(robin, "nprs", 6, 3)
    chart = chart_of(robin)
    assert chart.title == chart.table.caption == "Pain in the past week (Numeric Pain Rating Scale, 0-10)"
    assert "The line at 4 is 2 better than the first score" in chart.says
    assert "Its source prints: 2 points (chronic musculoskeletal pain)." in chart.says
    assert chart.says.endswith("The last score has reached it.") and chart.source.startswith("https://")
    assert progress(robin, timezone.localdate()).outcomes[0].source == ""


@pytest.mark.parametrize(
    ("measure", "scores", "said"),
    [
        ("uwri", (10, 12), "The last score has not reached it."),
        ("nprs", (1, 0), "The first score is too close to the end of the scale for a line."),
        ("visag", (40, 60), "No source that we read says how large a change has to be to matter."),
    ],
)
def test_what_there_is_no_line_for_and_what_is_not_reached_is_said(robin, measure, scores, said):
    kept(robin, measure, *scores)
    assert chart_of(robin).says.endswith(said)


@pytest.mark.parametrize("page", ["program", "timeline"])
def test_no_chart_of_theirs_speaks_to_the_runner(as_, robin, clinician_here, page):
    begun(clinician_here, robin)
    for one, scores in {"nprs": (6, 3), "uwri": (10, 12), "ihot12": (95, 96)}.items():
        kept(robin, one, *scores)
    html = as_(clinician_here).get(at(page, robin)).content.decode()
    charts = re.findall(r"<figure.*?</figure>", html, flags=re.DOTALL)
    assert len(charts) >= 3 and not [one for one in charts if re.search(r"\byour?\b", one, re.IGNORECASE)]
    assert html.count("Source of the line") == 3 and "has not reached it." in html


def test_what_a_score_is_of_speaks_of_the_patient_and_bears_the_clinical_name(as_, robin, clinician_here):
    kept(robin, "nprs", 6, 3)
    keep_outcome_score(
        by=robin.account, patient_id=robin.id, measure="psfs", activities=(("Run 3 miles", 4),)
    )
    name = "Things they want to do again (Patient-Specific Functional Scale)"
    for page in ("timeline", "summary"):
        html = as_(clinician_here).get(at(page, robin)).content.decode()
        assert name in html and "Things you want" not in html
    assert (
        measure(the_pack(), "hagos", "pain").for_clinicians == "Copenhagen Hip and Groin Outcome Score: Pain"
    )
