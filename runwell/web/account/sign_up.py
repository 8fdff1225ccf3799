"""Making an account for oneself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from runwell.records import consent_words
from runwell.records.access.accounts import Age, age_of, mail_is_on
from runwell.records.actions.sign_up import sign_up
from runwell.records.models import Account
from runwell.web.account.adapters import landing
from runwell.web.account.limits import too_many

BY = "somebody at the sign-up page"


class SignUpForm(forms.Form):
    """Takes these five and nothing else that is posted."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        error_messages={"required": _("Enter your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Email"),
        max_length=254,
        error_messages={
            "required": _("Enter your email address."),
            "invalid": _("Enter an email address like name@example.com."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    born_on = forms.DateField(
        label=_("Date of birth"),
        error_messages={
            "required": _("Enter the day you were born."),
            "invalid": _("Enter the day you were born, like 05/17/1990."),
        },
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "bday"}, format="%Y-%m-%d"),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_(
            "At least 12 characters. Leave it empty if you would rather sign in with a link by email."
        ),
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    agreed = forms.BooleanField(
        label=_("I agree that you keep a record for me"),
        error_messages={"required": _("Tick the box if you agree. Without a record there is no account.")},
    )

    def clean_born_on(self) -> Any:
        day = self.cleaned_data["born_on"]
        if age_of(day, timezone.localdate()) is Age.NO_SUCH_DAY:
            raise forms.ValidationError(_("Check the year: nobody can be born on that day."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if password := given.get("password"):
            somebody = Account(email=given.get("email", ""), name=given.get("name", ""))
            try:
                validate_password(password, somebody)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given

    def age(self) -> Age:
        """What the birth date means, once it is a day."""
        day = self.cleaned_data.get("born_on")
        return age_of(day, timezone.localdate()) if day else Age.NO_SUCH_DAY


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
def sign_up_page(request: HttpRequest) -> HttpResponse:
    """The form. Whoever sends it in reads the same, whether their address has an account or not."""
    if request.user.is_authenticated:
        return redirect(landing(request.user))
    if not mail_is_on():
        return render(request, "sign_in/mail_off.html", status=503)
    if request.method != "POST":
        return _shown(request, SignUpForm())
    if answer := too_many(request, "signup"):
        return answer
    form = SignUpForm(request.POST)
    valid = form.is_valid()
    if form.age() in (Age.TOO_YOUNG, Age.NEEDS_GUARDIAN):
        return render(request, "sign_in/too_young.html", {"guardian": form.age() is Age.NEEDS_GUARDIAN})
    if not valid:
        return _shown(request, form, status=400)
    given = form.cleaned_data
    words = {name: given[name] for name in ("name", "email", "born_on")}
    sign_up(by=BY, **words, password=given["password"] or None)
    return redirect("account_signup_sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What to do next. The page knows nothing of the person."""
    return render(request, "sign_in/sign_up_sent.html")


def _shown(request: HttpRequest, form: SignUpForm, status: int = 200) -> HttpResponse:
    page = {"form": form, "words": consent_words.newest()}
    return render(request, "sign_in/sign_up.html", page, status=status)
