"""What the page of due jobs calls their kinds and their failures."""

from __future__ import annotations

from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

KINDS: MappingProxyType[str, str | Promise] = MappingProxyType(
    {
        "mail": _("Send a mail"),
        "tell-front-desk": _("Tell the front desk that a request waits"),
        "forget-kept-verdicts": _("Delete kept answers whose time is over"),
        "forget-answered-requests": _("Delete requests answered long ago"),
        "forget-sign-in-links": _("Delete sign-in links that have expired"),
        "forget-unconfirmed-accounts": _("Delete accounts that were never confirmed"),
        "forget-ended-sessions": _("Delete sessions that have ended"),
        "forget-old-jobs": _("Delete old entries of this list"),
        "publish-scheduled-pages": _("Pages that go public or offline on a day"),
        "remind-of-page-reviews": _("Reminder of pages that are due for review"),
        "plan-session-reminders": _("Reminders of exercise sessions that are due"),
        "session-reminder": _("Remind somebody of an exercise session"),
        "plan-standings": _("Work out for today how patients stand"),
        "bring-standing-up": _("Work out how a patient stands"),
        "note-list-read": _("Note that a clinician looked at their list"),
        "mail-clinicians": _("Mail to clinicians on whose list somebody waits"),
        "learn-from-confirmed-cause": _("Keep a case to learn from, without a name"),
        "visit-reminder": _("Remind somebody of a visit"),
        "import-runs": _("Read watch files that somebody handed in"),
        "sweep-original-files": _("Delete files of runs that nobody has any more"),
        "forget-abandoned-uploads": _("Delete watch files that never arrived whole"),
        "anchor-audit-trail": _("Write the end of the audit trail into the log"),
    }
)
FAILURES: MappingProxyType[str, str | Promise] = MappingProxyType(
    {
        "mail is off": _("Mail is off."),
        "too late to be of use": _("It was too late to be of use."),
        "sealed with another SECRET_KEY": _("It was locked with another SECRET_KEY."),
        "the practice has no front desk address": _("The practice has no address for its front desk."),
        "this version does not know this kind of job": _("This version does not know this kind of job."),
        "its worker died each time": _("The worker died each time it tried."),
    }
)


def name_of(kind: str) -> str:
    """A kind of another version keeps the name that it has."""
    return str(KINDS.get(kind, kind))


def why(failure: str) -> str:
    """The sentence for what is known; else the kind of the error, which the host can look up."""
    known = FAILURES.get(failure)
    return str(known) if known else gettext("Error: %(kind)s") % {"kind": failure} if failure else ""
