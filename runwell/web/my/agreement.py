"""What a person agreed to: read, given, taken back, given again."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from runwell.records import access, consent_words, learning_words
from runwell.records.access.accounts import may_have_account
from runwell.records.actions.consents import agree_again, withdraw_consent
from runwell.records.actions.learning_consent import agree_to_learning, withdraw_learning
from runwell.records.actions.patients import open_record
from runwell.records.consent_words import ConsentWords
from runwell.records.models import Consent, Patient
from runwell.refusals import Refusal
from runwell.web.my.learning_part import LearningPart, learning_part
from runwell.web.my.with_record import with_record

# Where somebody was on their way to when a record was offered to them: fixed words, never an address.
ONWARD = {"answer": "my:answer", "copy": "my:copy"}


@dataclass(frozen=True, slots=True)
class OfferPage:
    """words: what they would agree to. may: their age allows it. then: a word of ONWARD, or nothing."""

    words: ConsentWords
    may: bool
    then: str = ""
    problem: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """One agreement and its text; None where the practice has lost that version."""

    consent: Consent
    words: ConsentWords | None


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """given: the latest first. newest: what stands to be agreed to; None where it has been.

    learning: whether the practice may learn from the case; None where that is not theirs to say.
    """

    given: tuple[Given, ...]
    agrees: bool
    newest: ConsentWords | None
    learning: LearningPart | None
    problem: Refusal | None = None


def offer(request: HttpRequest, then: str = "", problem: Refusal | None = None) -> HttpResponse:
    """The page that says what a record is, and offers to open one."""
    may = may_have_account(request.user, timezone.localdate())
    page = OfferPage(consent_words.newest(), may, then if then in ONWARD else "", problem)
    return render(request, "my/open.html", {"page": page}, status=400 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def open_mine(request: HttpRequest) -> HttpResponse:
    """Open a record for whoever agrees to it, and go on to where they were."""
    if request.method != "POST":
        return redirect("my:home")
    then = request.POST.get("then", "")
    if request.POST.get("agreed") != consent_words.newest().id:
        what = gettext("the box is not ticked")
        return offer(request, then, Refusal(what, mend=gettext("Tick it if you agree")))
    try:
        open_record(by=request.user, account_id=request.user.pk)
    except Refusal as refusal:
        return offer(request, then, refusal)
    return redirect(ONWARD.get(then, "my:home"))


@require_safe
@with_record
def agreement(request: HttpRequest, record: Patient) -> HttpResponse:
    """Every agreement in its words, and the way to take it back or to give it again."""
    return _shown(request)


@require_POST
@login_required
def withdraw(request: HttpRequest) -> HttpResponse:
    """From now on no clinician reads the record, but in an emergency."""
    withdraw_consent(by=request.user)
    messages.success(
        request, gettext("You took back your agreement. Our clinicians can no longer read your record.")
    )
    return redirect("my:agreement")


@require_POST
@login_required
def again(request: HttpRequest) -> HttpResponse:
    """Agree to the newest text."""
    try:
        agree_again(by=request.user, words=request.POST.get("words", ""))
    except Refusal as refusal:
        return _shown(request, refusal)
    messages.success(request, gettext("You agreed. Thank you."))
    return redirect("my:agreement")


@require_POST
@login_required
def learn(request: HttpRequest) -> HttpResponse:
    """The practice may learn from their case, without a name."""
    try:
        agree_to_learning(by=request.user, words=request.POST.get("words", ""))
    except Refusal as refusal:
        return _shown(request, refusal)
    messages.success(request, gettext("You agreed. Thank you for helping the next runner."))
    return redirect("my:agreement")


@require_POST
@login_required
def learn_no_more(request: HttpRequest) -> HttpResponse:
    """Nothing more is added from now on."""
    withdraw_learning(by=request.user)
    messages.success(request, gettext("You took it back. Nothing more is added from your case."))
    return redirect("my:agreement")


def _given(one: Consent) -> Given:
    of = learning_words if one.purpose == Consent.LEARNING else consent_words
    return Given(one, of.words_of(one.words))


def _shown(request: HttpRequest, problem: Refusal | None = None) -> HttpResponse:
    record = access.own_record(request.user)
    consents = tuple(access.own_consents(request.user))
    newest = consent_words.newest()
    standing = {one.words for one in consents if one.purpose == Consent.RECORD and one.withdrawn_at is None}
    page = AgreementPage(
        tuple(_given(one) for one in consents),
        bool(standing),
        None if newest.id in standing else newest,
        learning_part(record, consents),
        problem,
    )
    return render(request, "my/agreement.html", {"page": page}, status=400 if problem else 200)
