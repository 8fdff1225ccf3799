"""One timeline of a patient: the rows of every table that tell of a moment, a month at a time.

For whoever reached the patient by `patients`; nothing here asks who reads.
"""

from runwell.records.access.timeline.logged import (
    Logged,
    Span,
    changes_of_days,
    logged,
    moments,
    moments_of,
    programmes_of,
)
from runwell.records.access.timeline.makers import Maker, makers
from runwell.records.access.timeline.months import Months, months_of
from runwell.records.access.timeline.runs_between import runs_between
from runwell.records.access.timeline.sources import EXCEPTIONS, SOURCES, Kind, Source
from runwell.records.access.timeline.telling import Telling, telling

__all__ = [
    "EXCEPTIONS",
    "SOURCES",
    "Kind",
    "Logged",
    "Maker",
    "Months",
    "Source",
    "Span",
    "Telling",
    "changes_of_days",
    "logged",
    "makers",
    "moments",
    "moments_of",
    "months_of",
    "programmes_of",
    "runs_between",
    "telling",
]
