"""All of a runner's runs in one place: how many, what stands out, and where each is."""

import pytest
from django.test import Client

from tests.people import sign_in
from tests.web.runs.conftest import text


def test_without_runs_the_page_says_how_to_get_them_here(own):
    page = text(own.get("/my/runs/"))
    assert "No runs yet." in page and 'href="/my/runs/add/"' in page


def test_all_of_them_in_one_place(own, runs):
    page = text(own.get("/my/runs/"))
    assert "8 runs, 40.4 miles, since" in page
    assert 'role="img" aria-labelledby="over-time-title over-time-says"' in page
    assert "The longest: 10.6 miles on" in page and "1 spike." in page
    assert '<th scope="col">Miles</th>' in page
    for run in runs:
        assert f'href="/my/runs/{run.id}/"' in page


def test_the_latest_spike_stands_there_with_its_published_band(own, runs):
    page = text(own.get("/my/runs/"))
    assert "10.6 miles, 112% farther than the longest run of the 30 days before (5 miles)." in page
    assert (
        "got hurt 2.28 times as often as after runs without a jump (1.50-3.48). "
        "That is over many runners; it is not your own risk." in page
    )
    assert "5,205 runners" in page
    assert "1 indoor run is left out, until its distance is confirmed." in page


def test_the_ratio_that_others_show_is_not_shown_and_a_sentence_says_why(own, runs):
    page = text(own.get("/my/runs/"))
    assert "called ACWR. We do not." in page and "ACWR is never shown as a risk number." in page


@pytest.mark.parametrize(("asked", "title"), [("13", "week"), ("52", "week"), ("0", "week"), ("x", "week")])
def test_as_far_back_as_one_likes(own, runs, asked, title):
    assert f"Your runs by {title}" in text(own.get(f"/my/runs/?weeks={asked}"))


def test_kilometers_where_the_practice_speaks_of_them(own, runs, settings):
    settings.RUNWELL_UNITS = "kilometers"
    page = text(own.get("/my/runs/"))
    assert "8 runs, 65 kilometers, since" in page and " miles" not in page


def test_pain_and_sessions_lie_on_the_same_line(own, patient, runs):
    from django.utils import timezone

    from runwell.records.actions.mornings import keep_morning

    keep_morning(by=patient, patient_id=patient.patient.id, on=timezone.localdate(), pain=4)
    page = text(own.get("/my/runs/"))
    assert "pain in the morning, average, 0 to 10" in page and '<th scope="col">Pain</th>' in page


def test_what_is_put_aside_leaves_the_list_and_stays_to_be_found(own, runs):
    own.post(f"/my/runs/{runs[0].id}/aside/", {"aside": "yes"})
    page = text(own.get("/my/runs/"))
    assert "7 runs," in page and "1 run you put aside" in page and runs[0].id in page


def test_nobody_else_sees_them(runs, other_patient, clinician, colleague, owner):
    for account in (other_patient, clinician, colleague, owner):
        browser = Client()
        sign_in(browser, account)
        answer = browser.get("/my/runs/")
        assert "40.4 miles" not in answer.content.decode()
        for run in runs[:1]:
            assert browser.get(f"/my/runs/{run.id}/").status_code in (302, 403, 404)
            assert browser.post(f"/my/runs/{run.id}/effort/", {"effort": 3}).status_code in (302, 403, 404)
    assert Client().get("/my/runs/").url.startswith("/account/login/")


def test_ten_years_ask_the_database_as_little_as_a_month(own, patient, django_assert_max_num_queries):
    from datetime import timedelta

    from tests.records.whole_runs import BEGAN, kept_run

    for number in range(120):
        run = kept_run(patient.patient)
        type(run).objects.filter(id=run.id).update(
            began_at=BEGAN - timedelta(days=30 * number), on=BEGAN.date() - timedelta(days=30 * number)
        )
    with django_assert_max_num_queries(35):
        page = text(own.get("/my/runs/?weeks=0"))
    assert "Your runs by month" in page and "Page 1 of 2" in page
    assert len(page.encode()) < 120_000
