"""The address of a patient's own messages."""

from django.urls import path

from runwell.web.messages import own

app_name = "messages"

urlpatterns = [path("", own.own, name="own")]
