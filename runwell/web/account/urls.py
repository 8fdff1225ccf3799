"""Everything under /account/: allauth's pages that are needed, and ours.

The two-factor and session pages are allauth's own; social sign-in and sign-in by typed code are left out.
"""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import include, path, re_path

from runwell.web.account import index, links, sign_up
from runwell.web.account.forgetting import forgets
from runwell.web.account.proof import by_mail_alone

urlpatterns = [
    path("", index.index, name="account_index"),
    path("login/", allauth.login, name="account_login"),
    path("logout/", forgets(allauth.logout), name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("signup/", sign_up.sign_up_page, name="account_signup"),
    path("signup/sent/", sign_up.sent, name="account_signup_sent"),
    path("link/", links.ask, name="account_link"),
    path("link/sent/", links.sent, name="account_link_sent"),
    path("link/<slug:token>/", links.use, name="account_use_link"),
    path("second-step/", index.second_step, name="second_step"),
    path("sessions/", include("allauth.usersessions.urls")),
    path("sessions/everywhere/", index.everywhere, name="sign_out_everywhere"),
    path("2fa/", include("allauth.mfa.urls")),
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path(
        "reauthenticate/code/",
        by_mail_alone(allauth.request_reauthentication_code),
        name="account_request_reauthentication_code",
    ),
    path(
        "reauthenticate/code/confirm/",
        by_mail_alone(allauth.confirm_reauthentication_code),
        name="account_confirm_reauthentication_code",
    ),
    path("email/", allauth.email, name="account_email"),
    path("confirm-email/", allauth.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", allauth.confirm_email, name="account_confirm_email"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
