"""What falls due, as administrator and owner see it, and nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.web.jobs.words import FAILURES, KINDS, name_of, why
from tests.people import sign_in

pytestmark = pytest.mark.django_db
PAGE = "/jobs/"


def job(state="waiting", *, due_in=timedelta(0), kind="mail", failure="", **more):
    from runwell.records.models import DueJob

    if state == "done":
        more["done_at"] = timezone.now()
    return DueJob.objects.create(
        kind=kind,
        state=state,
        due_at=timezone.now() + due_in,
        failure=failure,
        about={"sealed": "s3cret"},
        **more,
    )


def shown(client, account=None):
    """The page, for somebody who signs in or has done so."""
    if account:
        sign_in(client, account)
    answer = client.get(PAGE)
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    return answer.content.decode()


def test_administrator_and_owner_see_it_and_nobody_else_does(
    client, administrator, owner, front_desk, colleague, patient
):
    failed = job("failed", failure="mail is off")
    again = reverse("jobs:again", args=[failed.id])
    for stranger in (None, front_desk, colleague, patient):
        client.logout()
        if stranger:
            sign_in(client, stranger)
        refused = 403 if stranger else 302
        assert (client.get(PAGE).status_code, client.post(again).status_code) == (refused, refused)
    failed.refresh_from_db()
    assert failed.state == "failed"
    for keeper in (administrator, owner):
        assert "Mail is off." in shown(client, keeper)


def test_each_job_stands_where_it_belongs_and_names_nobody(client, administrator):
    job("failed", kind="tell-front-desk", failure="SMTPServerDisconnected", tries=7)
    job(due_in=timedelta(minutes=-6), kind="forget-old-jobs")
    job(due_in=timedelta(hours=1), kind="forget-kept-verdicts")
    job("done")
    page = shown(client, administrator)
    failed, late = page.index("<h2>Failed"), page.index("<h2>Late")
    coming = page.index("<h2>To come")
    assert failed < page.index("Tell the front desk") < page.index("SMTPServerDisconnected") < late
    assert late < page.index("Delete old entries") < coming < page.index("Delete kept answers")
    assert "7 times" in page and "s3cret" not in page
    assert page.count("Try again") == 1


def test_a_failed_job_begins_anew_at_a_press(client, administrator):
    failed = job("failed", failure="TimeoutError")
    sign_in(client, administrator)
    answer = client.post(reverse("jobs:again", args=[failed.id]), follow=True)
    assert "It is tried again now." in answer.content.decode()
    failed.refresh_from_db()
    assert failed.state == "waiting"


def test_a_job_that_is_gone_is_no_error(client, administrator):
    done = job("done")
    sign_in(client, administrator)
    answer = client.post(reverse("jobs:again", args=[done.id]), follow=True)
    assert "not in the list any more" in answer.content.decode()


def test_the_page_says_on_top_when_mail_is_off(client, administrator, settings):
    assert "No mail leaves" not in shown(client, administrator)
    settings.RUNWELL_MAIL_IS_ON = False
    page = shown(client)
    assert page.index("No mail leaves") < page.index("<h2>Failed")


def test_the_page_says_whether_a_worker_lives(client, administrator):
    from runwell.records.actions.job_work import note_alive
    from runwell.records.models import WorkProcess

    assert "No worker is running" in shown(client, administrator)
    note_alive(by="test", worker="a", now=timezone.now(), renew=False)
    assert "Worker last seen" in shown(client)
    WorkProcess.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    assert "The worker was last seen on" in shown(client)


def test_the_page_says_when_everything_was_last_backed_up_as_the_trail_has_it(client, administrator):
    from runwell.records import audit
    from runwell.records.access.jobs import BACKED_UP

    assert "None that we know of" in shown(client, administrator)
    audit.record("runwell backup", BACKED_UP)
    assert "None that we know of" not in shown(client)


def test_every_kind_has_words_and_one_of_another_version_its_own_name():
    from runwell.records.jobs import registry

    assert set(KINDS) == set(registry.KINDS)
    assert name_of("from the future") == "from the future"
    assert why("") == "" and why("KeyError") == "Error: KeyError"
    assert all(why(failure) != f"Error: {failure}" for failure in FAILURES)
