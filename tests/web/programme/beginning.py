"""What the tests of a program's pages do first: an answer in the record, a browser, calm answers."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from runwell.check.answers import Answers
from runwell.check.verdict import conclude
from runwell.records.actions.own_checks import keep_own_check
from runwell.records.packs import the_pack
from tests.people import sign_in
from tests.web.check.runners import OUTER_HIP


def checked(account, known=OUTER_HIP, *, days_ago=0, copy=False):
    """An answer in the record of the account, with every warning sign answered no."""
    pack = the_pack()
    quiet = {one.id: "no" for one in pack.findings.values() if one.kind == "red-flag" and "no" in one.values}
    answers = Answers.of(pack, {**quiet, **known})
    on = timezone.localdate() - timedelta(days=days_ago)
    verdict = conclude(pack, answers, today=on, show_causes=True).as_json()
    said = {} if copy else dict(answers.values)
    return keep_own_check(by=account, verdict_json=verdict, answers=said, asked=sorted(answers.asked))


def browser_of(account):
    client = Client()
    sign_in(client, account)
    return client


def calm(client):
    """The answers to the questions before a session of somebody who has no sign."""
    page = client.get("/my/program/before/").context["page"]
    return {"read": page.warning, **{group.asked.name: "no" for group in page.groups}}
