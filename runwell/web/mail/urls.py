"""Address of the mail that did not leave this machine."""

from django.urls import path

from runwell.web.mail import written

app_name = "mail"

urlpatterns = [path("", written.written, name="written")]
