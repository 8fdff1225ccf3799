"""next-tests.toml: what a clinician's tests and scans do and tell, in words for runners."""

from __future__ import annotations

from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, table
from runwell.knowledge.next_tests import ExamTest, NextTests, Scan

PATH = "next-tests.toml"
COMMENT = """What a clinician may test next, in words for runners.
[exams.<question>]: a clinician test. What studies measured of it, in links/, decides when it is shown.
[scans.<id>]: what decides about these causes, because no exam by hand can."""


def read(fields: Fields) -> NextTests:
    """The words without those that have a problem, which is noted."""
    exams = record.read_all(ExamTest, fields.inside("exams"))
    scans = record.read_all(Scan, fields.inside("scans"))
    fields.note_unknown_names()
    return NextTests(
        {name: exam for name, exam in exams.items() if exam},
        {name: scan for name, scan in scans.items() if scan},
    )


def write(tests: NextTests) -> str:
    """The text of next-tests.toml."""
    exams = (record.lines(table("exams", exam.id), exam, "id") for exam in tests.exams.values())
    scans = (record.lines(table("scans", scan.id), scan, "id") for scan in tests.scans.values())
    return document(COMMENT, *exams, *scans)
