"""A patient of whom every table holds something, and the words that must be nowhere once they are gone."""

from datetime import timedelta

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from runwell.records import post
from runwell.records.actions.jobs import put_off
from runwell.records.actions.own_checks import keep_own_check
from runwell.records.actions.patients import assign
from runwell.records.actions.reading import break_glass, look_at_record
from runwell.records.models import SignInLink, VisitRequest
from tests.records.whole_programme import filled_programme
from tests.records.whole_runs import filled_runs
from tests.records.whole_visits import filled_visits

ANSWER, HEADLINE, REASON, NOTE = "xanswerx", "Xheadlinex", "Xreasonx for opening", "Xnotex"


def filled(patient, clinician):
    """Everything that is kept of a person, at least once. The patient's row of the record."""
    record, now = patient.patient, timezone.now()
    keep_own_check(
        by=patient,
        verdict_json={"pack": "hip@0", "on": "2026-11-24", "level": "self-care", "headline": HEADLINE},
        answers={"sex": ANSWER},
        asked=["sex"],
    )
    assign(by="test", patient_id=record.id, clinician_id=clinician.id)
    look_at_record(by=clinician, patient_id=record.id)
    filled_programme(patient, clinician)
    filled_runs(record)
    filled_visits(record, clinician)
    break_glass(by=clinician, patient_id=record.id, reason=REASON)
    for facts in ({"patient": record, "telephone": "1"}, {"email": patient.email.upper()}):
        VisitRequest.objects.create(name=patient.name, note=NOTE, asked_at=now, **facts)
    SignInLink.objects.create(account=patient, token_hash="h", expires_at=now + timedelta(hours=1))
    address = EmailAddress.objects.create(user=patient, email=patient.email, verified=True, primary=True)
    EmailConfirmation.objects.create(email_address=address, key="k", sent=now)
    Authenticator.objects.create(user=patient, type=Authenticator.Type.TOTP, data={"secret": "s"})
    key = session_that_says(_auth_user_id=str(patient.pk))
    UserSession.objects.create(user=patient, ip="203.0.113.9", user_agent="phone", session_key=key)
    session_that_says(account_login={"email": patient.email})
    post.send_later(by="test", to=patient.email, subject="Sign in", body="A link")
    put_off(by="test", kind="reminder", about={"patient": str(record.id)}, due_at=now, key=f"r {record.id}")
    return record


def session_that_says(**words):
    """The key of a new session with these words in it."""
    session = SessionStore()
    session.create()
    session.update(words)
    session.save()
    return session.session_key
