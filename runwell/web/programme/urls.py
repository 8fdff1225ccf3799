"""Addresses of a runner's own program. Nothing stands in them but what they are."""

from django.urls import path

from runwell.web.programme import (
    before,
    begin,
    calendar_page,
    change,
    end,
    printing,
    program,
    reminders,
    way_out,
)

app_name = "programme"

urlpatterns = [
    path("", program.program, name="program"),
    path("begin/", begin.begin, name="begin"),
    path("before/", before.before, name="before"),
    path("change/", change.change, name="change"),
    path("end/", end.end, name="end"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("calendar/", calendar_page.calendar_page, name="calendar"),
    path("calendar/open/", calendar_page.open_calendar, name="open-calendar"),
    path("calendar/close/", calendar_page.close_calendar, name="close-calendar"),
    path("print/", printing.print_page, name="print"),
    path("program.pdf", printing.pdf, name="pdf"),
    path("tick/", way_out.tick, name="tick"),
    path("phase/", way_out.move, name="move"),
]
