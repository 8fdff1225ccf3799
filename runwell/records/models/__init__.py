"""What is kept, one file a table."""

from runwell.records.models.account import Account
from runwell.records.models.assignment import Assignment
from runwell.records.models.audit_event import AuditEvent, AuditHead
from runwell.records.models.closed_day import ClosedDay
from runwell.records.models.consent import Consent
from runwell.records.models.daily_count import DailyCount
from runwell.records.models.due_job import DueJob
from runwell.records.models.given_role import GivenRole
from runwell.records.models.kept_verdict import KeptVerdict
from runwell.records.models.location import Location
from runwell.records.models.opened_record import OpenedRecord
from runwell.records.models.own_check import OwnCheck
from runwell.records.models.patient import Patient
from runwell.records.models.practice import Practice
from runwell.records.models.sign_in_link import SignInLink
from runwell.records.models.team_member import TeamMember
from runwell.records.models.visit_request import VisitRequest
from runwell.records.models.work_process import WorkProcess

__all__ = [
    "Account",
    "Assignment",
    "AuditEvent",
    "AuditHead",
    "ClosedDay",
    "Consent",
    "DailyCount",
    "DueJob",
    "GivenRole",
    "KeptVerdict",
    "Location",
    "OpenedRecord",
    "OwnCheck",
    "Patient",
    "Practice",
    "SignInLink",
    "TeamMember",
    "VisitRequest",
    "WorkProcess",
]
