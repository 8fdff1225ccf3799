"""The door of the front desk: Django's own, with a limit on guessing."""

from __future__ import annotations

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from runwell.web.public.flood import Limit, address_of

# Counted for each connection, not for each account: nobody can lock out a colleague.
LIMIT = Limit(times=10, seconds=300)


class SignIn(LoginView):
    """Sign in with name and password."""

    template_name = "desk/sign_in.html"

    def post(self, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if LIMIT.allows(address_of(request)):
            return super().post(request, *args, **kwargs)
        problem = gettext("Too many tries. Please wait five minutes.")
        return self.render_to_response({"form": self.form_class(request), "problem": problem}, status=429)
