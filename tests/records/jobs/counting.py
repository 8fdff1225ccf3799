"""Kinds of jobs whose every run can be counted: each writes a row that names its job."""

from runwell.records import audit
from runwell.records.jobs.kinds import Hopeless, Kind


def counted(by, job, now):
    audit.record(by, "was counted", job)


def broken(by, job, now):
    audit.record(by, "was counted", job)
    raise ValueError("Robin's hip clicks")


def hopeless(by, job, now):
    raise Hopeless("nothing to be done")


KINDS = (
    Kind("counted", counted),
    Kind("broken", broken),
    Kind("broken outside", broken, inside=False),
    Kind("hopeless", hopeless),
)
