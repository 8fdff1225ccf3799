"""What is kept, one file a table."""

from runwell.records.models.audit_event import AuditEvent
from runwell.records.models.kept_verdict import KeptVerdict
from runwell.records.models.location import Location
from runwell.records.models.practice import Practice
from runwell.records.models.visit_request import VisitRequest

__all__ = ["AuditEvent", "KeptVerdict", "Location", "Practice", "VisitRequest"]
