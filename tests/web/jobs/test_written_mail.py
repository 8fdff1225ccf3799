"""In development a page shows the mail that did not leave."""

import os

import pytest

from runwell.records import post
from runwell.records.jobs.working import work_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(settings, tmp_path):
    settings.RUNWELL_MAIL_THROUGH = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


def send(subject, body="Hello"):
    post.send_later(by="test", to="robin@example.com", subject=subject, body=body)
    work_off("test")


def test_the_latest_is_shown_first_with_links_to_follow(client, files):
    send("The first – é", "Line one\n\nhttp://localhost:8000/account/link/Ab-c_9/")
    for file in files.iterdir():
        os.utime(file, (1, 1))
    send("The second")
    answer = client.get("/mail/")
    page = answer.content.decode()
    assert page.index("The second") < page.index("The first – é")
    assert 'href="http://localhost:8000/account/link/Ab-c_9/"' in page and "robin@example.com" in page
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_stands_in_a_mail_cannot_become_part_of_the_page(client, files):
    send("<b>bold</b>", "<script>alert(1)</script> javascript:alert(1)")
    page = client.get("/mail/").content.decode()
    assert "<b>" not in page and "<script>" not in page and 'href="javascript' not in page


def test_before_the_first_mail_the_page_says_so(client, files):
    assert "No mail has been written yet" in client.get("/mail/").content.decode()


def test_in_production_there_is_no_such_page(client, files, settings):
    send("Secret")
    settings.RUNWELL_ENV = "production"
    answer = client.get("/mail/")
    assert answer.status_code == 404 and "Secret" not in answer.content.decode()
