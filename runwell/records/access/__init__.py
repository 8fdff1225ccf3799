"""Who may see what: whoever reads records asks here for the ones that this person may see.

own: a patient's own record. assigned: a clinician's patients. at my location: where a role was given.
all: a role that was given without a location.
"""

from runwell.records.access.calendar_feeds import CalendarSessions, calendar_feed, feed_of
from runwell.records.access.contents import Act, Contents, check_in, contents, with_names
from runwell.records.access.counts import daily_counts
from runwell.records.access.courses import course_of
from runwell.records.access.giving import may_give
from runwell.records.access.jobs import audit_end, due_jobs, last_backup, work_processes
from runwell.records.access.kept import kept_copy, kept_verdict
from runwell.records.access.own import (
    Colleague,
    agrees,
    own_check,
    own_checks,
    own_clinicians,
    own_consents,
    own_emergencies,
    own_requests,
    who_acted,
    whole_own_trail,
)
from runwell.records.access.patients import (
    emergency_of,
    looked_after,
    named,
    names,
    opened_records,
    own_record,
    patients,
    placed_by,
    trail_of_own_record,
)
from runwell.records.access.people import (
    clinicians,
    demand,
    has,
    places_of,
    roles_of,
    staff,
    team,
    works_here,
)
from runwell.records.access.phase_exits import (
    PhaseExit,
    exit_checks,
    next_gate,
    phase_exit,
    phase_since,
    ticks_of,
)
from runwell.records.access.practice import (
    closed_days,
    locations,
    member_to_change,
    office_to_change,
    practice,
    shows_unsigned,
)
from runwell.records.access.programmes import (
    clinicians_doses,
    current_programme,
    entries_to_look_at,
    gate_entries,
    gate_for,
    injured_bones,
    locked_by_clinician,
    newest_safety_word,
    open_gate,
    outcome_scores,
    programme_changes,
    programmes,
    situation_of,
)
from runwell.records.access.requests import is_front_desk, visit_requests
from runwell.records.access.trail import trail

__all__ = [
    "CalendarSessions",
    "calendar_feed",
    "feed_of",
    "PhaseExit",
    "exit_checks",
    "next_gate",
    "phase_exit",
    "phase_since",
    "ticks_of",
    "clinicians_doses",
    "gate_for",
    "injured_bones",
    "locked_by_clinician",
    "course_of",
    "current_programme",
    "entries_to_look_at",
    "gate_entries",
    "newest_safety_word",
    "open_gate",
    "outcome_scores",
    "programme_changes",
    "programmes",
    "situation_of",
    "closed_days",
    "daily_counts",
    "member_to_change",
    "office_to_change",
    "audit_end",
    "due_jobs",
    "work_processes",
    "Act",
    "Contents",
    "check_in",
    "clinicians",
    "contents",
    "may_give",
    "emergency_of",
    "looked_after",
    "named",
    "placed_by",
    "trail",
    "with_names",
    "demand",
    "has",
    "is_front_desk",
    "kept_copy",
    "kept_verdict",
    "last_backup",
    "locations",
    "names",
    "opened_records",
    "own_record",
    "patients",
    "places_of",
    "practice",
    "roles_of",
    "shows_unsigned",
    "staff",
    "team",
    "trail_of_own_record",
    "visit_requests",
    "works_here",
    "Colleague",
    "agrees",
    "own_check",
    "own_checks",
    "own_clinicians",
    "own_consents",
    "own_emergencies",
    "own_requests",
    "who_acted",
    "whole_own_trail",
]
