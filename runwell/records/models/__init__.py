"""What is kept, one file a table."""

from runwell.records.models.account import Account
from runwell.records.models.assignment import Assignment
from runwell.records.models.audit_event import AuditEvent, AuditHead
from runwell.records.models.away_time import AwayTime
from runwell.records.models.calendar_feed import CalendarFeed
from runwell.records.models.closed_day import ClosedDay
from runwell.records.models.confirmed_cause import ConfirmedCause
from runwell.records.models.consent import Consent
from runwell.records.models.daily_count import DailyCount
from runwell.records.models.discharge import Discharge
from runwell.records.models.due_job import DueJob
from runwell.records.models.entry_to_look_at import EntryToLookAt
from runwell.records.models.examination import Examination
from runwell.records.models.gate_entry import GateEntry
from runwell.records.models.given_role import GivenRole
from runwell.records.models.imported_file import ImportedFile
from runwell.records.models.intake import Intake
from runwell.records.models.kept_comeback import KeptComeback
from runwell.records.models.kept_morning import KeptMorning
from runwell.records.models.kept_programme import KeptProgramme
from runwell.records.models.kept_run import KeptRun
from runwell.records.models.kept_session import KeptSession
from runwell.records.models.kept_verdict import KeptVerdict
from runwell.records.models.learning_record import LearningRecord
from runwell.records.models.location import Location
from runwell.records.models.message import Message
from runwell.records.models.note import Note
from runwell.records.models.opened_record import OpenedRecord
from runwell.records.models.original_file import OriginalFile
from runwell.records.models.outcome_score import OutcomeScore
from runwell.records.models.own_check import OwnCheck
from runwell.records.models.patient import Patient
from runwell.records.models.phase_tick import PhaseTick
from runwell.records.models.practice import Practice
from runwell.records.models.programme_change import ProgrammeChange
from runwell.records.models.read_mark import ReadMark
from runwell.records.models.run_import import RunImport
from runwell.records.models.run_source import RunSource
from runwell.records.models.run_streams import RunStreams
from runwell.records.models.run_week import RunWeek
from runwell.records.models.run_word import RunWord
from runwell.records.models.safety_word import SafetyWord
from runwell.records.models.session_answer import SessionAnswer
from runwell.records.models.set_entry import SetEntry
from runwell.records.models.sign_in_link import SignInLink
from runwell.records.models.standing import Standing
from runwell.records.models.taken_quarter import TakenQuarter
from runwell.records.models.team_member import TeamMember
from runwell.records.models.upload import Upload
from runwell.records.models.visit import Visit
from runwell.records.models.visit_request import VisitRequest
from runwell.records.models.work_process import WorkProcess
from runwell.records.models.working_hours import WorkingHours

__all__ = [
    "Account",
    "Assignment",
    "AuditEvent",
    "AuditHead",
    "AwayTime",
    "CalendarFeed",
    "ClosedDay",
    "ConfirmedCause",
    "Consent",
    "DailyCount",
    "Discharge",
    "DueJob",
    "EntryToLookAt",
    "Examination",
    "GateEntry",
    "GivenRole",
    "ImportedFile",
    "Intake",
    "KeptComeback",
    "KeptMorning",
    "KeptProgramme",
    "KeptRun",
    "KeptSession",
    "KeptVerdict",
    "LearningRecord",
    "Location",
    "Message",
    "Note",
    "OpenedRecord",
    "OriginalFile",
    "OutcomeScore",
    "OwnCheck",
    "Patient",
    "PhaseTick",
    "Practice",
    "ProgrammeChange",
    "ReadMark",
    "RunImport",
    "RunSource",
    "RunStreams",
    "RunWeek",
    "RunWord",
    "SafetyWord",
    "SessionAnswer",
    "SetEntry",
    "SignInLink",
    "Standing",
    "TakenQuarter",
    "TeamMember",
    "Upload",
    "Visit",
    "VisitRequest",
    "WorkProcess",
    "WorkingHours",
]
