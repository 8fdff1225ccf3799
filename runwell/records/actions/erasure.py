"""Deleting a person: their record, their account and everything that leads to them, at once and for good."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import partial

from cryptography.fernet import InvalidToken
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from runwell.records import audit, front_desk, post
from runwell.records.access.own import own_addresses, own_or_mailed_requests
from runwell.records.access.own_tables import OWN, RETAINED, through_work
from runwell.records.access.requests import visits_to_come
from runwell.records.importing import originals, uploaded
from runwell.records.models import Account, DueJob, Patient, Upload
from runwell.refusals import Refusal


@transaction.atomic
def erase_everything(*, by: Account) -> None:
    """Delete the person who acts, in one transaction. Of them the trail keeps random ids and nothing else.

    Refusal: they work here or did, so the practice answers for what they did. PermissionDenied for closed
    accounts, which must be opened first.
    """
    account = Account.objects.select_for_update().filter(id=by.pk, is_active=True).first()
    if account is None:
        raise PermissionDenied("there is no open account of this person")
    if through_work(account):
        mend = "Ask the owner or the administrator of the practice to close it"
        raise Refusal("an account of somebody who works here cannot be deleted here", "your account", mend)
    record = Patient.objects.filter(account=account).first()
    ids = [str(one.pk) for one in (account, record) if one]
    mailed = own_addresses(account)
    asked = own_or_mailed_requests(account)
    expected = visits_to_come(asked).exists()
    asked.delete()
    for upload_id in Upload.objects.filter(patient=record).values_list("id", flat=True):
        transaction.on_commit(partial(uploaded.drop, upload_id))
    for table in OWN:
        if table.model not in dict(RETAINED):
            table.rows(account).delete()
    _forget_jobs(ids, mailed)
    _forget_sessions(ids, mailed)
    Account.objects.filter(id=account.id).delete()
    if expected:
        front_desk.tell_of_a_visit_taken_away(by=by)
    if record:
        transaction.on_commit(partial(originals.drop_all, record.pk))
    gone = Account(id=account.id)
    audit.record(gone, "deleted their account and record", gone, patient=record.pk if record else None)


def _forget_jobs(ids: Iterable[str], mailed: frozenset[str]) -> None:
    """Whatever waits for the person, and every mail to them, sent or not."""
    names_them = Q()
    for word in (*ids, *mailed):
        names_them |= Q(said__icontains=word) | Q(key__icontains=word)
    maybe = DueJob.objects.annotate(said=Cast("about", TextField())).filter(names_them)
    theirs = [job.id for job in maybe if _names(f"{job.said} {job.key}", (*ids, *mailed))]
    DueJob.objects.filter(id__in=theirs).delete()
    letters = DueJob.objects.filter(kind=post.KIND).iterator()
    DueJob.objects.filter(id__in=[job.id for job in letters if _goes_to(job, mailed)]).delete()


def _goes_to(job: DueJob, mailed: frozenset[str]) -> bool:
    try:
        return post.unsealed(job.about.get("sealed", "")).to.lower() in mailed
    except InvalidToken:  # another secret key: nobody can read it any more
        return False


def _names(said: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands there whole: ann@example.com is not joann@example.com."""
    return any(re.search(rf"(?<![\w.+-]){re.escape(word)}(?![\w.-])", said, re.IGNORECASE) for word in words)


def _forget_sessions(ids: Iterable[str], mailed: frozenset[str]) -> None:
    """Every session that knows the person, also one that stopped halfway through signing in."""
    words = (*ids, *mailed)
    theirs = []
    for session in Session.objects.iterator():
        if _names(json.dumps(session.get_decoded(), default=str), words):
            theirs.append(session.pk)
    Session.objects.filter(pk__in=theirs).delete()
