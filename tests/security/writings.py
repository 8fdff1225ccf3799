"""What a clinician can add to a record, each as something to try."""

from runwell.records.access.discharges import care_state
from runwell.records.access.findings_of import cause_state, examination_state
from runwell.records.actions.confirmed_causes import confirm_cause
from runwell.records.actions.discharges import discharge
from runwell.records.actions.examinations import record_examination
from runwell.records.actions.messages import write_message
from runwell.records.actions.notes import write_note
from tests.records.examined import GTPS


def writings(by, record):
    """Everything of this kind that a clinician can add."""
    who = {"by": by, "patient_id": record.id}
    cause = {"seen": cause_state(record), "cause": GTPS, "how": "imaging"}
    end = {"seen": care_state(record), "how": "goals-met", "words": "", "program_goes_on": True}
    yield lambda: write_note(**who, words="Called back")
    yield lambda: write_message(**who, words="Come in")
    yield lambda: record_examination(**who, seen=examination_state(record), results={}, words="limps")
    yield lambda: confirm_cause(**who, **cause)
    yield lambda: discharge(**who, **end)
