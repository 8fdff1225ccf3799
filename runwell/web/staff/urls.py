"""Addresses of the rooms of the staff. An id stands in them, never a name."""

from django.urls import path

from runwell.web.staff import (
    messages,
    notes,
    opened,
    patients,
    people,
    placing,
    record,
    rooms,
    runs,
    trail,
    visits,
)
from runwell.web.staff.caseload.marks import looked
from runwell.web.staff.caseload.page import my_patients
from runwell.web.staff.comeback import changing
from runwell.web.staff.comeback.page import comeback
from runwell.web.staff.discharge import discharge, reopen
from runwell.web.staff.examination.cause import cause
from runwell.web.staff.examination.page import examination
from runwell.web.staff.programme import begin, closing, doses, gates, marks, page, phase, printing
from runwell.web.staff.summary import page as summary
from runwell.web.staff.timeline.page import timeline

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
    path("caseload/", my_patients, name="caseload"),
    path("caseload/<uuid:patient_id>/looked/", looked, name="caseload-looked"),
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
    path("patients/<uuid:patient_id>/program/", page.program, name="program"),
    path("patients/<uuid:patient_id>/program/program.pdf", printing.pdf, name="program-pdf"),
    path("patients/<uuid:patient_id>/program/begin/", begin.begin, name="program-begin"),
    path("patients/<uuid:patient_id>/program/exercises/", doses.doses, name="program-exercises"),
    path("patients/<uuid:patient_id>/program/exercises/set/", doses.set_dose, name="program-set"),
    path("patients/<uuid:patient_id>/program/exercises/add/", doses.add, name="program-add"),
    path(
        "patients/<uuid:patient_id>/program/exercises/leave-out/", doses.leave_out, name="program-leave-out"
    ),
    path("patients/<uuid:patient_id>/program/phase/", phase.phase, name="program-phase"),
    path("patients/<uuid:patient_id>/program/tick/", marks.tick, name="program-tick"),
    path("patients/<uuid:patient_id>/program/gate/", gates.gate, name="program-gate"),
    path("patients/<uuid:patient_id>/program/lock/", closing.lock, name="program-lock"),
    path("patients/<uuid:patient_id>/program/end/", closing.end, name="program-end"),
    path("patients/<uuid:patient_id>/program/looked/", marks.looked, name="program-looked"),
    path(
        "patients/<uuid:patient_id>/program/entries/<uuid:entry_id>/",
        marks.entry_seen,
        name="program-entry-seen",
    ),
    path("patients/<uuid:patient_id>/summary/", summary.summary, name="summary"),
    path("patients/<uuid:patient_id>/summary/summary.pdf", summary.pdf, name="summary-pdf"),
    path("patients/<uuid:patient_id>/discharge/", discharge, name="discharge"),
    path("patients/<uuid:patient_id>/discharge/reopen/", reopen, name="reopen-care"),
    path("patients/<uuid:patient_id>/runs/", runs.runs, name="runs"),
    path("patients/<uuid:patient_id>/runs/<uuid:run_id>/", runs.run, name="run"),
    path("patients/<uuid:patient_id>/return/", comeback, name="return"),
    path("patients/<uuid:patient_id>/return/change/", changing.change, name="return-change"),
    path("patients/<uuid:patient_id>/return/neck/", changing.neck, name="return-neck"),
    path("patients/<uuid:patient_id>/return/days/", changing.days, name="return-days"),
    path("patients/<uuid:patient_id>/return/end/", changing.end, name="return-end"),
    path("patients/<uuid:patient_id>/messages/", messages.of_patient, name="messages"),
    path("patients/<uuid:patient_id>/messages/settled/", messages.settle, name="settle-messages"),
    path("messages/", messages.waiting, name="waiting-messages"),
    path("patients/<uuid:patient_id>/visits/", visits.visits, name="visits"),
    path("patients/<uuid:patient_id>/timeline/", timeline, name="timeline"),
    path("patients/<uuid:patient_id>/notes/", notes.notes, name="notes"),
    path("patients/<uuid:patient_id>/notes/<int:number>/correct/", notes.amend, name="amend-note"),
    path("patients/<uuid:patient_id>/examination/", examination, name="examination"),
    path("patients/<uuid:patient_id>/cause/", cause, name="cause"),
    path("opened/", opened.opened, name="opened"),
    path("opened/<uuid:opened_id>/read/", opened.mark_read, name="mark-read"),
    path("trail/", trail.trail, name="trail"),
    path("trail/verify/", trail.verify, name="verify"),
]
