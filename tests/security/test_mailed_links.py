"""What stands in a mail is ours: its links lead here, whatever a request says, and nobody writes it."""

import pytest
from django.test import override_settings

from runwell.records.models import DueJob
from runwell.records.post import Letter, unsealed
from runwell.refusals import Refusal
from tests.people import sign_in
from tests.web.account.conftest import PASSWORD, confirmed, no_limit_left_over

__all__ = ["no_limit_left_over"]
pytestmark = pytest.mark.django_db
LIAR = {"HTTP_HOST": "evil.example.com", "HTTP_X_FORWARDED_HOST": "evil.example.net"}
ANY_SUBDOMAIN = override_settings(
    ALLOWED_HOSTS=[".example.com"], WAGTAILADMIN_BASE_URL="https://www.example.com"
)


@pytest.fixture
def bodies(mailoutbox):
    """What was written: our own letters wait as jobs, allauth's come into the box of the tests."""

    def both():
        waiting = DueJob.objects.filter(kind="mail")
        return [mail.body for mail in (*mailoutbox, *(unsealed(job.about["sealed"]) for job in waiting))]

    return both


@ANY_SUBDOMAIN
def test_links_in_mails_lead_to_the_host_of_the_settings(client, patient, bodies):
    confirmed(patient)
    client.post("/account/password/reset/", {"email": patient.email}, **LIAR)
    client.post("/account/link/", {"email": patient.email}, **LIAR)
    sign_in(client, patient)
    client.post("/account/reauthenticate/", {"password": PASSWORD}, **LIAR)
    client.post("/account/email/", {"email": "new@example.com", "action_add": ""}, **LIAR)
    written = bodies()
    assert len(written) == 3
    for body in written:
        assert "evil" not in body
        assert "https://www.example.com/account/" in body


def test_a_browser_writes_no_sentence_into_a_mail(client, patient, bodies):
    confirmed(patient)
    sign_in(client, patient)
    posted = {"oldpassword": PASSWORD, "password1": "another-long-password"}
    posted["password2"] = posted["password1"]
    client.post(
        "/account/password/change/",
        posted,
        HTTP_USER_AGENT="Call (900) 555-0199 at once\r\nBcc: x@example.com",
    )
    [body] = bodies()
    assert "900" not in body
    assert "A device we do not know" in body


@pytest.mark.parametrize(
    "name", ["Eve\r\nBcc: all@example.com", "Call (900) 555-0199", "https://evil.example"]
)
def test_a_name_stands_in_no_mail_that_a_stranger_can_have_sent(client, name, bodies):
    born = {"born_on": "1990-05-17", "password": "", "agreed": "on"}
    client.post("/account/signup/", {"name": name, "email": "victim@example.com", **born})
    assert all(name.splitlines()[-1] not in body for body in bodies())


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\u0085", "\v"])
def test_no_line_is_added_to_the_head_of_a_mail(end):
    assert Letter("a@example.com", f"One{end}Bcc: b@example.com", "").subject == "One Bcc: b@example.com"
    with pytest.raises(Refusal, match="no e-mail address"):
        Letter(f"a@example.com{end}Bcc: b@example.com", "One", "")
