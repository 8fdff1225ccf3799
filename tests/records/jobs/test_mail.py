"""Mail jobs: sent, kept for later, or given up, by what the mail server says."""

from datetime import timedelta
from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.utils import timezone

from runwell.records import post
from runwell.records.jobs.working import work_off
from runwell.records.models import DueJob

pytestmark = pytest.mark.django_db
LETTER = {
    "by": "test",
    "to": "robin@example.com",
    "subject": "Sign in",
    "body": "http://localhost/link/s3cret/",
}


def test_a_mail_leaves_once_and_its_text_is_forgotten(mailoutbox):
    job = post.send_later(**LETTER)
    work_off("a")
    work_off("a")
    [sent] = mailoutbox
    assert (sent.to, sent.subject, sent.body) == ([LETTER["to"]], LETTER["subject"], LETTER["body"])
    assert sent.message()["Message-ID"] == f"<{job.id}@localhost>"
    assert DueJob.objects.get().about == {}


@pytest.mark.parametrize(
    ("error", "failure", "again"),
    [
        (SMTPServerDisconnected("robin@example.com"), "SMTPServerDisconnected", True),
        (TimeoutError("robin@example.com"), "TimeoutError", True),
        (SMTPAuthenticationError(535, b"robin@example.com"), "SMTPAuthenticationError 535", True),
        (SMTPDataError(451, b"robin@example.com"), "SMTPDataError 451", True),
        (SMTPDataError(554, b"robin@example.com"), "the mail server refuses this mail (554)", False),
        (SMTPRecipientsRefused({"robin@example.com": (450, b"")}), "SMTPRecipientsRefused", True),
        (
            SMTPRecipientsRefused({"robin@example.com": (550, b"")}),
            "the mail server refuses this mail (550)",
            False,
        ),
    ],
)
def test_what_the_mail_server_says_decides_whether_it_is_tried_again(monkeypatch, error, failure, again):
    def refuse(letter, job_id):
        raise error

    post.send_later(**LETTER)
    monkeypatch.setattr(post, "deliver", refuse)
    [outcome] = work_off("a")
    assert (outcome.failure, outcome.again_at is not None) == (failure, again)
    kept = DueJob.objects.get()
    assert kept.state == (DueJob.WAITING if again else DueJob.FAILED) and "sealed" in kept.about


def test_where_mail_is_off_it_says_so_and_the_mail_can_be_sent_once_it_is_on(
    settings, mailoutbox, administrator
):
    from runwell.records.actions.jobs import try_again

    settings.RUNWELL_MAIL_IS_ON = False
    job = post.send_later(**LETTER)
    [outcome] = work_off("a")
    assert (outcome.failure, outcome.again_at, mailoutbox) == ("mail is off", None, [])
    settings.RUNWELL_MAIL_IS_ON = True
    try_again(by=administrator, job_id=job.id)
    work_off("a")
    assert len(mailoutbox) == 1


def test_a_mail_that_is_of_no_use_any_more_is_not_sent(mailoutbox):
    post.send_later(**LETTER, until=timezone.now() - timedelta(seconds=1))
    [outcome] = work_off("a")
    assert (outcome.failure, outcome.again_at, mailoutbox) == ("too late to be of use", None, [])


def test_a_mail_sealed_with_a_secret_that_is_gone_fails_and_says_why(settings, mailoutbox):
    post.send_later(**LETTER)
    settings.SECRET_KEY = "another" * 10
    [outcome] = work_off("a")
    assert outcome.failure == "sealed with another SECRET_KEY" and not outcome.again_at and not mailoutbox
