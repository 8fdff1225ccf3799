"""Addresses of the rooms of the staff. An id stands in them, never a name."""

from django.urls import path

from runwell.web.staff import opened, patients, people, placing, record, rooms, trail

app_name = "staff"

urlpatterns = [
    path("", rooms.rooms, name="rooms"),
    path("people/", people.people, name="people"),
    path("people/new/", people.add, name="add-person"),
    path("people/<uuid:account_id>/", people.person, name="person"),
    path("people/<uuid:account_id>/roles/", people.give, name="give-role"),
    path("people/<uuid:account_id>/roles/<uuid:given_role_id>/end/", people.end, name="end-role"),
    path("people/<uuid:account_id>/close/", people.close, name="close"),
    path("people/<uuid:account_id>/open/", people.open_again, name="open-again"),
    path("people/<uuid:account_id>/reset/", people.reset, name="reset"),
    path("people/<uuid:account_id>/invite/", people.invite_again, name="invite-again"),
    path("patients/", patients.patients, name="patients"),
    path("patients/new/", patients.add, name="add-patient"),
    path("patients/<uuid:patient_id>/", record.record, name="record"),
    path("patients/<uuid:patient_id>/checks/<uuid:check_id>/", record.check, name="check"),
    path("patients/<uuid:patient_id>/emergency/", record.break_glass, name="break-glass"),
    path("patients/<uuid:patient_id>/care/", placing.placing, name="placing"),
    path("patients/<uuid:patient_id>/care/office/", placing.move, name="move"),
    path("patients/<uuid:patient_id>/care/clinicians/", placing.assign, name="assign"),
    path(
        "patients/<uuid:patient_id>/care/clinicians/<uuid:clinician_id>/end/",
        placing.end,
        name="end-assignment",
    ),
    path("opened/", opened.opened, name="opened"),
    path("opened/<uuid:opened_id>/read/", opened.mark_read, name="mark-read"),
    path("trail/", trail.trail, name="trail"),
    path("trail/verify/", trail.verify, name="verify"),
]
