"""What one person does reaches nobody else: not their sessions, not their tries, not their way in."""

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from runwell.records.actions.erasure import erase_everything
from runwell.records.actions.jobs import put_off
from runwell.records.models import DueJob
from runwell.web.public.flood import address_of
from tests.people import somebody_with_a_record
from tests.web.account.conftest import PASSWORD, confirmed, is_in, log_in, no_limit_left_over

__all__ = ["no_limit_left_over"]
pytestmark = pytest.mark.django_db


def test_who_deletes_themselves_signs_out_nobody_whose_address_ends_like_theirs():
    ann, joann = (confirmed(somebody_with_a_record(f"{one}@example.com")) for one in ("ann", "joann"))
    here = Client()
    log_in(here, joann.email)
    assert is_in(here) and joann.email in str(dict(here.session))
    kept = put_off(by="test", kind="mail", about={"to": joann.email}, due_at=timezone.now())
    gone = put_off(by="test", kind="mail", about={"to": ann.email}, due_at=timezone.now(), key=str(ann.id))
    erase_everything(by=ann)
    assert here.get("/my/").status_code == 200
    assert set(DueJob.objects.filter(id__in=[kept.id, gone.id])) == {kept}


@pytest.mark.parametrize(
    ("near", "told", "counted"),
    [
        ("::ffff:203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("2001:db8::1", "", "2001:db8::/64"),
    ],
)
def test_tries_are_counted_for_who_made_them(near, told, counted):
    forwarded = {"HTTP_X_FORWARDED_FOR": told} if told else {}
    request = RequestFactory().get("/", REMOTE_ADDR=near, **forwarded)
    assert address_of(request) == counted


def test_a_guesser_behind_a_proxy_gets_no_new_tries_by_a_header_of_their_own(patient):
    """The proxy puts the true address last; what stands before it was sent along."""
    confirmed(patient)
    answers = [
        log_in(Client(), patient.email, "wrong", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 203.0.113.7")
        for number in range(8)
    ]
    assert b"Too many" in answers[-1].content
    owner = Client()
    log_in(owner, patient.email, PASSWORD, HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert is_in(owner)
