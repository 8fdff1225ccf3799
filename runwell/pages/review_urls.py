"""The rooms that Runwell adds to the editor."""

from django.urls import path

from runwell.pages import import_room, review_room

app_name = "page-review"
urlpatterns = [
    path("import/", import_room.bring_in, name="import"),
    path("due/", review_room.due, name="due"),
    path("<int:page_id>/", review_room.read, name="read"),
    path("<int:page_id>/sign/", review_room.sign, name="sign"),
    path("<int:page_id>/changes/", review_room.send_back, name="send-back"),
    path("<int:page_id>/problems/", review_room.live, name="live"),
]
