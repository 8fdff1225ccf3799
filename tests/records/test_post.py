"""Mail that waits its turn: what is written down, how it is kept, what may stand in it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone

from runwell.records import post
from runwell.records.models import DueJob
from runwell.refusals import Refusal

pytestmark = pytest.mark.django_db

LETTER = {
    "by": "test",
    "to": "robin@example.com",
    "subject": "Sign in",
    "body": "http://localhost/link/s3cret/",
}


def test_what_waits_is_encrypted_and_opens_again():
    job = post.send_later(**LETTER, account=uuid4())
    kept = str(DueJob.objects.values().get(id=job.id))
    for secret in ("robin", "s3cret", "Sign in"):
        assert secret not in kept
    assert post.unsealed(job.about["sealed"]).body == LETTER["body"]


def test_what_waits_opens_after_a_change_of_the_secret_key(settings):
    job = post.send_later(**LETTER)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another" * 10
    assert post.unsealed(job.about["sealed"]).to == LETTER["to"]


def test_a_mail_of_a_change_that_did_not_happen_is_not_written_down():
    with pytest.raises(RuntimeError), transaction.atomic():
        post.send_later(**LETTER)
        raise RuntimeError
    assert not DueJob.objects.exists()


def test_the_same_key_is_one_mail():
    assert post.send_later(**LETTER, key="reminder 1") is not None
    assert post.send_later(**LETTER, key="reminder 1") is None
    assert DueJob.objects.count() == 1


@pytest.mark.parametrize(
    "to", ["", "robin", "a@b", "a@b.example\nBcc: x@y.example", "A <a@b.example>", "a@b.example,c@d.example"]
)
def test_only_one_bare_address_is_written_to(to):
    with pytest.raises(Refusal, match="address"):
        post.send_later(**{**LETTER, "to": to})


@pytest.mark.parametrize(
    "subject", ["Hello\nBcc: x@y.example", "Hello\r\nBcc: x@y.example", "Hello\u2028Bcc: x@y.example"]
)
def test_a_subject_cannot_become_a_header(subject):
    post.deliver(post.Letter("robin@example.com", subject, "text\nBcc: z@y.example"), uuid4())
    [sent] = mail.outbox
    message = sent.message()
    assert message["Subject"] == "Hello Bcc: x@y.example" and message["Bcc"] is None
    assert sent.recipients() == ["robin@example.com"]


def test_the_same_job_has_the_same_message_id_and_names_no_machine():
    letter, job_id = post.Letter("robin@example.com", "Hello", "text"), uuid4()
    post.deliver(letter, job_id)
    post.deliver(letter, job_id)
    assert {sent.message()["Message-ID"] for sent in mail.outbox} == {f"<{job_id}@localhost>"}


def test_mail_is_sent_in_the_name_of_the_practice(practice):
    post.deliver(post.Letter("robin@example.com", "Hello", "text"), uuid4())
    assert mail.outbox[0].from_email == practice.front_desk_email


def test_a_mail_knows_until_when_it_is_of_use():
    soon = timezone.now() + timedelta(minutes=10)
    assert post.send_later(**LETTER, until=soon).about["until"] == soon.isoformat()


def test_what_allauth_and_wagtail_send_waits_in_the_same_queue():
    queue = get_connection("runwell.records.post.QueueBackend")
    message = EmailMultiAlternatives("Sign in\n now", "text", to=["a@b.example"], cc=["c@d.example"])
    message.attach_alternative("<p>text</p>", "text/html")
    assert queue.send_messages([message]) == 1
    letters = {post.unsealed(job.about["sealed"]) for job in DueJob.objects.all()}
    assert letters == {post.Letter(to, "Sign in now", "text") for to in ("a@b.example", "c@d.example")}


def test_nothing_is_attached_to_a_mail():
    message = EmailMessage("Hello", "text", to=["a@b.example"], attachments=[("a.txt", "text", "text/plain")])
    with pytest.raises(ValueError, match="attached"):
        get_connection("runwell.records.post.QueueBackend").send_messages([message])
